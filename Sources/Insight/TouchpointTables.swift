import Feedback

/// The two tables that a report shows side by side: by touchpoint, and by touchpoint and channel. A
/// touchpoint's channels add up to it, so that the one table could give away what the other
/// withholds; measures are therefore withheld in both together.
package struct TouchpointTables: Sendable, Equatable {
  package let touchpoints: GapTable
  /// Touchpoint × channel.
  package let cells: GapTable

  /// - Parameter withheld: What a wider report withholds of the same cells. It is withheld here too and
  ///   nothing besides, as that report shows the rest; the total is, where it would tell.
  package init(observations: [Observation], withholding withheld: Withheld = Withheld()) {
    var wholes = GapCount(by: [.touchpoint])
    var parts = GapCount(by: [.touchpoint, .channel])
    var people = PersonNumbers()
    for observation in observations.inItemOrder() {
      let person = people.number(of: observation.person)
      wholes.add(observation, by: person)
      parts.add(observation, by: person)
    }
    let wholeCells = wholes.cellReasons
    let partCells = zip(parts.cellReasons, parts.cellKeys)
      .map { $0 ?? withheld.reason(for: $1) }
    let measures = MeasureReasons(
      tallies: wholes.cellTallies + parts.cellTallies, cells: wholeCells + partCells,
      lines: withheld.isEmpty ? TouchpointTables.lines(wholes, parts) : []
    ) { [keys = wholes.cellKeys + parts.cellKeys] cell, measure in
      withheld.reason(for: measure, of: keys[cell])
    }
    let every = Array(wholeCells.indices)
    let totals = withheld.isEmpty ? [:] : measures.givenAway(by: every)
    touchpoints = wholes.table(
      withholding: wholeCells, measures: Array(measures.reasons.prefix(every.count)),
      total: totals)
    cells = parts.table(
      withholding: partCells, measures: Array(measures.reasons.dropFirst(every.count)),
      total: totals)
  }

  /// All touchpoints; all cells, which are numbered after them; each channel's cells; and each
  /// touchpoint with its cells, of which one more may be missing where the touchpoint is.
  private static func lines(_ wholes: GapCount, _ parts: GapCount) -> [[Int]] {
    let (wholeKeys, partKeys) = (wholes.cellKeys, parts.cellKeys)
    let every = [Array(partKeys.indices)] + parts.lines(alike: 1)
    let families = wholeKeys.indices.map { whole in
      [whole]
        + partKeys.indices.filter { partKeys[$0][0] == wholeKeys[whole][0] }
        .map { $0 + wholeKeys.count }
    }
    return wholes.lines + every.map { $0.map { $0 + wholeKeys.count } } + families
  }
}

/// Which measures of which cells are withheld.
struct MeasureReasons {
  /// Of each cell.
  private(set) var reasons: [[GapMeasure: Suppression]]
  private var people: [GapMeasure: [Int]] = [:]
  private var results: [GapMeasure: [Suppression?]] = [:]

  /// - Parameters:
  ///   - cells: Why a cell is withheld as a whole.
  ///   - given: Why a measure of a cell is withheld already.
  init(
    tallies: [GapTally], cells: [Suppression?], lines: [[Int]],
    given: (_ cell: Int, GapMeasure) -> Suppression? = { _, _ in nil }
  ) {
    reasons = tallies.map { _ in [:] }
    for measure in GapMeasure.allCases {
      let people = tallies.map { $0.people(of: measure) }
      let result = SmallNumbers.suppressions(
        people: people, lines: lines, given: cells.enumerated().map { $1 ?? given($0, measure) })
      for cell in result.indices { reasons[cell][measure] = result[cell] }
      self.people[measure] = people
      results[measure] = result
    }
  }

  /// The measures whose total over `line` would tell what is withheld in it.
  func givenAway(by line: [Int]) -> [GapMeasure: Suppression] {
    var totals: [GapMeasure: Suppression] = [:]
    for (measure, people) in people {
      guard let withheld = results[measure],
        SmallNumbers.givesAway(line, people: people, withheld: withheld)
      else { continue }
      totals[measure] = .complementary
    }
    return totals
  }
}
