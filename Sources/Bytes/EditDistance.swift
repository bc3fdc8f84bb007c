/// How many slips of the finger lie between two words.
package enum EditDistance {
  /// Insertions, deletions, substitutions and swaps of neighbours (Damerau 1964, optimal string
  /// alignment), in bytes. Words over 64 bytes are as far apart as they are long.
  package static func between(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard a.count <= 64, b.count <= 64 else { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, before[j - 1] + 1)
        }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
