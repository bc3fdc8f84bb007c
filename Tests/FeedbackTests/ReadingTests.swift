import Testing

@testable import Feedback

@Suite struct ReadingTests {
  private func reading(_ verdicts: [Int?], promises: [PromiseState?] = []) -> Reading {
    var statements = verdicts.map { verdict in
      Statement(
        kind: .unmet, span: 0..<1, disconfirmation: verdict.flatMap(Disconfirmation.init(rawValue:))
      )
    }
    statements += promises.map {
      Statement(kind: .promiseOpen, span: 0..<1, disconfirmation: nil, promise: $0)
    }
    return Reading(language: .dutch, statements: statements)
  }

  @Test(
    arguments: [
      ([], nil), ([nil], nil), ([-1], -1), ([-2, 1], -1), ([1, -1], -1), ([-1, 1], 1), ([0], 0),
      ([-1, 1, 0], 0), ([nil, 2], 1),
    ] as [([Int?], Int?)])
  func `the net sign counts, and the last verdict where verdicts cancel`(
    verdicts: [Int?], expected: Int?
  ) {
    #expect(reading(verdicts).expectation == expected)
  }

  @Test(
    arguments: [
      ([], nil), ([.kept], .kept), ([.kept, .open], .open), ([.open, .broken, .kept], .broken),
    ] as [([PromiseState], PromiseState?)])
  func `the worst promise stands for the item`(states: [PromiseState], expected: PromiseState?) {
    #expect(reading([], promises: states).promise == expected)
  }

  @Test(arguments: [(2.0, 1.0), (-7, -1), (0.25, 0.25), (.nan, 0), (.infinity, 1)])
  func `a score stays in its range`(value: Double, expected: Double) {
    #expect(Score(clamping: value).value == expected)
  }

  @Test func `a rating outside its scale is not made`() throws {
    #expect(Rating(11, lowest: 0, highest: 10) == nil)
    #expect(Rating(3, lowest: 5, highest: 5) == nil)
    #expect(try #require(Rating(4, lowest: 1, highest: 7)).share == 0.5)
  }

  @Test func `a rejection says place, reason and advice`() {
    let rejection = Rejection(
      file: "feedback.csv", line: 212, column: 7,
      reason: "the field that opens on line 207 is never closed",
      advice: "add a closing quote")
    #expect(
      rejection.description
        == "feedback.csv:212:7: the field that opens on line 207 is never closed; add a closing quote"
    )
    #expect(
      Rejection(file: "a.mbox", index: 3, reason: "it is cut off", advice: "export it again")
        .description
        == "a.mbox#3: it is cut off; export it again")
  }
}
