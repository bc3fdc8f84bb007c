import Archive
import Feedback

/// A search result as one JSON line.
struct HitLine: Encodable {
  let id: String
  let received: String?
  let channel: Channel
  let language: LanguageCode
  let touchpoints: [Touchpoint]
  let themes: [Theme]
  let sentiment: ReadingLine.Mood
  let expectation: Int?
  let promise: PromiseState?
  let nps, csat: Double?
  let subject: String?
  /// As `marks`, in the subject; absent where nothing is marked there.
  let subjectMarks: [[Int]]?
  let passage: String
  /// Start and end of each marked word, in UTF-8 bytes of the passage.
  let marks: [[Int]]

  init(_ hit: SearchHit) {
    id = hit.id.description
    received = hit.received?.rfc3339
    channel = hit.channel
    language = hit.language
    touchpoints = hit.touchpoints
    themes = hit.themes
    sentiment = ReadingLine.Mood(hit.sentiment)
    expectation = hit.expectation
    promise = hit.promise
    nps = hit.ratings.nps?.value
    csat = hit.ratings.csat?.value
    subject = hit.subject
    subjectMarks =
      hit.subjectMarks.isEmpty ? nil : hit.subjectMarks.map { [$0.lowerBound, $0.upperBound] }
    passage = hit.passage.text
    marks = hit.passage.marks.map { [$0.lowerBound, $0.upperBound] }
  }
}
