import Feedback

/// Words to look for next to each other, with their terms in each language that they can be in.
struct SoughtWords: Equatable {
  /// For each of ``TermRules/forms``, a term for each word.
  private let terms: [LanguageCode: [String]]
  /// What the last word begins with, as it was typed; nil where it is a whole word.
  let beginning: String?

  /// - Parameter isPrefix: the last word is the beginning of one.
  init(_ words: [String], isPrefix: Bool, _ writer: inout TermWriter) {
    var terms: [LanguageCode: [String]] = [:]
    for form in TermRules.forms { terms[form] = words.map { writer.stem($0, in: form) } }
    self.terms = terms
    beginning = isPrefix ? words.last : nil
  }

  /// A term for each word of an item in `language`; the last says nothing where there is a
  /// ``beginning``.
  subscript(language: LanguageCode) -> [String] {
    terms[TermRules.form(of: language)] ?? []
  }

  /// The items in `language` that hold the words: all of them where the words are whole, else those
  /// with a term that begins so.
  func pattern(in language: LanguageCode) -> MatchPattern {
    guard let beginning else { return .phrase(self[language]) }
    return .phrase(self[language].dropLast() + [beginning], isPrefix: true)
  }
}
