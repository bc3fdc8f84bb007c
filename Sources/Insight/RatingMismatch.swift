import Feedback

/// An item whose rating and whose words say opposite things: a 9 with an angry text, a 2 with praise.
/// A signal of its own: a scale read upside down, irony, or a grade for someone else's work.
package struct RatingMismatch: Sendable, Equatable {
  package let item: Int64
  package let kind: Kind
  /// Mean sentiment of the item's observations.
  package let sentiment: Double

  package enum Kind: String, Sendable, Codable, CaseIterable {
    case highRatingNegativeText, lowRatingPositiveText
  }

  /// Words count as negative below minus this and as positive above it.
  package static let clearSentiment = 0.3

  /// The mismatches, in the order of the items' numbers.
  package static func find(in observations: [Observation]) -> [RatingMismatch] {
    var items: [Int64: (sample: Sample, ratings: Ratings)] = [:]
    for observation in observations where verdict(of: observation.ratings) != nil {
      guard let mood = observation.experience else { continue }
      items[observation.item, default: (Sample(), observation.ratings)].sample.add(mood)
    }
    return items.sorted { $0.key < $1.key }.compactMap { item, entry in
      let sentiment = entry.sample.mean
      switch verdict(of: entry.ratings) {
      case true? where sentiment <= -clearSentiment:
        return RatingMismatch(item: item, kind: .highRatingNegativeText, sentiment: sentiment)
      case false? where sentiment >= clearSentiment:
        return RatingMismatch(item: item, kind: .lowRatingPositiveText, sentiment: sentiment)
      default: return nil
      }
    }
  }

  /// True for a clearly high rating, false for a clearly low one, nil for anything in between, for
  /// none, and where the ratings contradict each other.
  private static func verdict(of ratings: Ratings) -> Bool? {
    var verdicts: Set<Bool> = []
    if let nps = ratings.nps {
      if nps.share >= 0.9 { verdicts.insert(true) }
      if nps.share <= 0.4 { verdicts.insert(false) }
    }
    for rating in [ratings.csat, ratings.experience].compactMap({ $0 }) {
      if rating.share >= 0.75 { verdicts.insert(true) }
      if rating.share <= 0.25 { verdicts.insert(false) }
    }
    return verdicts.count == 1 ? verdicts.first : nil
  }
}
