import Feedback

/// A reading as the JSON line that `voc analyze` prints. Field names are a contract: see the README.
struct ReadingLine: Encodable {
  let id: String
  let text: String
  let reading: Reading

  private enum Key: String, CodingKey {
    case id, language, sentiment, touchpoints, themes, expectation, promise, statements
  }

  func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: Key.self)
    try line.encode(id, forKey: .id)
    try line.encode(reading.language, forKey: .language)
    try line.encode(Mood(reading.sentiment), forKey: .sentiment)
    try line.encode(reading.touchpoints, forKey: .touchpoints)
    try line.encode(themes, forKey: .themes)
    try line.encode(reading.expectation, forKey: .expectation)
    try line.encode(reading.promise, forKey: .promise)
    let utf8 = Array(text.utf8)
    try line.encode(
      reading.statements.map { StatementLine($0, in: utf8) }, forKey: .statements)
  }

  /// Each theme once, in the order of the text.
  private var themes: [Theme] {
    var seen: Set<Theme> = []
    return reading.themes.map(\.theme).filter { seen.insert($0).inserted }
  }

  struct Mood: Encodable {
    let score: Double
    let label: SentimentLabel

    /// The score to four decimals.
    init(_ sentiment: Sentiment) {
      score = (sentiment.score.value * 10_000).rounded() / 10_000
      label = sentiment.label
    }
  }

  struct StatementLine: Encodable {
    let quote: String
    let start, end: Int
    let kind: Statement.Kind
    let disconfirmation: Int?
    let promise: PromiseState?
    let touchpoint: Touchpoint
    let promised, actual: AmountLine?

    init(_ statement: Statement, in utf8: [UInt8]) {
      let span = statement.span.clamped(to: 0..<utf8.count)
      quote = String(decoding: utf8[span], as: UTF8.self)
      start = span.lowerBound
      end = span.upperBound
      kind = statement.kind
      disconfirmation = statement.disconfirmation?.rawValue
      promise = statement.promise
      touchpoint = statement.touchpoint
      promised = statement.promised.map(AmountLine.init)
      actual = statement.actual.map(AmountLine.init)
    }
  }

  struct AmountLine: Encodable {
    let value: Double
    let unit: Statement.Unit

    init(_ amount: Statement.Amount) {
      value = amount.value
      unit = amount.unit
    }
  }
}
