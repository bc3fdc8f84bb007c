/// What a clause counts for, and where its findings lie in the list of its text.
struct ClauseMood: Sendable {
  var findings: Range<Int>
  /// What the clause counts for among the others.
  var weight = 1.0
  /// What its findings come to.
  var sum = 0.0
  /// Rules that changed ``weight``.
  var rules = RuleTrail()
}
