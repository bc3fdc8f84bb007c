import Feedback
import Language
import Synchronization

/// What one thread reads texts with: what it knows of the words that it met, and memory that it uses
/// again, so that a text costs no allocation but its reading. What a text says never depends on what
/// was read before it.
package struct ReadingWorkspace: Sendable {
  var text = ParsedText()
  var parser = TextParser.Scratch()
  var sentiment = SentimentReader.Scratch()
  var expectation = ExpectationReader.Scratch()
  var topic = TopicReader.Scratch()

  /// A workspace that knows no word yet.
  package init() {}
}

/// The workspaces that nobody reads with just now. There are never more than threads have read at one
/// time.
final class IdleWorkspaces: Sendable {
  private let idle = Mutex<[ReadingWorkspace]>([])
  /// A text longer than this, in bytes, leaves more memory behind than is worth keeping.
  private static let longestText = 1 << 20

  /// Runs `body` with a workspace that nobody else uses; `size` is the text's in bytes.
  func with<R>(_ size: Int, _ body: (inout ReadingWorkspace) -> R) -> R {
    var workspace = idle.withLock { $0.popLast() } ?? ReadingWorkspace()
    let result = body(&workspace)
    if size <= Self.longestText { idle.withLock { $0.append(workspace) } }
    return result
  }
}
