import Feedback
import Language
import Synchronization

/// What one thread reads texts with: what it knows of the words that it met, and memory that it uses
/// again, so that a text costs no allocation but its reading. What a text says never depends on what
/// was read before it, or beside it.
package struct ReadingWorkspace: Sendable {
  /// The words of all texts, lent to the one that is being read.
  var book = WordBook()
  var parser = TextParser.Scratch()
  var facts = TextFacts()
  /// One for each text that is read at one time, and as many as there were at most.
  var desks: [Desk] = []

  /// A workspace that knows no word yet.
  package init() {}

  /// Makes ready for some texts, of `size` bytes together.
  mutating func open(for texts: Int, of size: Int) {
    book.turnPage(for: size)
    while desks.count < texts { desks.append(Desk()) }
  }

  /// Lends the book to the text on a desk; ``takeBook(from:)`` takes it back.
  mutating func lendBook(to desk: Int) { swap(&book, &desks[desk].text.book) }

  /// Takes the book back from the text on a desk.
  mutating func takeBook(from desk: Int) { swap(&book, &desks[desk].text.book) }
}

/// Where one text lies while it is read: the text as it is cut, and what each analysis finds in it.
struct Desk: Sendable {
  var text = ParsedText()
  var hits = LexiconHits()
  var sentiment = SentimentReader.Scratch()
  var expectation = ExpectationReader.Scratch()
  var topic = TopicReader.Scratch()
  var statements: [Statement] = []
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
