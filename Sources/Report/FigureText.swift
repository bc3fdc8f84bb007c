import Feedback
import Insight

/// Writes the figures and names of a report in one language. Every renderer writes through it, so
/// that a number looks the same on paper, on a screen and on a terminal.
package struct FigureText: Sendable {
  package let taxonomy: Taxonomy
  package let notation: Notation
  private let scope: Phrase.Scope

  package init(taxonomy: Taxonomy, language: LanguageCode, scope: Phrase.Scope = .week) {
    self.taxonomy = taxonomy
    self.scope = scope
    notation = Notation(language)
  }

  /// For a report, whose words go by whether it is on a week.
  init(_ report: WeeklyReport, language: LanguageCode) {
    self.init(
      taxonomy: report.taxonomy, language: language,
      scope: report.period.week == nil ? .days : .week)
  }

  package var language: LanguageCode { notation.language }

  func words(_ phrase: Phrase) -> String { phrase.text(language, scope) }

  /// With the phrase's places filled by `values`.
  func words(_ phrase: Phrase, _ values: String...) -> String {
    Phrase.filled(words(phrase), values)
  }

  // MARK: Names

  package func name(_ coordinate: Coordinate) -> String {
    switch coordinate {
    case .touchpoint(let touchpoint): taxonomy.name(of: touchpoint.rawValue, in: language)
    case .channel(let channel): name(channel)
    case .segment(let segment): segment ?? words(.none)
    case .theme(let theme):
      theme.map { taxonomy.name(of: $0.rawValue, in: language) } ?? words(.none)
    case .language(let code): code.rawValue
    case .week(let week): week.description
    }
  }

  /// The coordinates in a row: `Levering en installatie · e-mail`.
  package func name(_ key: [Coordinate]) -> String {
    key.isEmpty ? words(.everything) : key.map { name($0) }.joined(separator: " · ")
  }

  func name(_ touchpoint: Touchpoint) -> String { name(.touchpoint(touchpoint)) }

  func name(_ channel: Channel) -> String {
    (Phrase(rawValue: channel.rawValue) ?? .none).text(language)
  }

  func name(_ dimension: Dimension) -> String {
    switch dimension {
    case .touchpoint: words(.touchpoint)
    case .channel: words(.channel)
    case .segment: words(.segment)
    case .theme: words(.theme)
    case .language: words(.language)
    case .week: words(.weekColumn)
    }
  }

  func name(_ measure: Change.Measure) -> String {
    switch measure {
    case .balance: words(.expressedGap)
    case .statedGap: words(.statedGap)
    case .promisesKept: words(.promisesKept)
    case .experience: words(.experience)
    case .nps: words(.nps)
    case .csat: words(.csat)
    case .ces: words(.ces)
    }
  }

  func name(_ unit: Statement.Unit) -> String {
    let phrase: Phrase = unit == .items ? .piece : Phrase(rawValue: unit.rawValue) ?? .none
    return phrase.text(language)
  }

  func reason(_ suppression: Suppression) -> String {
    switch suppression {
    case .fewPeople: words(.fewPeople)
    case .complementary: words(.complementary)
    }
  }

  /// The same for the cell of a table, where a note below says what it means.
  func brief(_ suppression: Suppression) -> String {
    words(suppression == .fewPeople ? .fewPeople : .shielded)
  }

  // MARK: Figures

  /// A value of `measure` as it is written for it: points with a sign, shares as percentages.
  func value(_ value: Double, of measure: Change.Measure) -> String {
    switch measure {
    case .balance, .statedGap, .nps: points(value)
    case .promisesKept, .csat: notation.percent(value)
    case .ces: notation.decimal(value, places: 2)
    case .experience: tone(value)
    }
  }

  func interval(_ interval: Interval?, of measure: Change.Measure) -> String {
    interval.map { notation.range($0) { value($0, of: measure) } } ?? ""
  }

  func points(_ value: Double) -> String { notation.signed(value, places: 0) }

  func tone(_ value: Double) -> String { notation.signed(value, places: 2) }

  func amount(_ value: Double) -> String {
    notation.decimal(value, places: value == value.rounded() ? 0 : 1)
  }

  /// `1 reactie`, `1.513 reacties`.
  func items(_ count: Int) -> String {
    count == 1 ? words(.oneItem) : words(.someItems, notation.whole(count))
  }

  /// `Oktober 2026`, `4e kwartaal 2026`, `Week 46, 2026`; the first and last day where the period has
  /// no name.
  func title(_ period: ReportPeriod) -> String {
    let year = "\(period.first.year)"
    if let week = period.week { return words(.weekTitle, "\(week.number)", "\(week.year)") }
    switch (period.wholeMonths, period.first.month) {
    case (1?, let month): return notation.month(month) + " " + year
    case (3?, let month) where month % 3 == 1: return words(.quarterTitle, "\(month / 3 + 1)", year)
    case (12?, 1): return year
    default: return days(period)
    }
  }

  /// `9-11-2026 t/m 15-11-2026`.
  func days(_ period: ReportPeriod) -> String {
    words(.period, notation.date(period.first), notation.date(period.last))
  }

  func sentence(_ size: WeeklyReport.PromiseSize) -> String {
    words(
      .sizes, amount(size.medianPromised), amount(size.medianActual), name(size.unit),
      notation.whole(size.count))
  }

  func name(_ reason: WeeklyReport.FollowUp.Reason) -> String {
    switch reason {
    case .brokenPromise: words(.brokenPromise)
    case .threatToLeave: words(.threatToLeave)
    case .lowScore: words(.lowScore)
    }
  }
}
