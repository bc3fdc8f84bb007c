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
  /// The theme's fair part of what all themes together do to the mean: items often speak of several
  /// at once, and then ``impact`` counts the same words for each of them. The parts add up to the
  /// mean of all items minus the mean of the items without a theme. Nil for all but the
  /// ``Shapley/mostPlayers`` themes that most items speak of.
  package internal(set) var fairPart: Double?

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
    let moods = ItemMoods(
      observations.compactMap { item in item.experience.map { (item.item, $0) } })
    guard let overall = Mean(Sample(moods.means)) else { return [] }
    let mentions = Dictionary(grouping: themes, by: \.theme)
    var impacts = mentions.compactMap { theme, mentions in one(theme, mentions, items: overall) }
      .sorted { ($0.impact ?? 0, $0.theme) < ($1.impact ?? 0, $1.theme) }
    let leading = Set(
      impacts.sorted { ($1.items, $0.theme) < ($0.items, $1.theme) }
        .prefix(Shapley.mostPlayers).map(\.theme))
    let players = impacts.indices.filter { leading.contains(impacts[$0].theme) }
    let parts = fairParts(
      of: players.map { Set((mentions[impacts[$0].theme] ?? []).map(\.item)) }, in: moods)
    for (player, part) in zip(players, parts) { impacts[player].fairPart = part }
    return impacts
  }

  private static func one(
    _ theme: Theme, _ mentions: [ThemeObservation], items overall: Mean
  ) -> ThemeImpact? {
    let people = Set(mentions.map(\.person)).count
    let means = ItemMoods(mentions.map { ($0.item, $0.sentiment) }).means
    guard people >= SmallNumbers.leastPeople,
      let sentiment = Mean(Sample(means), within: -1...1)
    else { return nil }
    return ThemeImpact(
      theme: theme, items: means.count, people: people, sentiment: sentiment,
      impact: impact(
        items: means.count, of: overall.count, themeMean: sentiment.value,
        overallMean: overall.value))
  }

  /// Each theme's Shapley value in the game whose worth of a set of themes is the mean of the items
  /// that speak of no other theme. Where there are no such items nothing was said, and the worth is
  /// neutral: 0.
  private static func fairParts(of themes: [Set<Int64>], in moods: ItemMoods) -> [Double] {
    var counts = [Double](repeating: 0, count: 1 << themes.count)
    var sums = counts
    for (item, mean) in zip(moods.items, moods.means) {
      var spokenOf = 0
      for (index, items) in themes.enumerated() where items.contains(item) {
        spokenOf |= 1 << index
      }
      counts[spokenOf] += 1
      sums[spokenOf] += mean
    }
    // From "exactly these themes" to "these themes at most".
    for theme in themes.indices {
      for set in counts.indices where set & (1 << theme) != 0 {
        counts[set] += counts[set ^ (1 << theme)]
        sums[set] += sums[set ^ (1 << theme)]
      }
    }
    return Shapley.values(worth: zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 })
  }
}

/// The mean mood of each item, in the order of their numbers, so that sums come out the same every
/// time.
private struct ItemMoods {
  let items: [Int64]
  let means: [Double]

  init(_ values: [(item: Int64, value: Double)]) {
    var samples: [Int64: Sample] = [:]
    for (item, value) in values { samples[item, default: Sample()].add(value) }
    items = samples.keys.sorted()
    means = items.map { samples[$0]?.mean ?? 0 }
  }
}
