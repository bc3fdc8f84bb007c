extension PhraseTable {
  /// Files patterns without gaps under the words that the fewest patterns have: "niet aardig" under
  /// "aardig", so that "niet", which stands in many texts, has few to try. For those who rank what they
  /// find: the order of matches hangs on it, and nothing else. Patterns with gaps stay under their longest
  /// word, from which they are found by the nearest words around it.
  package mutating func fileUnderRareWords() {
    let uses = WordUses(of: self)
    for index in patterns.indices {
      let range = patterns[index].elements
      guard range.count > 1, range.allSatisfy({ elements[$0].isRigid }) else { continue }
      var best = (anchor: patterns[index].anchor, uses: Int.max)
      for place in range {
        let count = uses.count(of: elements[place], in: self)
        if count < best.uses || count == best.uses && place == patterns[index].anchor {
          best = (place, count)
        }
      }
      patterns[index].anchor = best.anchor
    }
  }
}

/// How many places of patterns each word may stand in.
private struct WordUses {
  private var index: WordIndex
  private var counts: [Int] = []

  init(of table: PhraseTable) {
    index = WordIndex(capacity: table.words.count)
    for word in table.words {
      if let place = index[hash: word] {
        counts[Int(place)] += 1
      } else {
        index.set(word, to: UInt32(counts.count))
        counts.append(1)
      }
    }
  }

  /// How many places the words of an element may stand in, together; more than any number where they cannot
  /// be counted.
  func count(of element: PhraseTable.Element, in table: PhraseTable) -> Int {
    guard element.affixes.isEmpty, !element.isNumber else { return .max }
    return table.words[element.words].reduce(0) { sum, word in
      sum + (index[hash: word].map { counts[Int($0)] } ?? 0)
    }
  }
}
