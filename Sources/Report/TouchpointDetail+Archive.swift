import Archive
import Feedback

extension TouchpointDetail {
  /// What the archive knows of `touchpoint` in the items received in `span`, from one snapshot.
  ///
  /// - Throws: `ArchiveError`.
  package init(
    of touchpoint: Touchpoint, in archive: FeedbackArchive, received span: Range<Timestamp>,
    taxonomy: Taxonomy
  ) throws {
    let archive = try archive.steady()
    let query = QuoteQuery(
      received: span, touchpoint: touchpoint, limit: WeekEvidence.quoteLimit)
    self.init(
      of: touchpoint, observations: try archive.observations(received: span),
      themes: try archive.themeObservations(received: span),
      quotes: try archive.quotes(query).map(Quote.init), taxonomy: taxonomy)
  }
}

extension PromiseLedger {
  /// What the archive knows of promises in the items received in `span`, from one snapshot.
  ///
  /// - Throws: `ArchiveError`.
  package init(from archive: FeedbackArchive, received span: Range<Timestamp>) throws {
    let archive = try archive.steady()
    let query = QuoteQuery(received: span, limit: WeekEvidence.quoteLimit)
    self.init(
      observations: try archive.observations(received: span),
      quotes: try archive.quotes(query).map(Quote.init))
  }
}
