import Bytes
import Feedback

/// A reading as the JSON line that `voc analyze` prints. Field names are a contract: see the README.
///
/// Written by hand, as items are (`ItemLine`): a general encoder took longer than the reading.
struct ReadingLine {
  let id: String
  let text: String
  let reading: Reading

  /// Puts the line without its line break, keys in alphabetical order.
  func put(_ json: inout JSONWriter) {
    json.open()
    putMembers(&json)
    json.close()
  }

  /// Puts what the line says into an object that is open.
  func putMembers(_ json: inout JSONWriter) {
    Self.put("expectation", reading.expectation, &json)
    json.put("id", id)
    json.put("language", reading.language.rawValue)
    Self.put("promise", reading.promise?.rawValue, &json)
    let mood = Mood(reading.sentiment)
    json.open("sentiment")
    json.put("label", mood.label.rawValue)
    json.put("score", mood.score)
    json.close()
    json.openArray("statements")
    if !reading.statements.isEmpty {
      let utf8 = Array(text.utf8)
      for statement in reading.statements { Self.put(statement, of: utf8, &json) }
    }
    json.closeArray()
    json.openArray("themes")
    for theme in themes { json.put(element: theme.rawValue) }
    json.closeArray()
    json.openArray("touchpoints")
    for touchpoint in reading.touchpoints { json.put(element: touchpoint.rawValue) }
    json.closeArray()
  }

  /// Each theme once, in the order of the text.
  private var themes: [Theme] {
    var themes: [Theme] = []
    for mention in reading.themes where !themes.contains(mention.theme) {
      themes.append(mention.theme)
    }
    return themes
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

  /// Offsets are of the text in UTF-8.
  private static func put(
    _ statement: Statement, of utf8: [UInt8], _ json: inout JSONWriter
  ) {
    let span = statement.span.clamped(to: 0..<utf8.count)
    json.open()
    put("actual", statement.actual, &json)
    json.put("disconfirmation", statement.disconfirmation?.rawValue)
    json.put("end", span.upperBound)
    json.put("kind", statement.kind.rawValue)
    json.put("promise", statement.promise?.rawValue)
    put("promised", statement.promised, &json)
    json.put("quote", String(decoding: utf8[span], as: UTF8.self))
    json.put("start", span.lowerBound)
    json.put("touchpoint", statement.touchpoint.rawValue)
    json.close()
  }

  private static func put(
    _ name: StaticString, _ amount: Statement.Amount?, _ json: inout JSONWriter
  ) {
    guard let amount else { return }
    json.open(name)
    json.put("unit", amount.unit.rawValue)
    json.put("value", amount.value)
    json.close()
  }

  /// An absent value of these is null and not left out.
  private static func put(_ name: StaticString, _ value: Int?, _ json: inout JSONWriter) {
    if let value { json.put(name, value) } else { json.putNull(name) }
  }

  private static func put(_ name: StaticString, _ value: String?, _ json: inout JSONWriter) {
    if let value { json.put(name, value) } else { json.putNull(name) }
  }
}
