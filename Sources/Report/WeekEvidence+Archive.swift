import Archive
import Feedback

extension WeekEvidence {
  /// What the archive knows of `period` and what it is compared with, all from one snapshot: a run
  /// that writes meanwhile is seen whole or not at all.
  ///
  /// - Throws: `ArchiveError`.
  package init(
    from archive: FeedbackArchive, period: ReportPeriod, zone: Zone, taxonomy: Taxonomy,
    teams: [Team],
    lexiconVersion: String, company: String
  ) throws {
    let archive = try archive.steady()
    let now = period.instants(in: zone)
    let span = period.reach(in: zone)
    let observations = try archive.observations(received: span)
    let status = try archive.status()
    self.init(
      period: period, zone: zone, observations: observations,
      themes: try archive.themeObservations(received: span),
      quotes: try archive.quotes(QuoteQuery(received: now, limit: Self.quoteLimit))
        .map(Quote.init),
      quality: DataQuality(
        status, observations.filter { now.contains($0.received) }),
      teams: teams, taxonomy: taxonomy, lexiconVersion: lexiconVersion, company: company)
  }

  /// Quotes are chosen from among so many, the newest.
  static let quoteLimit = 20_000
}

extension Quote {
  init(_ quote: Archive.Quote) {
    self.init(
      id: quote.item.description, text: quote.text, language: quote.language,
      received: quote.received ?? Timestamp(seconds: 0), channel: quote.channel,
      touchpoint: quote.touchpoint, themes: quote.themes, disconfirmation: quote.disconfirmation,
      promise: quote.promise, promised: quote.promised, actual: quote.actual,
      sentiment: quote.sentiment.score, ratings: quote.ratings)
  }
}

extension DataQuality {
  /// - Parameters:
  ///   - status: of the whole archive.
  ///   - observations: of the week.
  init(_ status: ArchiveStatus, _ observations: [Observation]) {
    let counts = status.counts
    var unknown: Set<Int64> = []
    var foreign: [LanguageCode: Set<Int64>] = [:]
    for observation in observations {
      if observation.touchpoint == .unknown { unknown.insert(observation.item) }
      let language = observation.language
      if language != .undetermined, !LanguageCode.analysed.contains(language) {
        foreign[observation.language, default: []].insert(observation.item)
      }
    }
    self.init(
      skipped: counts.skipped, rejected: counts.rejected, duplicates: counts.duplicates,
      unknownTouchpoint: unknown.count, otherLanguages: foreign.mapValues(\.count),
      lexiconVersions: status.byLexicon.count)
  }
}
