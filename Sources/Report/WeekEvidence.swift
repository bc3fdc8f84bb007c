import Feedback
import Insight

/// Everything that a report is made from, as the caller takes it from the archive. No number
/// in it is computed yet; customers' words in it are redacted already.
package struct WeekEvidence: Sendable {
  package var period: ReportPeriod
  /// Whose calendar decides where a day begins.
  package var zone: Zone
  /// Of ``period`` and what it is compared with, at least 12 weeks; what lies outside is left out.
  package var observations: [Observation]
  /// Of ``period``; what lies outside is left out.
  package var themes: [ThemeObservation]
  /// Of ``period``.
  package var quotes: [Quote]
  package var quality: DataQuality
  package var teams: [Team]
  /// What the searches that the company keeps find now and found before.
  package var searches: [SavedSearch]
  package var taxonomy: Taxonomy
  package var lexiconVersion: String
  package var company: String
  /// The team that it is restricted to; nil for the whole.
  package private(set) var team: String?
  /// What is withheld whatever it holds, because a wider report withholds it.
  private(set) var withheld = Withheld()

  package init(
    period: ReportPeriod, zone: Zone, observations: [Observation], themes: [ThemeObservation] = [],
    quotes: [Quote] = [], quality: DataQuality = DataQuality(), teams: [Team] = [],
    searches: [SavedSearch] = [], taxonomy: Taxonomy, lexiconVersion: String, company: String
  ) {
    self.period = period
    self.zone = zone
    self.observations = observations
    self.themes = themes
    self.quotes = quotes
    self.quality = quality
    self.teams = teams
    self.searches = searches
    self.taxonomy = taxonomy
    self.lexiconVersion = lexiconVersion
    self.company = company
  }

  /// Who acts on what: a team and the touchpoints that the settings give to it.
  package struct Team: Sendable, Equatable {
    package var name: String
    package var touchpoints: [Touchpoint]

    package init(name: String, touchpoints: [Touchpoint]) {
      self.name = name
      self.touchpoints = touchpoints
    }
  }

  /// A search that is kept by name, with what it finds.
  package struct SavedSearch: Sendable, Equatable {
    package var name: String
    /// As it was typed.
    package var query: String
    /// In the period, and in the one before.
    package var now, before: Found

    package init(name: String, query: String, now: Found, before: Found) {
      self.name = name
      self.query = query
      self.now = now
      self.before = before
    }

    package struct Found: Sendable, Equatable {
      package var items: Int
      package var people: Int
      /// Mean score in [-1, 1].
      package var sentiment: Double?

      package init(items: Int, people: Int, sentiment: Double?) {
        self.items = items
        self.people = people
        self.sentiment = sentiment
      }
    }
  }

  /// The same evidence with only what concerns `team`, so that its part can be sent apart. What the
  /// whole report withholds stays withheld, so that the two give nothing away together.
  package func restricted(to team: Team) -> WeekEvidence {
    let touchpoints = Set(team.touchpoints)
    let now = period.instants(in: zone)
    let whole = TouchpointTables(
      observations: observations.filter { now.contains($0.received) })
    var evidence = self
    evidence.withheld = Withheld(whole)
    evidence.observations = observations.filter { touchpoints.contains($0.touchpoint) }
    let items = Set(evidence.observations.map(\.item))
    evidence.themes = themes.filter { items.contains($0.item) }
    evidence.quotes = quotes.filter { touchpoints.contains($0.touchpoint) }
    evidence.teams = [team]
    evidence.team = team.name
    evidence.searches = []
    return evidence
  }
}
