/// Which roles the words of a range of tokens may play, and which those around each of them: what a search
/// looks at before it tries a pattern.
struct PhraseOutlook: Sendable {
  /// One for each token of the range, between two that stand for none; as many as there were at most.
  private var rows: [Row] = []
  private var start = 0
  /// The roles of all words.
  private(set) var present = PhraseRoles()

  /// What there is at a token.
  struct Row: Sendable {
    var own = PhraseRoles()
    /// The roles of all words before it, and behind it.
    var earlier = PhraseRoles()
    var later = PhraseRoles()
  }

  /// Looks at the tokens of `range`.
  mutating func open(_ range: Range<Int>, by hints: borrowing PhraseHints) {
    start = range.lowerBound &- 1
    let missing = range.count + 2 - rows.count
    if missing > 0 { rows.append(contentsOf: repeatElement(Row(), count: missing)) }
    present = Self.fill(&rows, range, hints)
  }

  @inline(__always)
  private static func fill(
    _ rows: inout [Row], _ range: Range<Int>, _ hints: borrowing PhraseHints
  ) -> PhraseRoles {
    var rows = rows.mutableSpan
    var roles = PhraseRoles()
    for place in 0..<range.count {
      let own = hints.roles(range.lowerBound &+ place)
      rows[unchecked: place &+ 1].own = own
      rows[unchecked: place &+ 1].earlier = roles
      roles.formUnion(own)
    }
    let present = roles
    rows[unchecked: range.count &+ 1].own = PhraseRoles()
    roles = PhraseRoles()
    for place in stride(from: range.count, to: 0, by: -1) {
      rows[unchecked: place].later = roles
      roles.formUnion(rows[unchecked: place].own)
    }
    return present
  }

  /// The roles that the token at `index` may play.
  @inline(__always)
  func roles(_ index: Int) -> PhraseRoles { rows.span[unchecked: index &- start].own }

  /// Whether something stands around the token at `index` that the patterns filed under its word need.
  @inline(__always)
  func meets(_ hint: PhraseHint, at index: Int) -> Bool {
    let rows = rows.span
    let place = index &- start
    var near = rows[unchecked: place &- 1].own
    near.formUnion(rows[unchecked: place &+ 1].own)
    var far = rows[unchecked: place].earlier
    far.formUnion(rows[unchecked: place].later)
    let scope = hint.looksFar ? far.folded : near.folded
    return hint.needs & scope != 0 || hint.isFree
  }

  /// What is around the token at `index`.
  @inline(__always)
  func surroundings(_ index: Int) -> PhraseSurroundings {
    let rows = rows.span
    let place = index &- start
    return PhraseSurroundings(
      before: rows[unchecked: place &- 1].own, after: rows[unchecked: place &+ 1].own,
      earlier: rows[unchecked: place].earlier, later: rows[unchecked: place].later)
  }
}
