import Feedback
import Language

/// The tokens that are not the customer's own words: lines quoted with `>`, the turns of an agent
/// ("Agent: …"), and what somebody else said between quotation marks.
struct ForeignWords: Sendable {
  /// One flag a token; empty where all words are the customer's.
  private var silent: [Bool] = []

  init(_ list: TokenList, speakers: Speakers) {
    var index = 0
    while index < list.count {
      let token = list.tokens[index]
      let opensLine = index == 0 || token.flags.contains(.lineBefore)
      if opensLine, let end = Self.line(from: index, in: list, speakers: speakers) {
        silence(index..<end, of: list.count)
        index = end
      } else if token.isMark, let end = Self.quotation(from: index, in: list) {
        silence(index..<end, of: list.count)
        index = end
      } else {
        index += 1
      }
    }
  }

  func contains(_ token: Int) -> Bool { !silent.isEmpty && silent[token] }

  private mutating func silence(_ tokens: Range<Int>, of count: Int) {
    if silent.isEmpty { silent = Array(repeating: false, count: count) }
    for token in tokens { silent[token] = true }
  }

  /// The end of a quoted line, or of an agent's turn, that starts at `index`, where a line opens.
  private static func line(
    from index: Int, in list: TokenList, speakers: Speakers
  ) -> Int? {
    let isQuoted = list.text[list.tokens[index].span.lowerBound] == UInt8(ascii: ">")
    guard isQuoted || isAgent(index, in: list, speakers) else { return nil }
    var end = index + 1
    while end < list.count, !list.tokens[end].flags.contains(.lineBefore) { end += 1 }
    return end
  }

  private static let longestLabel = 7

  /// Whether a line starts with an agent and a colon, a time or name between them or not. A
  /// department speaks only where the line goes on as speech: "Support: slow" is the customer's.
  private static func isAgent(_ index: Int, in list: TokenList, _ speakers: Speakers) -> Bool {
    let end = min(index + longestLabel, list.count)
    guard
      let colon = (index..<end).first(where: {
        list.tokens[$0].isMark && list.mark($0) == UInt8(ascii: ":")
      })
    else { return false }
    let label = index..<colon
    if label.contains(where: { speakers.isAgent(list.tokens[$0].hash) }) { return true }
    return label.contains { speakers.isDepartment(list.tokens[$0].hash) }
      && colon + 1 < list.count && speakers.isAddress(list.tokens[colon + 1].hash)
  }

  private static let longestQuotation = 60

  /// The end of a quotation of three words or more that opens at `index`. A text that is one
  /// quotation from end to end is the customer's all the same.
  private static func quotation(from index: Int, in list: TokenList) -> Int? {
    guard isQuoteMark(index, in: list), index > 0 else { return nil }
    let limit = min(list.count, index + longestQuotation)
    guard let close = (index + 1..<limit).first(where: { isQuoteMark($0, in: list) }),
      close - index > 3
    else { return nil }
    return close + 1
  }

  private static func isQuoteMark(_ index: Int, in list: TokenList) -> Bool {
    list.tokens[index].isMark
      && (list.mark(index) == UInt8(ascii: "\"") || list.mark(index) == UInt8(ascii: "'"))
  }
}
