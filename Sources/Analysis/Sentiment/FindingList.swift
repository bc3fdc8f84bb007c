import Language

/// What was found in a text, clause after clause. Rules see the findings of the clause that was opened
/// last; the others lie before them.
struct FindingList: Sendable {
  /// Of all clauses.
  private(set) var all = ScratchArray<Finding>()
  private var first = 0
  /// What the findings of the open clause do to others, a bit for each role.
  private(set) var roles = SentimentLexicon.Roles()

  /// The places of the open clause's findings, in the order of the text.
  var indices: Range<Int> { first..<all.count }

  /// Whether nothing was found in the open clause.
  var isEmpty: Bool { first == all.count }

  subscript(place: Int) -> Finding {
    get { all[place] }
    _modify { yield &all[place] }
  }

  /// What the findings at `places` are worth together; those that only act on others are worth nothing.
  func sum(_ places: Range<Int>) -> Double {
    let all = all.span
    var sum = 0.0
    for place in places where all[place].role == nil { sum += all[place].value }
    return sum
  }

  /// Adds to the open clause.
  mutating func append(_ finding: Finding) {
    all.append(finding)
    if let role = finding.role { roles.insert(role) }
  }

  /// Opens the next clause.
  mutating func openClause() {
    first = all.count
    roles = SentimentLexicon.Roles()
  }

  /// Empties the list.
  mutating func removeAll() {
    all.removeAll()
    openClause()
  }
}
