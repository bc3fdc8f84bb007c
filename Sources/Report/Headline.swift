import Feedback
import Insight

/// The two sentences that a report opens with, as findings; ``Phrase`` puts them in words. The first
/// says what stands out, the second what to do about it.
package struct Headline: Sendable, Equatable {
  package let first: Lead
  package let second: Action

  /// What stands out this week.
  package enum Lead: Sendable, Equatable {
    case noItems
    /// Everything is withheld.
    case tooFew(items: Int)
    /// The surest bad gap of all cells, in words.
    case widestExpressed(key: [Coordinate], balance: NetScore)
    /// The same, in ratings.
    case widestStated(key: [Coordinate], gap: Mean)
    /// Nowhere is the gap worse than chance.
    case noClearGap
  }

  /// What to do first.
  package enum Action: Sendable, Equatable {
    /// Nothing came in: look whether exports wait or were rejected.
    case checkSources
    /// Too little for figures: read the items, or take a longer time.
    case read(ReportPeriod)
    /// Where the gap is.
    case repair(Repair)
    /// Find out why this changed, the surest change against the period before.
    case explain(Change)
    /// Nothing stands out: keep to those who should hear from someone.
    case followUp(FollowUpCount)
    case nothing
  }

  /// What is to be done where the widest gap is.
  package struct Repair: Sendable, Equatable {
    /// Who answers for it; nil where the settings name nobody, or everything together is meant.
    package let team: String?
    package let followUps: FollowUpCount
    /// What pulls the tone down most there; nil where nothing surely does.
    package let theme: Theme?
  }

  /// Whom to follow up, in items.
  package struct FollowUpCount: Sendable, Equatable {
    package let items: Int
    /// Those of them that tell of a broken promise.
    package let brokenPromises: Int

    init(_ followUps: [WeeklyReport.FollowUp]) {
      items = followUps.count
      brokenPromises = followUps.count { $0.reasons.contains(.brokenPromise) }
    }
  }

  /// What the second sentence is taken from.
  struct Findings {
    var changes: [Change] = []
    var followUps: [WeeklyReport.FollowUp] = []
    var teams: [WeekEvidence.Team] = []
    /// The themes of the items in a cell, the one that costs most first.
    var themes: ([Coordinate]) -> [ThemeImpact] = { _ in [] }
  }

  /// Picks the findings: the cell or whole touchpoint whose interval lies furthest below 0; where none
  /// is clear by itself, everything together may be.
  init(tables: TouchpointTables, period: ReportPeriod, items: Int, findings: Findings) {
    let first = Headline.lead(tables, items: items)
    self.first = first
    second = Headline.action(on: first, period, findings)
  }

  private static func lead(_ tables: TouchpointTables, items: Int) -> Lead {
    guard items > 0 else { return .noItems }
    let parts = [tables.touchpoints.ranked.first, tables.cells.ranked.first].compactMap { $0 }
      .filter { $0.figures != nil }
    let total = tables.touchpoints.total
    guard !parts.isEmpty || total.figures != nil else { return .tooFew(items: items) }
    func surest(_ cell: GapTable.Cell) -> Double { cell.figures?.surestGap ?? 0 }
    let worst = parts.min { surest($0) < surest($1) }.flatMap { surest($0) < 0 ? $0 : nil }
    let clear = worst ?? (surest(total) < 0 ? total : nil)
    return clear.map(widest) ?? .noClearGap
  }

  private static func widest(_ cell: GapTable.Cell) -> Lead {
    guard let figures = cell.figures, let surest = figures.surestGap else { return .noClearGap }
    if let balance = figures.expressed.value?.balance, balance.interval.upper == surest {
      return .widestExpressed(key: cell.key, balance: balance)
    }
    guard let gap = figures.stated.value?.gap else { return .noClearGap }
    return .widestStated(key: cell.key, gap: gap)
  }

  private static func action(
    on lead: Lead, _ period: ReportPeriod, _ findings: Findings
  ) -> Action {
    switch lead {
    case .noItems: return .checkSources
    case .tooFew: return .read(period)
    case .widestExpressed(let key, _), .widestStated(let key, _):
      return .repair(repair(of: key, findings))
    case .noClearGap:
      if let change = findings.changes.first(where: \.isBeyondNoise) { return .explain(change) }
      let count = FollowUpCount(findings.followUps)
      return count.items > 0 ? .followUp(count) : .nothing
    }
  }

  private static func repair(of key: [Coordinate], _ findings: Findings) -> Repair {
    let team = findings.teams.first { team in
      team.touchpoints.contains { key.first == .touchpoint($0) }
    }
    let own = findings.followUps.filter { item in
      key.allSatisfy {
        $0 == .touchpoint(item.quote.touchpoint) || $0 == .channel(item.quote.channel)
      }
    }
    let worst = findings.themes(key).first { ($0.impact ?? 0) < 0 }
    let isSure = (worst?.sentiment.interval?.upper ?? 0) < 0
    return Repair(
      team: team?.name, followUps: FollowUpCount(own), theme: isSure ? worst?.theme : nil)
  }
}
