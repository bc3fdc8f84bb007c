import Feedback
import Language

/// A mark that the customer gives: "8/10", "three out of five", "5 sterren", "een dikke negen". The
/// patterns stand in `modifiers.tsv`, with the full mark as their factor, and numbers in words in `amounts.tsv`. A `grade` is a mark only
/// where it is all that its clause says: "Een 3."
final class RatingRule: ClauseRule {
  private let weights: ScoringWeights
  /// Of both languages.
  private let amounts: [AmountLexicon]

  /// - Throws: ``LexiconError`` at a row of `amounts.tsv` that cannot be used.
  init(weights: ScoringWeights, library: LexiconLibrary) throws(LexiconError) {
    self.weights = weights
    var amounts: [AmountLexicon] = []
    for language in LanguageCode.analysed {
      amounts.append(try AmountLexicon(library.table("\(language.rawValue)/amounts.tsv")))
    }
    self.amounts = amounts
  }

  /// A clause of more words and marks than this says more than its grade.
  private static let longestGrade = 4

  func apply(to findings: inout FindingList, of clause: Clause, in text: ParsedText) {
    guard findings.roles.has(.mark) || findings.roles.has(.grade) else { return }
    for index in findings.indices {
      let finding = findings[index]
      guard finding.role == .mark || finding.role == .grade else { continue }
      findings[index].role = nil
      guard finding.role == .mark || clause.tokens.count <= Self.longestGrade,
        let share = share(finding, of: text.tokens)
      else { continue }
      findings[index].apply(.rating, (share - 0.6) * 2 * weights.rating)
    }
  }

  /// The number in a mark as a share of the full mark; nil where it is more.
  private func share(_ finding: Finding, of tokens: TokenList) -> Double? {
    guard finding.factor > 0 else { return nil }
    for place in finding.tokens {
      if let value = number(place, of: tokens) {
        return value <= finding.factor ? value / finding.factor : nil
      }
    }
    return nil
  }

  /// The number that a token is, in digits or in a word.
  private func number(_ place: Int, of tokens: TokenList) -> Double? {
    if tokens.tokens[place].isNumber {
      return tokens.normCount(place) < 5
        ? Double(tokens.word(place).replacing(",", with: ".")) : nil
    }
    for lexicon in amounts {
      if case .number(let value) = lexicon[tokens.tokens[place].hash] { return value }
    }
    return nil
  }
}
