import Feedback

/// A ``Reading`` as packed bytes, about a fifth of its JSON. Touchpoints and themes are written by
/// name: a reading is only unpacked for an item that is shown, so the bytes that numbers would save
/// are not worth a second thing that can go wrong.
enum ReadingCodec {
  private static let version: UInt8 = 1

  static func pack(_ reading: Reading) -> [UInt8] {
    var out = PackedWriter()
    out.put(UInt64(version))
    out.put(reading.language.rawValue)
    put(reading.sentiment, into: &out)
    out.put(each: reading.touchpoints) { $0.put($1.rawValue) }
    out.put(each: reading.clauses) { out, clause in
      put(clause.span, into: &out)
      put(clause.sentiment, into: &out)
      out.put(optional: clause.touchpoint?.rawValue)
    }
    out.put(each: reading.themes) { out, mention in
      out.put(mention.theme.rawValue)
      put(mention.span, into: &out)
      put(mention.sentiment, into: &out)
    }
    out.put(each: reading.statements) { put($1, into: &$0) }
    return out.bytes
  }

  static func unpack(_ bytes: UnsafeBufferPointer<UInt8>) throws(PackedBytesError) -> Reading {
    var packed = PackedReader(bytes)
    guard try packed.byte() == version else { throw PackedBytesError() }
    var reading = Reading(language: LanguageCode(rawValue: try packed.text()))
    reading.sentiment = try sentiment(&packed)
    reading.touchpoints = try packed.each { packed throws(PackedBytesError) in
      Touchpoint(rawValue: try packed.text())
    }
    reading.clauses = try packed.each { packed throws(PackedBytesError) in
      Reading.Clause(
        span: try span(&packed), sentiment: try sentiment(&packed),
        touchpoint: try packed.optionalText().map(Touchpoint.init(rawValue:)))
    }
    reading.themes = try packed.each { packed throws(PackedBytesError) in
      Reading.ThemeMention(
        theme: Theme(rawValue: try packed.text()), span: try span(&packed),
        sentiment: try sentiment(&packed))
    }
    reading.statements = try packed.each { packed throws(PackedBytesError) in
      try statement(&packed)
    }
    return reading
  }

  private static func put(_ span: Range<Int>, into out: inout PackedWriter) {
    out.put(count: span.lowerBound)
    out.put(count: span.count)
  }

  private static func put(_ sentiment: Sentiment, into out: inout PackedWriter) {
    out.put(signed: Int64(sentiment.label.code))
    out.put(sentiment.score.value)
  }

  private static func put(_ statement: Statement, into out: inout PackedWriter) {
    out.put(count: statement.kind.code)
    put(statement.span, into: &out)
    out.put(optional: statement.disconfirmation) { $0.put(signed: Int64($1.rawValue)) }
    out.put(count: statement.promise?.code ?? 0)
    out.put(statement.touchpoint.rawValue)
    for amount in [statement.promised, statement.actual] {
      out.put(optional: amount) { out, amount in
        out.put(count: amount.unit.code)
        out.put(amount.value)
      }
    }
  }

  private static func span(
    _ packed: inout PackedReader
  ) throws(PackedBytesError) -> Range<Int> {
    let start = try packed.int()
    let (end, overflow) = start.addingReportingOverflow(try packed.int())
    guard !overflow else { throw PackedBytesError() }
    return start..<end
  }

  private static func sentiment(
    _ packed: inout PackedReader
  ) throws(PackedBytesError) -> Sentiment {
    guard let label = SentimentLabel(code: Int(try packed.signed())) else {
      throw PackedBytesError()
    }
    return Sentiment(score: Score(clamping: try packed.double()), label: label)
  }

  private static func statement(
    _ packed: inout PackedReader
  ) throws(PackedBytesError) -> Statement {
    guard let kind = Statement.Kind(code: try packed.int()) else { throw PackedBytesError() }
    let span = try span(&packed)
    let disconfirmation = try packed.optional { packed throws(PackedBytesError) in
      guard let value = Disconfirmation(rawValue: Int(try packed.signed())) else {
        throw PackedBytesError()
      }
      return value
    }
    let promise = PromiseState(code: try packed.int())
    let touchpoint = Touchpoint(rawValue: try packed.text())
    return Statement(
      kind: kind, span: span, disconfirmation: disconfirmation, promise: promise,
      touchpoint: touchpoint, promised: try amount(&packed), actual: try amount(&packed))
  }

  private static func amount(
    _ packed: inout PackedReader
  ) throws(PackedBytesError) -> Statement.Amount? {
    try packed.optional { packed throws(PackedBytesError) in
      guard let unit = Statement.Unit(code: try packed.int()) else { throw PackedBytesError() }
      return Statement.Amount(value: try packed.double(), unit: unit)
    }
  }
}
