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
  @Test("is what a general encoder writes of the same members, to the byte")
  func isAsEncoded() throws {
    let line = ItemLine(whole).json()
    let members = try JSONSerialization.jsonObject(with: Data(line.utf8))
    let again = try JSONSerialization.data(
      withJSONObject: members, options: [.sortedKeys, .withoutEscapingSlashes])
    #expect(line == String(decoding: again, as: UTF8.self))
  }

  @Test("has every member, as the item has it")
  func hasEveryMember() {
    #expect(
      ItemLine(whole).json() == #"{"answers":[{"question":"q","text":""}],"body":"b","channel":"#
        + #""chat","columns":{"a\n":"2","z":"1"},"completion":"partial","customer":{"address":"#
        + #""z@voorbeeld.example","company":"C","id":"7","name":"Zoë","segment":"S"},"format":"#
        + #""csv.qualtrics","id":"a\"b\\c/d","kind":"feedback","language":"nl","pace":"#
        + #"{"firstAnswer":3},"promise":"broken","ratings":{"ces":0.3333333333333333,"csat":4.5,"#
        + #""nps":9,"scales":{"ces":7,"csat":5}},"received":"2001-09-09T01:46:40Z","#
        + #""source":{"file":"map/\u0007.csv","index":12},"subject":"s\#u{2028}","text":"#
        + #""één\ttwee\r\n\b\f\u001f🙂","thread":"t","touchpoint":"levering","#
        + #""touchpointRatings":[{"ratings":{"expectation":7,"experience":2,"scales":"#
        + #"{"expectation":7,"experience":7}},"touchpoint":"factuur"}],"turns":[{"at":"#
        + #""1969-12-31T23:59:59Z","role":"agent","text":"hoi"}]}"#)
  }

  @Test("leaves out what an item does not have")
  func leavesOut() {
    let bare = FeedbackItem(
      nativeID: "1", channel: .survey, format: "csv",
      source: FeedbackItem.Source(file: "a.csv", index: 0), text: "")
    #expect(
      ItemLine(bare).json()
        == #"{"body":"","channel":"survey","format":"csv","id":"1","kind":"feedback","#
        + #""source":{"file":"a.csv","index":0},"text":""}"#)
  }
}
