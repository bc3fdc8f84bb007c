import Feedback
import Language

/// A text with the cues and amounts of each sentence: what the rules look at.
struct ExpectationScene: Sendable {
  let text: ParsedText
  let sentences: [SentenceCues]
  let amounts: [[FoundAmount]]

  var list: TokenList { text.tokens }

  /// The bytes of the clauses that `tokens` lie in.
  func clauseSpan(_ tokens: Range<Int>) -> Range<Int> {
    span(clauseStart(tokens.lowerBound)..<clauseEnd(tokens.upperBound - 1))
  }

  /// The bytes from a token to the end of the clause that `last` lies in.
  func span(from first: Int, toClauseOf last: Int) -> Range<Int> {
    span(min(first, last)..<clauseEnd(max(first, last)))
  }

  /// The bytes of `tokens`, marks at the end left out.
  private func span(_ tokens: Range<Int>) -> Range<Int> {
    var end = tokens.upperBound
    while end - 1 > tokens.lowerBound, list.tokens[end - 1].isMark { end -= 1 }
    return list.span(of: tokens.lowerBound..<end) ?? 0..<0
  }

  private func clauseStart(_ token: Int) -> Int {
    clause(of: token)?.tokens.lowerBound ?? token
  }

  private func clauseEnd(_ token: Int) -> Int {
    clause(of: token)?.tokens.upperBound ?? token + 1
  }

  private func clause(of token: Int) -> Clause? {
    let clauses = text.clauses
    var low = 0
    var high = clauses.count
    while low < high {
      let middle = (low + high) / 2
      if clauses[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < clauses.count ? clauses[low] : nil
  }
}
