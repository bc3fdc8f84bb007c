import Feedback

/// Decides who of a transcript's speakers is the customer. Evidence in order of weight: what the
/// source says of the message, the company's own names, a word of the speaker's name, what is said,
/// who the others are, and the direction of the message. What stays undecided is `unknown`.
struct SpeakerRoles {
  private let company: Set<String>
  private let customerName: String?
  private let parties: [String: ChatParty]
  private let lexicon = ChatLexicon.standard
  /// Who spoke, in the order of their first words.
  private var speakers: [Speaker] = []
  /// Places of speakers by their keys, once there are many.
  private var places: [String: Int] = [:]

  private struct Speaker {
    let key: String
    var role: FeedbackItem.Role?
    /// Something that this speaker said was said by a person.
    var isPerson = false
  }

  init(company: Set<String>, transcript: ChatTranscript) {
    self.company = company
    customerName = transcript.customer.name?.lowercased()
    parties = transcript.parties
  }

  /// The utterances, each with its role.
  mutating func assign(
    _ utterances: [ChatTranscript.Utterance]
  ) -> [ChatTranscript.Utterance] {
    var said = utterances
    let who = said.map { $0.role == .system ? -1 : place(of: Self.key($0)) }
    for (place, speaker) in who.enumerated() where speaker >= 0 && !said[place].isBot {
      speakers[speaker].isPerson = true
    }
    decideByEvidence(said, who)
    decideByOthers()
    decideByDirection(said, who)
    decideByOthers()
    for place in said.indices where said[place].role == nil || !parties.isEmpty {
      assign(&said[place], who[place])
    }
    return said
  }

  private func assign(_ utterance: inout ChatTranscript.Utterance, _ who: Int) {
    if utterance.role == nil { utterance.role = speakers[who].role ?? .unknown }
    guard !parties.isEmpty, let name = utterance.name, let party = parties[name.lowercased()]
    else { return }
    utterance.name = party.name ?? name
  }

  /// A group larger than this is no conversation with a company.
  private static let manySpeakers = 64
  /// So many are found by looking at each.
  private static let fewSpeakers = 8

  private static func key(_ utterance: ChatTranscript.Utterance) -> String {
    if let name = utterance.name { return name }
    return utterance.direction == .outgoing ? "\u{1}out" : "\u{1}in"
  }

  private mutating func place(of key: String) -> Int {
    for place in speakers.indices.prefix(Self.fewSpeakers) where speakers[place].key == key {
      return place
    }
    if speakers.count > Self.fewSpeakers, let place = places[key] { return place }
    if speakers.count >= Self.fewSpeakers { places[key] = speakers.count }
    speakers.append(Speaker(key: key))
    return speakers.count - 1
  }

  private mutating func decideByEvidence(_ said: [ChatTranscript.Utterance], _ who: [Int]) {
    for (place, speaker) in who.enumerated() where speaker >= 0 && speakers[speaker].role == nil {
      speakers[speaker].role = said[place].role ?? said[place].name.flatMap(role(ofName:))
    }
    guard speakers.contains(where: { $0.role == nil }) else { return }
    for (place, speaker) in who.enumerated() where speaker >= 0 && speakers[speaker].role == nil {
      if lexicon.contains(ChatText.beginning(said[place].text), .agentPhrase) {
        speakers[speaker].role = .agent
      }
    }
  }

  /// What a name alone says of its bearer.
  private func role(ofName name: String) -> FeedbackItem.Role? {
    let lower = name.lowercased()
    if company.contains(lower) { return .agent }
    if let role = parties[lower]?.role { return role }
    if let customerName, customerName == lower { return .customer }
    return isOurs(lower) ? .agent : Self.role(ofName: name)
  }

  /// Whether a name says by its end for which of the company's names its bearer speaks: "tim van
  /// stroomwijs", "tim (stroomwijs)", "tim | stroomwijs".
  private func isOurs(_ name: String) -> Bool {
    !company.isEmpty
      && company.contains { ours in
        let isBracketed = name.hasSuffix("(\(ours))") || name.hasSuffix("[\(ours)]")
        guard !isBracketed else { return true }
        guard name.hasSuffix(" " + ours) else { return false }
        let before = name.dropLast(ours.count + 1)
        return before.split(separator: " ").last.map { lexicon.isWord(String($0), .joint) } ?? false
      }
  }

