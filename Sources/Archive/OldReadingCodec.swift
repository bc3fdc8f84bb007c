import Feedback

/// Reads readings as ``ReadingCodec`` packed them in archives of schema 1 and 2.
enum OldReadingCodec {
  /// - Parameter packed: behind the version.
  static func unpack(_ packed: inout PackedReader) throws(PackedBytesError) -> Reading {
    var reading = Reading(language: LanguageCode(rawValue: try packed.text()))
    reading.sentiment = try sentiment(&packed)
    reading.touchpoints = try packed.each { packed throws(PackedBytesError) in
      Touchpoint(rawValue: try packed.text())
    }
    reading.clauses = try packed.each { packed throws(PackedBytesError) in
      Reading.Clause(
        span: try packed.span(), sentiment: try sentiment(&packed),
        touchpoint: try packed.optionalText().map(Touchpoint.init(rawValue:)))
    }
    reading.themes = try packed.each { packed throws(PackedBytesError) in
      Reading.ThemeMention(
        theme: Theme(rawValue: try packed.text()), span: try packed.span(),
        sentiment: try sentiment(&packed))
    }
    reading.statements = try packed.each { packed throws(PackedBytesError) in
      try ReadingCodec.statement(&packed)
    }
    return reading
  }

  private static func sentiment(
    _ packed: inout PackedReader
  ) throws(PackedBytesError) -> Sentiment {
    guard let label = SentimentLabel(code: Int(try packed.signed())) else {
      throw PackedBytesError()
    }
    return Sentiment(score: Score(clamping: try packed.double()), label: label)
  }
}
