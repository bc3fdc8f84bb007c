import Feedback

/// The chats among a file's items of which nothing tells the day, so that they are in no week: of
/// interest to who keeps items and counts them by weeks.
package struct UndatedChats {
  private var count = 0
  /// The first of them in their file.
  private var first: FeedbackItem.Source?

  package init() {}

  /// Counts an item, in any order.
  package mutating func look(at item: FeedbackItem) {
    guard item.received == nil, item.kind == .feedback, item.format.hasPrefix("chat.") else {
      return
    }
    count += 1
    if item.source.index <= first?.index ?? .max { first = item.source }
  }

  /// What is to be said of them; nil where there are none.
  package var notice: Rejection? {
    guard let first else { return nil }
    let who = count == 1 ? "this chat has" : "\(count) chats from here on have"
    return Rejection(
      file: first.file, index: first.index,
      reason: "\(who) no date, and so no week and no place in a report",
      advice: "export with the date, or say in voc.yaml where the time stands (chats: time:)")
  }
}
