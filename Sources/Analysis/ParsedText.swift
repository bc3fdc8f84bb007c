import Feedback
import Language

/// A text as the three analyses see it: tokens, the language of each sentence, and clauses.
package struct ParsedText: Sendable {
  package internal(set) var tokens = TokenList()
  /// Of the item as a whole.
  package internal(set) var language = LanguageCode.undetermined
  /// One for each of the tokens' sentences.
  var tongues = ScratchArray<Tongue>()
  /// The language of each sentence as a place among ``languages``; -1 where it is the item's.
  var ownLanguages = ScratchArray<Int8>()
  /// All that can be told.
  var languages: [LanguageCode] = []
  /// In order; together they cover all tokens.
  package internal(set) var clauses = ScratchArray<Clause>()
  /// The words of the tokens, and of other texts; a workspace lends it to one text after another.
  package internal(set) var book = WordBook()

  /// A text without words.
  package init() {}

  /// The language of each of the tokens' sentences.
  package var sentenceLanguages: [LanguageCode] {
    ownLanguages.map { $0 < 0 ? language : languages[Int($0)] }
  }

  /// The language of the sentence that a clause stands in.
  func tongue(ofClause index: Int) -> Tongue { tongues[clauses[index].sentence] }

  /// The bytes of a clause in the text as given, without the mark that ends it.
  package func span(of clause: Clause) -> Range<Int> {
    tokens.span(of: clause.tokens) ?? 0..<0
  }
}

/// A piece of a sentence that says one thing: between commas, connectives and sentence ends.
package struct Clause: Sendable, Equatable {
  /// Token indices; never empty. The connective that opens the clause belongs to it.
  package var tokens: Range<Int>
  /// Index of the sentence in ``TokenList/sentences``.
  package var sentence: Int
  /// How it hangs on to what stands before it.
  package var link: Link
  /// Whether its sentence ends in a question mark.
  package var isQuestion: Bool

  /// What a connective makes of the clause that it opens.
  package enum Link: String, Sendable, CaseIterable {
    /// Starts a sentence, or goes on after a comma.
    case none
    /// `maar`, `but`: what follows counts more, what stood before counts less.
    case contrast
    /// `hoewel`, `although`: what follows counts less.
    case concession
    /// `als`, `if`: what follows did not happen, or not yet.
    case condition
    /// `omdat`, `because`, and relative and time clauses.
    case addition

    /// The link of a number from 0 to 4, in the order of the cases.
    init(number: UInt8) {
      switch number {
      case 1: self = .contrast
      case 2: self = .concession
      case 3: self = .condition
      case 4: self = .addition
      default: self = .none
      }
    }

    /// Whole numbers from 0 in the order of the cases.
    var number: UInt8 {
      switch self {
      case .none: 0
      case .contrast: 1
      case .concession: 2
      case .condition: 3
      case .addition: 4
      }
    }
  }
}
