import Feedback

/// Everything that a weekly report is made from, as the caller takes it from the archive. No number
/// in it is computed yet; customers' words in it are redacted already.
package struct WeekEvidence: Sendable {
  package var week: Week
  /// Whose calendar decides where a week begins.
  package var zone: Zone
  /// Of ``week`` and the 12 weeks before it; what lies outside them is left out.
  package var observations: [Observation]
  /// Of the same weeks.
  package var themes: [ThemeObservation]
  /// Of ``week``.
  package var quotes: [Quote]
  package var quality: DataQuality
  package var teams: [Team]
  package var taxonomy: Taxonomy
  package var lexiconVersion: String
  package var company: String

  package init(
    week: Week, zone: Zone, observations: [Observation], themes: [ThemeObservation] = [],
    quotes: [Quote] = [], quality: DataQuality = DataQuality(), teams: [Team] = [],
    taxonomy: Taxonomy, lexiconVersion: String, company: String
  ) {
    self.week = week
    self.zone = zone
    self.observations = observations
    self.themes = themes
    self.quotes = quotes
    self.quality = quality
    self.teams = teams
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

  /// The same evidence with only what concerns `team`, so that its part can be sent apart.
  package func restricted(to team: Team) -> WeekEvidence {
    let touchpoints = Set(team.touchpoints)
    var evidence = self
    evidence.observations = observations.filter { touchpoints.contains($0.touchpoint) }
    let items = Set(evidence.observations.map(\.item))
    evidence.themes = themes.filter { items.contains($0.item) }
    evidence.quotes = quotes.filter { touchpoints.contains($0.touchpoint) }
    evidence.teams = [team]
    return evidence
  }
}
