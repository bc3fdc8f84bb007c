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

  // MARK: Sentences

  func sentence(_ lead: Headline.Lead) -> String {
    switch lead {
    case .noItems: return words(.leadNoItems)
    case .tooFew(let items): return words(.leadTooFew, notation.whole(items))
    case .widestExpressed(let key, let balance):
      return words(
        key.isEmpty ? .leadExpressedTotal : .leadExpressed, name(key), points(balance.value),
        points(balance.interval.upper))
    case .widestStated(let key, let gap):
      let surely = gap.interval.map { notation.decimal(-$0.upper, places: 0) } ?? ""
      return words(
        key.isEmpty ? .leadStatedTotal : .leadStated, name(key),
        notation.decimal(-gap.value, places: 0), surely)
    case .noClearGap: return words(.leadNoGap)
    }
  }

  func sentence(_ follow: Headline.Follow) -> String? {
    switch follow {
    case .nothing: return nil
    case .promises(let rate):
      return words(
        .followPromises, notation.whole(rate.whole), notation.whole(rate.part),
        notation.percent(rate.value))
    case .change(let change):
      return words(
        .followChange, "\(name(change.measure)) (\(name(change.key)))",
        value(change.before, of: change.measure), value(change.after, of: change.measure))
    case .noChange: return words(.followNoChange)
    }
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
