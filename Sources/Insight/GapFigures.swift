import Feedback

/// What one cell of a ``GapTable`` says. Stated and expressed gap stand side by side and are never
/// averaged: one is asked in a survey, the other told in the customer's own words.
package struct GapFigures: Sendable, Equatable {
  /// Distinct feedback items.
  package let items: Int
  /// Distinct people.
  package let people: Int
  /// Of the items with both ratings.
  package let stated: Measured<StatedGap>
  /// Of the statements that compare experience with expectation.
  package let expressed: Measured<ExpressedGap>
  package let promises: Measured<PromiseTally>
  /// Mean sentiment of what was said, in [-1, 1]; a column of its own, so that "friendly tone,
  /// broken promise" stays visible.
  package let experience: Measured<Mean>

  /// Whether so few people speak that the figures are only indicative.
  package var isIndicative: Bool { people < SmallNumbers.solidPeople }

  /// The upper end of the worse of the two gaps, in points: the cell is at least this bad, as far as
  /// 95 % confidence goes. Nil where no gap has an interval.
  package var surestGap: Double? {
    [stated.value?.gap.interval?.upper, expressed.value?.balance.interval.upper]
      .compactMap { $0 }.min()
  }

  /// What is not told of the cell, and why.
  package var withheldMeasures: [GapMeasure: Suppression] {
    let reasons: [(GapMeasure, Suppression?)] = [
      (.expressed, expressed.suppression), (.stated, stated.suppression),
      (.promises, promises.suppression), (.experience, experience.suppression),
    ]
    return Dictionary(
      reasons.compactMap { measure, reason in reason.map { (measure, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The same without the measures that there are reasons for.
  func withholding(_ reasons: [GapMeasure: Suppression]) -> GapFigures {
    GapFigures(
      items: items, people: people, stated: stated.withheld(reasons[.stated]),
      expressed: expressed.withheld(reasons[.expressed]),
      promises: promises.withheld(reasons[.promises]),
      experience: experience.withheld(reasons[.experience]))
  }
}

/// The gap that customers state by giving two ratings: SERVQUAL's perception minus expectation
/// (Parasuraman, Zeithaml & Berry 1988). All in points of a common scale, on which 0 is the lowest
/// and 100 the highest answer of whatever scale was asked.
package struct StatedGap: Sendable, Hashable {
  /// `mean(P - E)` over the items with both, in -100...100, with the paired t interval.
  package let gap: Mean
  package let expectation: Mean
  package let experience: Mean
}

/// The gap that customers express in words.
package struct ExpressedGap: Sendable, Hashable {
  /// Statements above, below and at expectation; `B = 100·(n₊ - n₋)/nₑ`.
  package let balance: NetScore
  /// Mean disconfirmation d, in -2...2.
  package let disconfirmation: Mean
  /// The items that hold such a statement, of all items.
  package let coverage: Share

  /// nₑ, the statements that d was read from.
  package var statements: Int { balance.count }
}

/// How many promises came to what.
package struct PromiseTally: Sendable, Hashable {
  package internal(set) var kept: Int
  package internal(set) var broken: Int
  /// Not yet known; counted apart from the rate.
  package internal(set) var open: Int

  package init(kept: Int = 0, broken: Int = 0, open: Int = 0) {
    self.kept = kept
    self.broken = broken
    self.open = open
  }

  /// `K = kept / (kept + broken)`; nil where neither was spoken of.
  package var keptRate: Share? { Share(kept, of: kept + broken) }

  package var isEmpty: Bool { kept + broken + open == 0 }
}
