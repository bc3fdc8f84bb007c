import Feedback

/// Decides who of a transcript's speakers is the customer. Evidence in order of weight: what the
/// source says of the message, the company's own names, a word of the speaker's name, what is said,
/// who the others are, and the direction of the message. What stays undecided is `unknown`.
struct SpeakerRoles {
  private let company: Set<String>
  private let customerName: String?
  private let lexicon = ChatLexicon.standard
  private var decided: [String: FeedbackItem.Role] = [:]

  init(company: Set<String>, customerName: String?) {
    self.company = company
    self.customerName = customerName?.lowercased()
  }

  /// The utterances, each with its role.
  mutating func assign(_ transcript: ChatTranscript) -> [ChatTranscript.Utterance] {
    let speech = transcript.utterances.filter { $0.role != .system }
    var keys: [String] = []
    for utterance in speech where !keys.contains(Self.key(utterance)) {
      keys.append(Self.key(utterance))
      if keys.count > Self.manySpeakers { break }
    }
    decideByEvidence(speech)
    decideByOthers(keys)
    decideByDirection(speech)
    decideByOthers(keys)
    return transcript.utterances.map { utterance in
      var utterance = utterance
      utterance.role = utterance.role ?? decided[Self.key(utterance)] ?? .unknown
      return utterance
    }
  }

  /// A group larger than this is no conversation with a company.
  private static let manySpeakers = 64

  private static func key(_ utterance: ChatTranscript.Utterance) -> String {
    if let name = utterance.name { return name }
    return utterance.direction == .outgoing ? "\u{1}out" : "\u{1}in"
  }

  private mutating func decideByEvidence(_ speech: [ChatTranscript.Utterance]) {
    for utterance in speech {
      let key = Self.key(utterance)
      if let role = utterance.role {
        decided[key] = decided[key] ?? role
      } else if decided[key] == nil, let name = utterance.name, let role = role(ofName: name) {
        decided[key] = role
      }
    }
    for utterance in speech where decided[Self.key(utterance)] == nil {
      if lexicon.contains(utterance.text.prefix(400), .agentPhrase) {
        decided[Self.key(utterance)] = .agent
      }
    }
  }

  /// What a name alone says of its bearer.
  private func role(ofName name: String) -> FeedbackItem.Role? {
    let lower = name.lowercased()
    if company.contains(lower) { return .agent }
    if let customerName, customerName == lower { return .customer }
    return Self.role(ofWords: name)
  }

  /// What the words of a speaker's name, of a role attribute or of a class say.
  static func role(ofWords text: String) -> FeedbackItem.Role? {
    let words = [ChatLexicon.squashed(text)] + ChatText.words(text)
    func has(_ marker: ChatLexicon.Marker) -> Bool {
      words.contains { ChatLexicon.standard.isWord($0, marker) }
    }
    // "Customer service" is an agent, and so is a "system bot".
    if has(.agentName) { return .agent }
    if has(.customerName) { return .customer }
    return has(.systemName) ? .system : nil
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
  private mutating func decideByDirection(_ speech: [ChatTranscript.Utterance]) {
    guard !decided.values.contains(.agent), !decided.values.contains(.customer) else { return }
    for utterance in speech {
      guard let direction = utterance.direction else { continue }
      decided[Self.key(utterance)] = direction == .incoming ? .customer : .agent
    }
  }
}
