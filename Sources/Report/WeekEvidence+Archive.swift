import Archive
import Feedback

extension WeekEvidence {
  /// What the archive knows of `period` and what it is compared with, all from one snapshot: a run
  /// that writes meanwhile is seen whole or not at all.
  ///
  /// - Throws: `ArchiveError`.
  package init(
    from archive: FeedbackArchive, period: ReportPeriod, zone: Zone, taxonomy: Taxonomy,
    teams: [Team], searches: [(name: String, query: String)], lexiconVersion: String,
    company: String
  ) throws {
    let archive = try archive.steady()
    let now = period.instants(in: zone)
    let span = period.reach(in: zone)
    let observations = try archive.observations(received: span)
    let quotes = try archive.quotes(QuoteQuery(received: now, limit: Self.quoteLimit))
    self.init(
      period: period, zone: zone, observations: observations,
      themes: try archive.themeObservations(received: now),
      quotes: quotes.map(Quote.init),
      quality: DataQuality(
        try archive.provenance(), observations.filter { now.contains($0.received) },
        newestQuotes: quotes.count < Self.quoteLimit ? nil : Self.quoteLimit),
      teams: teams,
      searches: try searches.compactMap { search in
        try SavedSearch(
          search.name, search.query, in: archive, period: period, zone: zone, taxonomy: taxonomy)
      },
      taxonomy: taxonomy, lexiconVersion: lexiconVersion, company: company)
  }

  /// Quotes are chosen from among so many, the newest.
  static let quoteLimit = 20_000
}

extension WeekEvidence.SavedSearch {
  /// Nil where the query cannot be read, or asks for persons or single items. Ages in it (`since:4w`) count back from the period's end.
  ///
  /// - Throws: `ArchiveError`.
  init?(
    _ name: String, _ text: String, in archive: FeedbackArchive, period: ReportPeriod, zone: Zone,
    taxonomy: Taxonomy
  ) throws {
    func found(in period: ReportPeriod) throws -> Found? {
      let span = period.instants(in: zone)
      guard
        let query = try? SearchQuery(
          parsing: text, taxonomy: taxonomy, now: span.upperBound, zone: zone),
        !query.isPersonal
      else { return nil }
      let tally = try archive.tally(query.within(span))
      return Found(items: tally.items, people: tally.people, sentiment: tally.sentiment)
    }
    guard let now = try found(in: period), let before = try found(in: period.before) else {
      return nil
    }
    self.init(name: name, query: text, now: now, before: before)
  }
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
  ///   - provenance: of the whole archive.
  ///   - observations: of the week.
  ///   - newestQuotes: as ``newestQuotes``.
  init(_ provenance: Provenance, _ observations: [Observation], newestQuotes: Int?) {
    let counts = provenance.counts
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
      lexiconVersions: provenance.lexiconVersions, newestQuotes: newestQuotes)
  }
}
