import Feedback

/// How much one theme pulls the mean sentiment of a set of items.
package struct ThemeImpact: Sendable, Equatable {
  package let theme: Theme
  /// Distinct items that speak of it, nₜ.
  package let items: Int
  package let people: Int
  /// Mean sentiment where it is spoken of, Sₜ.
  package let sentiment: Mean
  /// `(nₜ/(N - nₜ))·(Sₜ - S)`: the mean of all items minus the mean of the items without the theme.
  /// Below 0 the theme makes the whole worse. Nil where every item speaks of it.
  package let impact: Double?

  /// The impact from its four numbers; nil where nothing is left without the theme.
  package static func impact(
    items: Int, of all: Int, themeMean: Double, overallMean: Double
  ) -> Double? {
    guard items >= 0, all > items else { return nil }
    return Double(items) / Double(all - items) * (themeMean - overallMean)
  }

  /// The themes that at least ``SmallNumbers/leastPeople`` people speak of, the one that costs most
  /// first.
  ///
  /// An item counts once: with the mean of its observations in all, and with the mean of its
  /// mentions in a theme.
  package static func ranked(
    themes: [ThemeObservation], observations: [Observation]
  ) -> [ThemeImpact] {
    let all = itemMeans(
      observations.compactMap { item in item.experience.map { (item.item, $0) } })
    guard let overall = Mean(Sample(all.values)) else { return [] }
    let impacts = Dictionary(grouping: themes, by: \.theme).compactMap { theme, mentions in
      one(theme, mentions, items: overall)
    }
    return impacts.sorted { a, b in
      (a.impact ?? 0, a.theme) < (b.impact ?? 0, b.theme)
    }
  }

  private static func one(
    _ theme: Theme, _ mentions: [ThemeObservation], items overall: Mean
  ) -> ThemeImpact? {
    let people = Set(mentions.map(\.person)).count
    let means = itemMeans(mentions.map { ($0.item, $0.sentiment) })
    guard people >= SmallNumbers.leastPeople,
      let sentiment = Mean(Sample(means.values), within: -1...1)
    else { return nil }
    return ThemeImpact(
      theme: theme, items: means.count, people: people, sentiment: sentiment,
      impact: impact(
        items: means.count, of: overall.count, themeMean: sentiment.value,
        overallMean: overall.value))
  }

  /// The mean per item, in the order of their numbers, so that sums come out the same every time.
  private static func itemMeans(_ values: [(item: Int64, value: Double)]) -> ItemMeans {
    var samples: [Int64: Sample] = [:]
    for (item, value) in values { samples[item, default: Sample()].add(value) }
    return ItemMeans(values: samples.sorted { $0.key < $1.key }.map(\.value.mean))
  }

  private struct ItemMeans {
    var values: [Double]
    var count: Int { values.count }
  }
}
