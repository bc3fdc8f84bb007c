import Feedback
import Language

/// What turns words into index terms: the same for what is stored, what is sought for and what is
/// marked in a passage.
struct TermRules: Sendable {
  let tokenizer = Tokenizer()
  let splitter: CompoundSplitter
  /// Sought along with a word; the index has each spelling as it was written.
  let spellings: Spellings
  /// Changes when the same text would give other terms; the index is rebuilt then.
  let version: String

  /// The rules that these lexicons give: Dutch compounds are cut into the words of
  /// `nl/compounds.tsv` and `nl/valence.tsv`. Their stems are parts too, so that plurals need not
  /// be listed; words of three letters are in too many others by accident.
  init(_ lexicons: LexiconLibrary) { self.init(lexicons, CompoundParts(lexicons)) }

  /// The same rules with parts that were worked out before.
  init(_ lexicons: LexiconLibrary, _ parts: CompoundParts) {
    splitter = CompoundSplitter(words: parts.hashes)
    spellings = Spellings(lexicons)
    version = parts.version
  }

  /// The languages that a word can be sought in; an item in any other has unstemmed terms.
  static let stemmed: [LanguageCode] = [.dutch, .english]

  /// The ways in which a word can stand in the index: as a stem of either language, and as it is.
  static let forms = stemmed + [.undetermined]

  /// Which of ``forms`` the words of an item in `language` have.
  static func form(of language: LanguageCode) -> LanguageCode {
    stemmed.contains(language) ? language : .undetermined
  }
}
