/// Divides what several players bring about together fairly among them (Shapley 1953): each gets the
/// mean of what it adds, over all orders in which they could have come. The parts add up to the whole.
enum Shapley {
  /// Exact values take `2^n` coalitions; beyond so many players they are not computed.
  static let mostPlayers = 12

  /// - Parameter worth: of each coalition, `2^n` values; bit i of the index says that player i is in.
  /// - Returns: `φᵢ = Σ |S|!·(n-|S|-1)!/n! · (v(S ∪ i) - v(S))` over all coalitions S without i.
  static func values(worth: [Double]) -> [Double] {
    let players = worth.count.trailingZeroBitCount
    precondition(worth.count == 1 << players, "worth must hold every coalition")
    let weights = orderShares(players)
    return (0..<players).map { player in
      var value = 0.0
      for coalition in worth.indices where coalition & (1 << player) == 0 {
        value +=
          weights[coalition.nonzeroBitCount]
          * (worth[coalition | (1 << player)] - worth[coalition])
      }
      return value
    }
  }

  /// The share of all orders in which exactly a given coalition of each size comes before a player:
  /// `k!·(n-k-1)!/n!`.
  private static func orderShares(_ players: Int) -> [Double] {
    var shares: [Double] = []
    var choices = 1.0
    for size in 0..<players {
      shares.append(1 / (Double(players) * choices))
      choices *= Double(players - 1 - size) / Double(size + 1)
    }
    return shares
  }
}
