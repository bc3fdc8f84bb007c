/// Why figures are withheld: those of a cell, or one measure of a cell.
package enum Suppression: String, Sendable, Codable, Hashable {
  /// Fewer than ``SmallNumbers/leastPeople`` distinct people are behind it.
  case fewPeople
  /// It is large enough, but with the totals its figures would give a withheld neighbour away.
  case complementary
}

/// How many people it takes to say something.
package enum SmallNumbers {
  /// Below this many distinct people a cell is withheld, and in a larger cell each measure that rests
  /// on fewer (design rule; k-anonymity with k = 5, Sweeney 2002).
  package static let leastPeople = 5
  /// Below this many distinct people figures are shown as indicative.
  package static let solidPeople = 30

  /// Which cells of a table with totals are withheld: the small ones, and as many more as it takes
  /// for no line that is shown with its total to give one away (complementary suppression, Cox
  /// 1980). In such a line either nothing is withheld, or at least two cells that hold
  /// ``leastPeople`` people together. The smallest cells are taken first.
  ///
  ///     suppressions(people: [40, 3, 9, 12], lines: [[0, 1, 2, 3]])
  ///     // [nil, .fewPeople, .complementary, nil]
  ///
  /// - Parameters:
  ///   - people: Distinct people per cell. A cell of nobody has nothing to withhold and hides nobody.
  ///   - lines: The cells of each line that has a total: rows, columns, the whole table.
  ///   - given: Cells that are withheld already, for whatever reason.
  package static func suppressions(
    people: [Int], lines: [[Int]], given: [Suppression?] = []
  ) -> [Suppression?] {
    var result: [Suppression?] = people.indices.map { cell in
      let small: Suppression? = (1..<leastPeople).contains(people[cell]) ? .fewPeople : nil
      return (given.indices.contains(cell) ? given[cell] : nil) ?? small
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for line in lines where line.count > 1 {
        guard givesAway(line, people: people, withheld: result),
          let next = line.filter({ result[$0] == nil && people[$0] > 0 })
            .min(by: { (people[$0], $0) < (people[$1], $1) })
        else { continue }
        result[next] = .complementary
        isSettled = false
      }
    }
    return result
  }

  /// Whether the total of a line, less what is shown in it, tells of one withheld cell, or of fewer
  /// than ``leastPeople`` people.
  static func givesAway(_ line: [Int], people: [Int], withheld: [Suppression?]) -> Bool {
    let hidden = line.filter { withheld[$0] != nil && people[$0] > 0 }
    return hidden.count == 1
      || !hidden.isEmpty && hidden.reduce(0) { $0 + people[$1] } < leastPeople
  }
}
