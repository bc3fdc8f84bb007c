import Feedback

/// The chats of one piece of a file in which nothing told of someone whether he is a customer.
struct UndecidedChats {
  private var count = 0
  /// Of the first of them.
  private var index: Int?

  mutating func look(at item: FeedbackItem) {
    guard item.turns.contains(where: { $0.role == .unknown }) else { return }
    count += 1
    index = index ?? item.source.index
  }

  /// What is to be said of them; nil where there are none.
  func notice(file: String) -> Rejection? {
    guard let index else { return nil }
    let who = count == 1 ? "in this chat" : "in \(count) chats from here on"
    return Rejection(
      file: file, index: index,
      reason: "\(who) nothing tells whether a speaker is a customer or one of yours, so that the "
        + "words of that speaker are not counted",
      advice: "say in voc.yaml how your people are called in chats (company: names:), or where the "
        + "role stands and which words mean whom (chats: role:, roles:); then read the file again")
  }
}
