import Markup
import Synchronization

/// What was seen last of a file's beginning, so that a small file is not parsed twice: once to be
/// recognised, and once to be read. Several threads share it, each with a file of its own.
final class ChatSniff: Sendable {
  /// A beginning of a file, what kind of text it is, and where its messages stand if that was looked
  /// for and found.
  struct Sight: Sendable {
    let head: [UInt8]
    let source: ChatSource
    var finding: MessagePlan.Finding?
  }

  private let last = Mutex<Sight?>(nil)

  /// What kind of text begins with `head`; remembered until it is taken.
  func look(at head: [UInt8]) -> ChatSource {
    let source = ChatSource(head: head)
    last.withLock { $0 = Sight(head: head, source: source) }
    return source
  }

  /// Keeps where the messages below `root` stand, if it is what was seen last: another thread may have
  /// seen another file since.
  func keep(_ finding: MessagePlan.Finding?, below root: MarkupNode) {
    last.withLock { last in
      if last?.source.root?.tree === root.tree { last?.finding = finding }
    }
  }

  /// The same for a file that is read now.
  func take(_ head: [UInt8]) -> Sight {
    let known = last.withLock { last in
      defer { last = nil }
      return last.flatMap { $0.head == head ? $0 : nil }
    }
    return known ?? Sight(head: head, source: ChatSource(head: head))
  }
}
