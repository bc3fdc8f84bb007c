import Feedback
import Language

/// A mark that the customer gives: "8/10", "three out of five", "5 sterren", "een dikke negen". The
/// patterns stand in `modifiers.tsv`, with the full mark as their factor, numbers in words in
/// `amounts.tsv`. A `grade` is a mark only where it is all that its clause says: "Een 3."
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
    let (first, last) = (finding.tokens.lowerBound, finding.tokens.upperBound - 1)
    // A mark that does not open its pattern ends it, or stands right before its last word: numbers in the gap of
    // "geef alle drie een 8" are no mark.
    let numerals = [first, last, last - 1].lazy.filter { finding.tokens.contains($0) }
    guard let place = numerals.first(where: { isNumeral($0, of: tokens) }),
      let value = number(place, of: tokens), finding.factor > 0, value <= finding.factor
    else { return nil }
    return value / finding.factor
  }

  private func isNumeral(_ place: Int, of tokens: TokenList) -> Bool {
    tokens.tokens[place].isNumber || word(place, of: tokens) != nil
  }

  /// The number that a token is, in at most four digits or in a word.
  private func number(_ place: Int, of tokens: TokenList) -> Double? {
    guard tokens.tokens[place].isNumber else { return word(place, of: tokens) }
    return tokens.normCount(place) < 5
      ? Double(tokens.word(place).replacing(",", with: ".")) : nil
  }

  private func word(_ place: Int, of tokens: TokenList) -> Double? {
    for lexicon in amounts {
      if case .number(let value) = lexicon[tokens.tokens[place].hash] { return value }
    }
    return nil
  }
}
