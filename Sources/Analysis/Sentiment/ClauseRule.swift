/// A rule that changes what the findings of one clause, the open one of a list, are worth. Rules are
/// classes, so that calling one copies no weights.
protocol ClauseRule: Sendable {
  func apply(to findings: inout FindingList, of clause: Clause, in text: ParsedText)
}
