import Feedback

/// How the labels that were read agree with those that people gave: counts of each pair, and the
/// measures of them.
package struct LabelScores: Sendable, Equatable {
  private static let labels = SentimentLabel.allCases
  /// Row: the person's label; column: the reading's; in the order of `SentimentLabel.allCases`.
  private var counts = Array(repeating: Array(repeating: 0, count: 3), count: 3)

  package init() {}

  /// Counts one text.
  package mutating func add(_ read: SentimentLabel, for given: SentimentLabel) {
    counts[Self.index(given)][Self.index(read)] += 1
  }

  /// Counts the texts of `other` too.
  package static func + (a: Self, b: Self) -> Self {
    var sum = a
    for row in 0..<3 { for column in 0..<3 { sum.counts[row][column] += b.counts[row][column] } }
    return sum
  }

  /// The texts counted.
  package var count: Int { counts.joined().reduce(0, +) }

  /// The mean over the labels that people gave of F1, the harmonic mean of precision and recall. A
  /// label that was read and never given counts as a mistake only.
  package var macroF1: Double {
    let given = (0..<3).filter { counts[$0].reduce(0, +) > 0 }
    guard !given.isEmpty else { return 0 }
    return given.map(f1).reduce(0, +) / Double(given.count)
  }

  /// The mean of the recalls of complaints and praise: what lopsided sets are read on.
  package var balancedRecall: Double { (recall(.negative) + recall(.positive)) / 2 }

  /// The share of texts read as people read them.
  package var accuracy: Double {
    count == 0 ? 0 : Double((0..<3).reduce(0) { $0 + counts[$1][$1] }) / Double(count)
  }

  /// How often a label that people gave was read.
  package func recall(_ label: SentimentLabel) -> Double {
    let row = counts[Self.index(label)]
    let all = row.reduce(0, +)
    return all == 0 ? 0 : Double(row[Self.index(label)]) / Double(all)
  }

  private func f1(_ label: Int) -> Double {
    let hits = counts[label][label]
    let given = counts[label].reduce(0, +)
    let read = counts.reduce(0) { $0 + $1[label] }
    return hits == 0 ? 0 : 2 * Double(hits) / Double(given + read)
  }

  private static func index(_ label: SentimentLabel) -> Int { labels.firstIndex(of: label) ?? 0 }
}
