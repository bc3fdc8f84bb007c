import Feedback
import Foundation
import Testing

@testable import Intake

/// An item with every member that a line can have.
private let whole = FeedbackItem(
  nativeID: "a\"b\\c/d", channel: .chat, format: "csv.qualtrics", kind: .feedback,
  source: FeedbackItem.Source(file: "map/\u{7}.csv", index: 12),
  received: Timestamp(seconds: 1_000_000_000),
  customer: FeedbackItem.Customer(
    name: "Zoë", address: "z@voorbeeld.example", id: "7", company: "C", segment: "S"),
  thread: "t", subject: "s\u{2028}", text: "één\ttwee\r\n\u{8}\u{C}\u{1F}🙂", body: "b",
  language: .dutch, touchpoint: Touchpoint(rawValue: "levering"),
  ratings: Ratings(
    nps: Rating(9, lowest: 0, highest: 10), csat: Rating(4.5, lowest: 1, highest: 5),
    ces: Rating(1 / 3.0, lowest: 0, highest: 7)),
  ratingBlocks: [
    FeedbackItem.RatingBlock(
      touchpoint: Touchpoint(rawValue: "factuur"),
      ratings: Ratings(
        expectation: Rating(7, lowest: 1, highest: 7), experience: Rating(2, lowest: 1, highest: 7))
    )
  ],
  completion: .partial, answers: [FeedbackItem.Answer(question: "q", text: "")],
  turns: [FeedbackItem.Turn(role: .agent, name: nil, at: Timestamp(seconds: -1), text: "hoi")],
  pace: FeedbackItem.Pace(firstAnswer: 3, longestSilence: nil),
  columns: [
    FeedbackItem.Column(name: "z", value: "1"), FeedbackItem.Column(name: "a\n", value: "2"),
    FeedbackItem.Column(name: "z", value: "3"),
  ], promise: .broken)

@Suite("The line of an item")
struct ItemLineTests {
  private func encoded(_ item: FeedbackItem) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(ItemLine(item)), as: UTF8.self)
  }

  @Test("is what a general encoder writes, to the byte")
  func isAsEncoded() throws {
    let expected = try encoded(whole)
    #expect(ItemLine(whole).json() == expected)
  }

  @Test("leaves out what an item does not have")
  func leavesOut() throws {
    let bare = FeedbackItem(
      nativeID: "1", channel: .survey, format: "csv",
      source: FeedbackItem.Source(file: "a.csv", index: 0), text: "")
    let expected = try encoded(bare)
    #expect(ItemLine(bare).json() == expected)
  }
}
