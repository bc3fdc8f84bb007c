import Feedback

/// A ``Reading`` as packed bytes, about a tenth of its JSON. Touchpoints and themes are written by
/// name: what the same names cost is packed away with the neighbours' (``ContentBlock``).
///
/// Scores are kept to a millionth, so that they are shown as they were read.
enum ReadingCodec {
  /// 1 had whole scores and spans.
  private static let version: UInt8 = 2

  static func pack(_ reading: Reading) -> [UInt8] {
    var out = PackedWriter()
    pack(reading, into: &out)
    return out.bytes
  }

  static func pack(_ reading: Reading, into out: inout PackedWriter) {
    out.put(UInt64(version))
    out.put(reading.language.rawValue)
    put(reading.sentiment, into: &out)
    out.put(each: reading.touchpoints) { $0.put($1.rawValue) }
    put(reading.clauses, of: reading, into: &out)
    put(reading.themes, of: reading, into: &out)
    out.put(each: reading.statements) { put($1, into: &$0) }
  }

  static func unpack(_ bytes: UnsafeBufferPointer<UInt8>) throws(PackedBytesError) -> Reading {
    var packed = PackedReader(bytes)
    switch try packed.byte() {
    case 1: return try OldReadingCodec.unpack(&packed)
    case version: break
    default: throw PackedBytesError()
    }
    var reading = Reading(language: LanguageCode(rawValue: try packed.text()))
    reading.sentiment = try sentiment(&packed)
    reading.touchpoints = try packed.each { packed throws(PackedBytesError) in
      Touchpoint(rawValue: try packed.text())
    }
    reading.clauses = try clauses(&packed, of: reading)
    reading.themes = try themes(&packed, of: reading)
    reading.statements = try packed.each { packed throws(PackedBytesError) in
      try statement(&packed)
    }
    return reading
  }

  // MARK: Clauses

  /// Each with its distance from the one before it, and its touchpoint by its place among the
  /// item's.
  private static func put(
    _ clauses: [Reading.Clause], of reading: Reading, into out: inout PackedWriter
  ) {
    var end = 0
    out.put(each: clauses) { out, clause in
      out.put(signed: Int64(clause.span.lowerBound - end))
      out.put(count: clause.span.count)
      end = clause.span.upperBound
      put(clause.sentiment, into: &out)
      guard let touchpoint = clause.touchpoint else { return out.put(count: 0) }
      let place = reading.touchpoints.firstIndex(of: touchpoint)
      out.put(count: place.map { $0 + 2 } ?? 1)
      if place == nil { out.put(touchpoint.rawValue) }
    }
  }

  private static func clauses(
    _ packed: inout PackedReader, of reading: Reading
  ) throws(PackedBytesError) -> [Reading.Clause] {
    var end = 0
    return try packed.each { packed throws(PackedBytesError) in
      let span = try span(&packed, from: end)
      end = span.upperBound
      var clause = Reading.Clause(span: span, sentiment: try sentiment(&packed))
      let place = try packed.int()
      if place == 1 {
        clause.touchpoint = Touchpoint(rawValue: try packed.text())
      } else if place > 1 {
        guard reading.touchpoints.indices.contains(place - 2) else { throw PackedBytesError() }
        clause.touchpoint = reading.touchpoints[place - 2]
      }
      return clause
    }
  }

  // MARK: Themes

  /// Each with its distance from the one before it; its mood is that of the clause that it stands
  /// in, unless it is written out.
  private static func put(
    _ mentions: [Reading.ThemeMention], of reading: Reading, into out: inout PackedWriter
  ) {
    var start = 0
    var clauses = ClauseWalk(reading.clauses)
    out.put(each: mentions) { out, mention in
      out.put(mention.theme.rawValue)
      out.put(signed: Int64(mention.span.lowerBound - start))
      out.put(count: mention.span.count)
      start = mention.span.lowerBound
      let isClauses = clauses.clause(at: start)?.sentiment == mention.sentiment
      out.put(byte: isClauses ? 0 : 1)
      if !isClauses { put(mention.sentiment, into: &out) }
    }
  }

