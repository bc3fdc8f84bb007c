import Feedback
import Language

/// The words that tell who speaks in a line such as "Agent: …", from the classes `agent`, `department`
/// and `address` of `classes.tsv`, all languages together.
struct Speakers: Sendable {
  private var words = WordIndex()
  private static let names = ["agent", "department", "address"]

  init(lexicons: Lexicons) {
    for language in LanguageCode.analysed {
      let classes = lexicons.classes(language)
      for (bit, name) in Self.names.enumerated() {
        for word in classes[name] ?? [] { words.set(word, to: (words[hash: word] ?? 0) | 1 << bit) }
      }
    }
  }

  /// Whether the word names somebody who works for the company.
  func isAgent(_ hash: UInt64) -> Bool { has(0, hash) }

  /// Whether the word names a department, which customers write about too.
  func isDepartment(_ hash: UInt64) -> Bool { has(1, hash) }

  /// Whether a company's line of a conversation may start with the word.
  func isAddress(_ hash: UInt64) -> Bool { has(2, hash) }

  private func has(_ bit: UInt32, _ hash: UInt64) -> Bool {
    (words[hash: hash] ?? 0) >> bit & 1 == 1
  }
}
