import Feedback
import Insight

/// A report in one language, every figure written out and every chart placed, in the order in which
/// it is read. What the HTML and Markdown renderers fill their pages from.
struct ReportPage {
  let language: String
  let title: String
  let company: String
  /// The first and last day; nil where the title gives them.
  let period: String?
  /// What stands out.
  let lead: String
  /// What to do about it.
  let action: String
  /// How much came in over which channels; nil where nothing did.
  let volume: String?
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
  /// Said where no touchpoint's advice is clear.
  let importanceNote: String?
  let promises: [PromiseRow]
  /// Said in place of the ledger where it is empty.
  let promiseNote: String
  let multiples: [Multiple]
  let weekColumns: [String]
  let weekRows: [WeekRow]
  /// How many found it easy, which the CES stands for; nil where it was not asked.
  let effortNote: String?
  let changes: [ChangeRow]
  let longChanges: [ChangeRow]
  /// Nil where nothing could be compared.
  let changesIntro: String?
  /// Said in place of each table where it is empty.
  let changeNote: String
  let longChangeNote: String
  let themes: [ThemeRow]
  /// Those whose words are shown: what costs most, and what helps most.
  let costliest: [ThemeRow]
  let kindest: [ThemeRow]
  /// Said where the table leaves out themes in between.
  let moreThemes: String?
  let searches: [SearchRow]
  let teams: [TeamRow]
  let followUps: [FollowUpRow]
  /// How many there are by reason; nil where there are none.
  let followUpCounts: String?
  /// Said where words were chosen from the newest statements only.
  let quotesNote: String?
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
    let count: String
    let note: String?
    let isWithheld: Bool
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
    let values: [Labelled]

    /// A cell with the head of its column.
    struct Labelled {
      let label: String
      let cell: Cell
    }
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
    /// The impact as a bar from the middle of a box of ``ImpactBar/width``.
    let bar: ImpactBar?
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
    /// What the team does first.
    let action: String
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
    let touchpoint: String
    let channel: String
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
