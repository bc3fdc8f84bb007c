import Feedback

/// A word that names a role, but which one hangs on the words beside which a chat uses it: a `user`
/// is the customer beside an agent, and your side's beside a `contact`.
enum DoubtfulRole: Sendable {
  case user, external, `internal`
  /// `private`, `whisper`, `comment`: for colleagues only, where other messages are not.
  case aside

  /// Whether a message of whom nobody is named goes on with what was said before.
  var mayGoOn: Bool { self == .user || self == .external }
}

/// Settles what doubtful words mean in one transcript.
struct DoubtfulRoles {
  private typealias Utterance = ChatTranscript.Utterance

  private var hasCustomer = false
  private var hasAgent = false
  private var hasExternal = false
  private var hasInternal = false
  /// Something is said of which no word raises a doubt whether customers saw it.
  private var hasOpenTalk = false
  /// Who is a customer without a doubt.
  private var customers: Set<String> = []

  /// Gives each utterance whose role is in doubt the one that the others leave to it.
  ///
  /// - Returns: who wrote for colleagues only.
  static func settle(_ said: inout [ChatTranscript.Utterance]) -> Set<String> {
    guard said.contains(where: { $0.doubt != nil }) else { return [] }
    let found = DoubtfulRoles(said)
    var colleagues: Set<String> = []
    for place in said.indices {
      guard let doubt = said[place].doubt else { continue }
      said[place].role = found.role(doubt, of: said[place])
      if said[place].role == .system, let name = said[place].name { colleagues.insert(name) }
    }
    return colleagues
  }

  private init(_ said: [Utterance]) {
    for utterance in said {
      switch utterance.doubt {
      case .external?: hasExternal = true
      case .internal?: hasInternal = true
      case .user?: hasOpenTalk = true
      case .aside?: break
      case nil: note(utterance)
      }
    }
  }

  private mutating func note(_ utterance: Utterance) {
    guard utterance.role != .system else { return }
    if utterance.role != nil || utterance.direction != nil || utterance.name != nil {
      hasOpenTalk = true
    }
    if utterance.role == .customer {
      hasCustomer = true
      if let name = utterance.name { customers.insert(name) }
    }
    if utterance.role == .agent, !utterance.isBot { hasAgent = true }
  }

  private func role(_ doubt: DoubtfulRole, of utterance: Utterance) -> FeedbackItem.Role? {
    switch doubt {
    case .user:
      guard hasCustomer else { return .customer }
      if utterance.name.map(customers.contains) ?? false { return .customer }
      return hasAgent ? nil : .agent
    case .external:
      if hasInternal || (hasAgent && !hasCustomer) { return .customer }
      return hasCustomer ? .agent : nil
    case .internal:
      if hasExternal { return .agent }
      return hasOpenTalk ? .system : nil
    case .aside: return hasOpenTalk || hasExternal ? .system : utterance.role
    }
  }
}
