import Feedback

/// Cuts a messenger's thread, which goes on for years, into conversations: each is one contribution
/// of the customer, in the week in which it was made.
///
/// A new conversation begins where a customer speaks again a day or more after the company had the
/// last word. WhatsApp's own window for service conversations is the same 24 hours. A late answer
/// belongs to its question, however late, and a customer who asks again while nobody has answered
/// is still waiting; only after a week does that begin anew. Without times there is one
/// conversation.
enum Conversation {
  /// In seconds.
  static let window: Int64 = 86_400
  /// How long an unanswered customer is taken to be waiting, in seconds.
  static let patience: Int64 = 7 * 86_400

  static func cut(
    _ said: [ChatTranscript.Utterance]
  ) -> [ArraySlice<ChatTranscript.Utterance>] {
    var parts: [ArraySlice<ChatTranscript.Utterance>] = []
    var start = 0
    var last: (at: Timestamp, role: FeedbackItem.Role?)?
    for (place, utterance) in said.enumerated() where utterance.role != .system {
      guard let at = utterance.at else { continue }
      if let last, begins(utterance, at: at, after: last) {
        parts.append(said[start..<place])
        start = place
      }
      last = (at, utterance.role)
    }
    return parts + [said[start...]]
  }

  private static func begins(
    _ utterance: ChatTranscript.Utterance, at: Timestamp,
    after last: (at: Timestamp, role: FeedbackItem.Role?)
  ) -> Bool {
    let silence = at.seconds - last.at.seconds
    guard silence >= window, utterance.role != .agent else { return silence >= patience * 4 }
    return last.role != .customer || silence >= patience
  }
}
