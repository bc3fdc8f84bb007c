import Feedback

/// Decides who of a transcript's speakers is the customer. Evidence in order of weight: what the
/// source says of the message, the company's own names, a word of the speaker's name, what is said,
/// who the others are, and the direction of the message. What stays undecided is `unknown`.
struct SpeakerRoles {
  private let company: Set<String>
  private let customerName: String?
  private let parties: [String: ChatParty]
  private let lexicon = ChatLexicon.standard
  private var decided: [String: FeedbackItem.Role] = [:]

  init(company: Set<String>, transcript: ChatTranscript) {
    self.company = company
    customerName = transcript.customer.name?.lowercased()
    parties = transcript.parties
  }

  /// The utterances, each with its role.
  mutating func assign(_ transcript: ChatTranscript) -> [ChatTranscript.Utterance] {
    let said = transcript.utterances
    var keys: [String] = []
    for place in said.indices where said[place].role != .system {
      let key = Self.key(said[place])
      if !keys.contains(key) { keys.append(key) }
      if keys.count > Self.manySpeakers { break }
    }
    decideByEvidence(said)
    decideByOthers(keys)
    decideByDirection(said)
    decideByOthers(keys)
    var roled = said
    for place in roled.indices { assign(&roled[place]) }
    return roled
  }

  private func assign(_ utterance: inout ChatTranscript.Utterance) {
    if utterance.role == nil { utterance.role = decided[Self.key(utterance)] ?? .unknown }
    guard !parties.isEmpty, let name = utterance.name, let party = parties[name.lowercased()]
    else { return }
    utterance.name = party.name ?? name
  }

  /// A group larger than this is no conversation with a company.
  private static let manySpeakers = 64

  private static func key(_ utterance: ChatTranscript.Utterance) -> String {
    if let name = utterance.name { return name }
    return utterance.direction == .outgoing ? "\u{1}out" : "\u{1}in"
  }

  private mutating func decideByEvidence(_ said: [ChatTranscript.Utterance]) {
    var isOpen = false
    for place in said.indices where said[place].role != .system {
      let key = Self.key(said[place])
      guard decided[key] == nil else { continue }
      decided[key] = said[place].role ?? said[place].name.flatMap(role(ofName:))
      isOpen = isOpen || decided[key] == nil
    }
    guard isOpen else { return }
    for utterance in said where utterance.role == nil && decided[Self.key(utterance)] == nil {
      if lexicon.contains(utterance.text.prefix(400), .agentPhrase) {
        decided[Self.key(utterance)] = .agent
      }
    }
  }

  /// What a name alone says of its bearer.
  private func role(ofName name: String) -> FeedbackItem.Role? {
    let lower = name.lowercased()
    if company.contains(lower) { return .agent }
    if let role = parties[lower]?.role { return role }
    if let customerName, customerName == lower { return .customer }
    return Self.role(ofWords: name)
  }

  /// Whether a speaker's name, or a role, is that of a program.
  static func isBot(_ words: String) -> Bool {
    let lexicon = ChatLexicon.standard
    var words = words
    return words.withUTF8 { words in
      var isBot = lexicon.isBot(ChatWords.squashed(words))
      if !isBot {
        ChatWords.each(words) { word in
          isBot = lexicon.isBot(word)
          return isBot
        }
      }
      return isBot
    }
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

  /// Beside agents, the others are customers; beside a customer, the only other one is the agent.
  private mutating func decideByOthers(_ keys: [String]) {
    let open = keys.filter { decided[$0] == nil }
    guard !open.isEmpty else { return }
    if keys.contains(where: { decided[$0] == .agent }) {
      let hasCustomer = keys.contains { decided[$0] == .customer }
      if !hasCustomer || open.count > 1 || keys.count > 2 {
        for key in open { decided[key] = .customer }
      }
    } else if open.count == 1, keys.count == 2, keys.contains(where: { decided[$0] == .customer }) {
      decided[open[0]] = .agent
    }
  }

  /// Exports are the company's: what went out is its own.
  private mutating func decideByDirection(_ said: [ChatTranscript.Utterance]) {
    guard !decided.values.contains(.agent), !decided.values.contains(.customer) else { return }
    for utterance in said {
      guard utterance.role != .system, let direction = utterance.direction else { continue }
      decided[Self.key(utterance)] = direction == .incoming ? .customer : .agent
    }
  }
}
