/// A rule that changes what the findings of one clause are worth.
protocol ClauseRule: Sendable {
  func apply(to reading: inout ClauseReading, of text: ParsedText)
}
