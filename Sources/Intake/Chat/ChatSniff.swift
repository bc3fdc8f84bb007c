import Synchronization

/// What was seen last of a file's beginning, so that a small file is not parsed twice: once to be
/// recognised, and once to be read.
final class ChatSniff: Sendable {
  private let last = Mutex<(head: [UInt8], source: ChatSource)?>(nil)

  /// What kind of text begins with `head`; remembered until it is taken.
  func look(at head: [UInt8]) -> ChatSource {
    let source = ChatSource(head: head)
    last.withLock { $0 = (head, source) }
    return source
  }

  /// The same for a file that is read now.
  func take(_ head: [UInt8]) -> ChatSource {
    let known = last.withLock { last in
      defer { last = nil }
      return last.flatMap { $0.head == head ? $0.source : nil }
    }
    return known ?? ChatSource(head: head)
  }
}