  private static func themes(
    _ packed: inout PackedReader, of reading: Reading
  ) throws(PackedBytesError) -> [Reading.ThemeMention] {
    var start = 0
    var clauses = ClauseWalk(reading.clauses)
    return try packed.each { packed throws(PackedBytesError) in
      let theme = Theme(rawValue: try packed.text())
      let span = try span(&packed, from: start)
      start = span.lowerBound
      let clause = clauses.clause(at: start)
      if try packed.byte() == 1 {
        return Reading.ThemeMention(theme: theme, span: span, sentiment: try sentiment(&packed))
      }
      guard let clause else { throw PackedBytesError() }
      return Reading.ThemeMention(theme: theme, span: span, sentiment: clause.sentiment)
    }
  }

  /// Finds the clauses that rising places stand in.
  private struct ClauseWalk {
    private let clauses: [Reading.Clause]
    private var next = 0

    init(_ clauses: [Reading.Clause]) { self.clauses = clauses }

    mutating func clause(at place: Int) -> Reading.Clause? {
      while next < clauses.count, clauses[next].span.upperBound <= place { next += 1 }
      guard next < clauses.count, clauses[next].span.contains(place) else { return nil }
      return clauses[next]
    }
  }

  // MARK: Parts

  private static func span(
    _ packed: inout PackedReader, from place: Int
  ) throws(PackedBytesError) -> Range<Int> {
    let start = place.addingReportingOverflow(Int(try packed.signed()))
    let end = start.partialValue.addingReportingOverflow(try packed.int())
    guard !start.overflow, !end.overflow, start.partialValue >= 0 else { throw PackedBytesError() }
    return start.partialValue..<end.partialValue
  }

  /// Label and millionths in one number.
  private static func put(_ sentiment: Sentiment, into out: inout PackedWriter) {
    out.put(signed: Int64(millionths(sentiment.score.value) * 3 + sentiment.label.code))
  }

  private static func sentiment(
    _ packed: inout PackedReader
  ) throws(PackedBytesError) -> Sentiment {
    let number = Int(try packed.signed())
    let code = (number % 3 + 4) % 3 - 1
    guard let label = SentimentLabel(code: code), abs(number) < 1 << 40 else {
      throw PackedBytesError()
    }
    return Sentiment(
      score: Score(clamping: Double((number - code) / 3) / 1_000_000), label: label)
  }

  /// The nearest millionth that is still the same when it is rounded to a ten-thousandth.
  private static func millionths(_ score: Double) -> Int {
    let nearest = (score * 1_000_000).rounded()
    let shown = (score * 10_000).rounded()
    let kept = (nearest / 1_000_000 * 10_000).rounded()
    return Int(nearest) + (kept == shown ? 0 : kept < shown ? 1 : -1)
  }

  private static func put(_ statement: Statement, into out: inout PackedWriter) {
    out.put(count: statement.kind.code)
    out.put(count: statement.span.lowerBound)
    out.put(count: statement.span.count)
    out.put(optional: statement.disconfirmation) { $0.put(signed: Int64($1.rawValue)) }
    out.put(count: statement.promise?.code ?? 0)
    out.put(statement.touchpoint.rawValue)
    put(statement.promised, into: &out)
    put(statement.actual, into: &out)
  }

  private static func put(_ amount: Statement.Amount?, into out: inout PackedWriter) {
    out.put(optional: amount) { out, amount in
      out.put(count: amount.unit.code)
      out.put(amount.value)
    }
  }

  static func statement(
    _ packed: inout PackedReader
  ) throws(PackedBytesError) -> Statement {
    guard let kind = Statement.Kind(code: try packed.int()) else { throw PackedBytesError() }
    let span = try packed.span()
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
