import Feedback

/// Decides who of a transcript's speakers is the customer. Evidence in order of weight: what the
/// source says of the message, the company's own names, a word of the speaker's name, what the
/// program tells of someone, what is said, the direction of the message, whose messages look alike,
/// and who the others are. What stays undecided is `unknown`.
struct SpeakerRoles {
  private let company: Set<String>
  private let customerName: String?
  private let parties: [String: ChatParty]
  let extent: ChatFormat.Extent
  private let lexicon = ChatLexicon.standard
  /// Who spoke, in the order of their first words.
  var speakers: [Speaker] = []
  /// Places of speakers by their keys, once there are many.
  private var places: [String: Int] = [:]

  struct Speaker {
    let key: String
    let name: String?
    var role: FeedbackItem.Role?
    /// The source itself says so, and not only a name or what was said.
    var isStated = false
    /// Something that this speaker said was said by a person.
    var isPerson = false
    /// Came into a conversation in which someone had spoken before.
    var hasJoined = false
    /// How the messages look, where they all look the same; 0 where they do not.
    var look: Int32
    /// Which way the messages go, where they all go the same.
    var direction: ChatTranscript.Direction?
    var goesBothWays = false
  }

  init(
    company: Set<String>, transcript: ChatTranscript, extent: ChatFormat.Extent = .conversation
  ) {
    self.company = company
    self.extent = extent
    customerName = transcript.customer.name?.lowercased()
    parties = transcript.parties
  }

  /// The utterances, each with its role.
  mutating func assign(
    _ utterances: [ChatTranscript.Utterance]
  ) -> [ChatTranscript.Utterance] {
    var said = utterances
    let colleagues = DoubtfulRoles.settle(&said)
    let who = said.map { $0.role == .system ? -1 : place(of: $0) }
    for (place, speaker) in who.enumerated() where speaker >= 0 {
      speakers[speaker].note(said[place])
    }
    decideByEvidence(said, who)
    for place in speakers.indices where speakers[place].role == nil {
      if speakers[place].name.map(colleagues.contains) ?? false { speakers[place].role = .agent }
    }
    if speakers.contains(where: { $0.role == nil || $0.role == .system }) {
      decideByNotices(said, who)
      decideByWords(said, who)
      decideByDirection()
      decideByLooks()
      decideByOthers(said, who)
    }
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
  static let manySpeakers = 64
  /// So many are found by looking at each.
  private static let fewSpeakers = 8

  private static func key(_ utterance: ChatTranscript.Utterance) -> String {
    if let name = utterance.name { return name }
    if let role = utterance.role { return "\u{1}\(role)" }
    return utterance.direction == .outgoing ? "\u{1}out" : "\u{1}in"
  }

  private mutating func place(of utterance: ChatTranscript.Utterance) -> Int {
    let key = Self.key(utterance)
    for place in speakers.indices.prefix(Self.fewSpeakers) where speakers[place].key == key {
      return place
    }
    if speakers.count > Self.fewSpeakers, let place = places[key] { return place }
    if speakers.count >= Self.fewSpeakers { places[key] = speakers.count }
    speakers.append(
      Speaker(
        key: key, name: utterance.name, look: utterance.look, direction: utterance.direction))
    return speakers.count - 1
  }

  private mutating func decideByEvidence(_ said: [ChatTranscript.Utterance], _ who: [Int]) {
    for (place, speaker) in who.enumerated() where speaker >= 0 && speakers[speaker].role == nil {
      let stated = said[place].role
      speakers[speaker].role = stated ?? said[place].name.flatMap(role(ofName:))
      speakers[speaker].isStated = stated != nil
    }
  }

  /// By what agents say and customers do not.
  private mutating func decideByWords(_ said: [ChatTranscript.Utterance], _ who: [Int]) {
    for (place, speaker) in who.enumerated() where speaker >= 0 && speakers[speaker].role == nil {
      let text = ChatText.beginning(said[place].text)
      if lexicon.contains(text, .agentPhrase) || BotGreeting.isSaid(in: text) {
        speakers[speaker].role = .agent
      }
    }
  }

  /// By what the program tells of people in its own lines.
  private mutating func decideByNotices(_ said: [ChatTranscript.Utterance], _ who: [Int]) {
    let notices = StaffNotices(said)
    guard !notices.isEmpty else { return }
    for place in speakers.indices.prefix(Self.manySpeakers) where speakers[place].role == nil {
      guard let name = speakers[place].name else { continue }
      switch notices.told(of: name, among: speakers.lazy.compactMap(\.name)) {
      case .serves?: speakers[place].role = .agent
      case .joined(let line)?:
        let others = who[..<line].contains { $0 >= 0 && $0 != place && speakers[$0].role != .agent }
        speakers[place].hasJoined = others && !who[..<line].contains(place)
      case nil: break
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
        // "Velo Vandamme Gent" speaks for Velo Vandamme.
        if ours.utf8.contains(0x20), name.hasPrefix(ours + " ") { return true }
        let isBracketed = name.hasSuffix("(\(ours))") || name.hasSuffix("[\(ours)]")
        guard !isBracketed else { return true }
        guard name.hasSuffix(" " + ours) else { return false }
        let before = name.dropLast(ours.count + 1)
        return before.split(separator: " ").last.map { lexicon.isWord(String($0), .joint) } ?? false
      }
  }
}
