import Language

/// A mark that the customer gives in words: "8/10", "3 out of 5", "5 sterren", "een 4 als cijfer".
struct RatingRule: ClauseRule {
  let weights: ScoringWeights
  /// Words after a number that make it stars, and between two numbers that make them a mark.
  private static let stars = ["ster", "sterren", "star", "stars", "*"].map { WordHash.of($0.utf8) }
  private static let outOf = ["van", "uit", "of"].map { WordHash.of($0.utf8) }

  func apply(to reading: inout ClauseReading, of text: ParsedText) {
    for index in reading.clause.tokens where text.tokens.tokens[index].isNumber {
      guard let (share, tokens) = mark(at: index, in: reading.clause.tokens, of: text.tokens)
      else { continue }
      reading.findings.append(
        Finding(
          tokens: tokens, valence: 0, value: (share - 0.6) * 2 * weights.rating, rules: [.rating]))
    }
  }

  private func mark(
    at index: Int, in clause: Range<Int>, of tokens: TokenList
  ) -> (Double, Range<Int>)? {
    guard index + 1 < clause.upperBound else { return nil }
    let next = tokens.tokens[index + 1]
    let isStar = Self.stars.contains(next.hash)
    let isBetween =
      Self.outOf.contains(next.hash) || next.isMark && tokens.mark(index + 1) == UInt8(ascii: "/")
    guard isStar || isBetween, let value = number(index, of: tokens), value <= 10 else {
      return nil
    }
    if isStar, value <= 5 { return (value / 5, index..<index + 2) }
    guard isBetween else { return nil }
    for place in index + 2..<min(index + 5, clause.upperBound) {
      if let top = number(place, of: tokens), top == 5 || top == 10, value <= top {
        return (value / top, index..<place + 1)
      }
    }
    return nil
  }

  private func number(_ index: Int, of tokens: TokenList) -> Double? {
    guard tokens.tokens[index].isNumber, tokens.normCount(index) < 5 else { return nil }
    return Double(tokens.word(index).replacing(",", with: "."))
  }
}
