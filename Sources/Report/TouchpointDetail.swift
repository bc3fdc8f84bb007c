import Feedback
import Insight

/// All that is known of one touchpoint over a span of time: the figures per channel, the promises,
/// what it is about, and what customers stated in their own words.
package struct TouchpointDetail: Sendable, Equatable {
  package let touchpoint: Touchpoint
  package let taxonomy: Taxonomy
  /// The touchpoint as a whole.
  package let total: GapTable.Cell
  /// The touchpoint's row of touchpoint × channel, withheld cells as in the whole table, so that the
  /// two give nothing away together.
  package let channels: GapTable
  /// Nil where no promise was spoken of, or by too few people.
  package let promises: WeeklyReport.PromiseLine?
  package let themes: [WeeklyReport.ThemeLine]
  /// Expectation statements, the worst first; none that a withheld figure rests on.
  package let statements: [Quote]

  package var isEmpty: Bool { channels.isEmpty }

  /// - Parameters:
  ///   - observations: of all touchpoints, for the whole table decides what is withheld.
  ///   - themes: of all items.
  ///   - quotes: of the same span.
  package init(
    of touchpoint: Touchpoint, observations: [Observation], themes: [ThemeObservation],
    quotes: [Quote], taxonomy: Taxonomy
  ) {
    let own = observations.filter { $0.touchpoint == touchpoint }
    let items = Set(own.map(\.item))
    let tables = TouchpointTables(observations: observations)
    let book = QuoteBook(quotes.filter { $0.touchpoint == touchpoint }, cells: tables.cells)
    self.touchpoint = touchpoint
    self.taxonomy = taxonomy
    total = tables.touchpoints.cells.first { $0.key == [.touchpoint(touchpoint)] } ?? .nothing
    channels = tables.cells.row(.touchpoint(touchpoint), total: total)
    promises = book.promiseLine(total)
    self.themes = ThemeImpact.ranked(
      themes: themes.filter { items.contains($0.item) }, observations: own
    ).map { book.themeLine($0) }
    statements = book.statements
  }
}
