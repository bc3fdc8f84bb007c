import Feedback
import Insight

/// A report in one language, every figure written out and every chart placed, in the order in which
/// it is read. What the HTML and Markdown renderers fill their pages from.
struct ReportPage {
  let language: String
  let title: String
  let company: String
  let period: String
  let lead: String
  let follow: String?
  let tiles: [Tile]
  let expressed: [Dumbbell]
  let stated: [Dumbbell]
  /// What has figures, the surest bad news first.
  let gapRows: [GapRow]
  /// Said in place of the table where there is nothing to show; below it, what is withheld.
  let gapNote: String?
  /// Said where a figure is shielded for a smaller group's sake.
  let shieldedNote: String?
  let importance: [ImportanceRow]
  let promises: [PromiseRow]
  /// Said in place of the ledger where it is empty.
  let promiseNote: String
  let multiples: [Multiple]
  let weekColumns: [String]
  let weekRows: [WeekRow]
  let changes: [ChangeRow]
  let longChanges: [ChangeRow]
  let changesIntro: String
  /// Said in place of each table where it is empty.
  let changeNote: String
  let longChangeNote: String
  let themes: [ThemeRow]
  let searches: [SearchRow]
  let teams: [TeamRow]
  let followUps: [FollowUpRow]
  let moreFollowUps: String?
  let volumes: [VolumeRow]
  let mismatches: [CountRow]
  let quality: [CountRow]
  /// Said where readings were made with several versions of the lexicons.
  let qualityNote: String?
  let method: [String]
  let words: [String: String]

  /// A figure with its interval and what it rests on, as a table shows it; or why there is none.
  struct Cell {
    let value: String
    let detail: String
    /// Such as `n 6`; empty where it is said elsewhere.
    let count: String
    let isBad: Bool
    let isWithheld: Bool
  }

  /// One of the figures on the first screen.
  struct Tile {
    let name: String
    let value: String
    let detail: String
    let note: String?
    let spark: Sparkline?
  }

  /// What a row is about: a touchpoint, or one of its channels, which stands below it.
  struct RowName {
    let text: String
    /// What `text` is a part of, as the row above it says; for readers who hear it alone.
    let whole: String?
  }

  /// One row of a dumbbell chart, in percentages of its width.
  struct Dumbbell {
    let name: RowName
    let from: String
    let to: String
    let low: String
    let high: String
    let width: String
    let gapStart: String
    let gapWidth: String
    let value: String
    let interval: String
    let note: String?
    let isBad: Bool
  }

  struct GapRow {
    let name: RowName
    let note: String?
    let items: String
    let people: String
    let expressed: Cell
    let stated: Cell
    let kept: Cell
    let tone: Cell
  }

  struct PromiseRow {
    let touchpoint: String
    /// The counts are empty where they are withheld, which the rate then says.
    let kept: String
    let broken: String
    let open: String
    let rate: Cell
    let note: String?
    let sizes: [String]
    let quotes: [QuoteRow]
  }

  struct Multiple {
    let name: String
    let value: String
    let detail: String
    let low: String
    let high: String
    let spark: Sparkline
  }

  struct WeekRow {
    let week: String
    let values: [Cell]
  }

  struct ChangeRow {
    let measure: String
    let place: String
    let before: String
    let after: String
    let chance: String
  }

  struct ImportanceRow {
    let touchpoint: String
    let importance: String
    let performance: String
    let quadrant: String
    let isBad: Bool
  }

  struct ThemeRow {
    let name: String
    let impact: Cell
    let fairPart: String
    let items: String
    let people: String
    let note: String?
    let tone: Cell
    let quotes: [QuoteRow]
  }

  struct QuoteRow {
    let role: String
    let text: String
    let language: String
    let id: String
    let source: String
  }

  struct SearchRow {
    let name: String
    let query: String
    let items: String
    let before: String
    let tone: Cell
    let note: String?
  }

  struct TeamRow {
    let name: String
    let followUps: String
    let rows: [TeamGapRow]
  }

  struct TeamGapRow {
    let touchpoint: String
    let withheld: String?
    let note: String?
    let expressed: Cell
    let stated: Cell
    let kept: Cell
    let items: String
    let spark: Sparkline?
  }

  struct FollowUpRow {
    let id: String
    let received: String
    let place: String
    let reasons: String
    /// Nil where they are withheld.
    let quote: String?
    let language: String
  }

  struct VolumeRow {
    let channel: String
    let items: String
    let before: String
    let coverage: Cell
  }

  struct CountRow {
    let name: String
    let count: String
  }
}
