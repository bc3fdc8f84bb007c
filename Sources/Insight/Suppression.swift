/// Why a cell's figures are withheld.
package enum Suppression: String, Sendable, Codable, Hashable {
  /// Fewer than ``SmallNumbers/leastPeople`` distinct people speak in it.
  case fewPeople
  /// It is large enough, but with the totals its figures would give a withheld neighbour away.
  case complementary
}

/// How many people it takes to say something.
package enum SmallNumbers {
  /// Below this many distinct people a cell is withheld (design rule; k-anonymity with k = 5,
  /// Sweeney 2002).
  package static let leastPeople = 5
  /// Below this many distinct people figures are shown as indicative.
  package static let solidPeople = 30

  /// Which cells of a table with totals are withheld: the small ones, and as many more as it takes
  /// for no line that is shown with its total to give one away (complementary suppression, Cox
  /// 1980). In such a line either nothing is withheld, or at least two cells that hold
  /// ``leastPeople`` people together. The smallest cells are taken first.
  ///
  /// - Parameters:
  ///   - people: Distinct people per cell.
  ///   - lines: The cells of each line that has a total: rows, columns, the whole table.
  package static func suppressions(
    people: [Int], lines: [[Int]]
  ) -> [Suppression?] {
    var result: [Suppression?] = people.map { $0 < leastPeople ? .fewPeople : nil }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for line in lines where line.count > 1 {
        let withheld = line.filter { result[$0] != nil }
        guard !withheld.isEmpty,
          withheld.count == 1 || withheld.reduce(0, { $0 + people[$1] }) < leastPeople,
          let next = line.filter({ result[$0] == nil })
            .min(by: { (people[$0], $0) < (people[$1], $1) })
        else { continue }
        result[next] = .complementary
        isSettled = false
      }
    }
    return result
  }
}