  /// What a speaker's name alone says; a family name says nothing.
  static func role(ofName name: String) -> FeedbackItem.Role? {
    switch role(ofWords: name) {
    case nil: isSentBySomeone(name) ? .agent : nil
    case let role?: isFamilyName(name) ? nil : role
    }
  }

  /// Whether the word that would tell is the family name of a person: "Peter Bot", "mevr. Bot".
  private static func isFamilyName(_ name: String) -> Bool {
    let lexicon = ChatLexicon.standard
    let words = ChatText.words(name)
    guard words.count > 1, let last = words.last, lexicon.isWord(last, .surname) else {
      return false
    }
    return words.dropLast().allSatisfy { lexicon.isNamePart($0) }
  }

  /// Whether a name says for whom its bearer speaks, as customers' names do not: "Tim from Stroomwijs".
  private static func isSentBySomeone(_ name: String) -> Bool {
    ChatLexicon.standard.contains(name, .agentJoint)
      && ChatText.words(name).dropFirst().dropLast()
        .contains { ChatLexicon.standard.isWord($0, .agentJoint) }
  }

  /// Whether a speaker's name, or a role, is that of a program.
  static func isBot(_ words: String) -> Bool {
    var bytes = words
    return bytes.withUTF8 { isBot($0) } && !isFamilyName(words)
  }

  static func isBot(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
    let lexicon = ChatLexicon.standard
    var isBot = lexicon.isBot(ChatWords.squashed(words))
    if !isBot {
      ChatWords.each(words) { word in
        isBot = lexicon.isBot(word)
        return isBot
      }
    }
    return isBot
  }

  /// What the words of a speaker's name, of a role attribute or of a class say.
  static func role(ofWords text: String) -> FeedbackItem.Role? {
    var text = text
    return text.withUTF8 { role(ofWords: $0) }
  }

  /// "Customer service" is an agent, and so is a "system bot".
  static func role(ofWords text: UnsafeBufferPointer<UInt8>) -> FeedbackItem.Role? {
    let lexicon = ChatLexicon.standard
    var isCustomer = false
    var isSystem = false
    func isAgent(_ word: UInt64) -> Bool {
      switch lexicon.role(word) {
      case .agentName?: return true
      case .customerName?: isCustomer = true
      case nil: break
      default: isSystem = true
      }
      return false
    }
    if isAgent(ChatWords.squashed(text)) { return .agent }
    var found = false
    if !ChatWords.isOneWord(text) {
      ChatWords.each(text) { word in
        found = isAgent(word)
        return found
      }
    }
    if found { return .agent }
    return isCustomer ? .customer : isSystem ? .system : nil
  }

  /// Beside agents, the others are customers; beside a customer, the only other one is the agent, and
  /// so is whoever speaks after none but a program has answered.
  private mutating func decideByOthers() {
    let present = speakers.indices.prefix(Self.manySpeakers + 1)
    let open = present.filter { speakers[$0].role == nil }
    guard !open.isEmpty else { return }
    let hasCustomer = present.contains { speakers[$0].role == .customer }
    if present.contains(where: { speakers[$0].role == .agent }) {
      let hasPerson = present.contains { speakers[$0].role == .agent && isPerson(speakers[$0]) }
      if hasCustomer, !hasPerson {
        for place in open { speakers[place].role = .agent }
      } else if !hasCustomer || open.count > 1 || present.count > 2 {
        for place in open { speakers[place].role = .customer }
      }
    } else if open.count == 1, present.count == 2, hasCustomer {
      speakers[open[0]].role = .agent
    }
  }

  private func isPerson(_ speaker: Speaker) -> Bool {
    speaker.isPerson && !Self.isBot(speaker.key)
  }

  /// Exports are the company's: what went out is its own.
  private mutating func decideByDirection(_ said: [ChatTranscript.Utterance], _ who: [Int]) {
    guard !speakers.contains(where: { $0.role == .agent || $0.role == .customer }) else { return }
    for (place, speaker) in who.enumerated() where speaker >= 0 {
      guard let direction = said[place].direction else { continue }
      speakers[speaker].role = direction == .incoming ? .customer : .agent
    }
  }
}
