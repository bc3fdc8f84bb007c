import Feedback
import Language
import Synchronization

/// What one thread reads texts with: what it knows of the words that it met, and memory that it uses
/// again, so that a text costs no allocation but its reading. What a text says never depends on what
/// was read before it.
package struct ReadingWorkspace: Sendable {
  var text = ParsedText()
  var parser = TextParser.Scratch()
  var facts = TextFacts()
  var sentiment = SentimentReader.Scratch()
  var expectation = ExpectationReader.Scratch()
  var topic = TopicReader.Scratch()

  /// A workspace that knows no word yet.
  package init() {}
}

/// The workspaces of an analyzer, one for each thread that reads at one time.
final class Workspaces: Sendable {
  private let slots = (0..<mostThreads).map { _ in Slot() }
  private static let mostThreads = 32

  private final class Slot: Sendable {
    let workspace = Mutex(ReadingWorkspace())
  }

  /// Runs `body` with a workspace that nobody else uses.
  func with<R: Sendable>(_ body: (inout ReadingWorkspace) -> R) -> R {
    for slot in slots {
      if let result = slot.workspace.withLockIfAvailable({ body(&$0) }) { return result }
    }
    var workspace = ReadingWorkspace()
    return body(&workspace)
  }
}
