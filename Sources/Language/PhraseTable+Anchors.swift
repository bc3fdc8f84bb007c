extension PhraseTable {
  /// Files patterns under the words that are heard the least, so that words that stand in many texts have few
  /// patterns to try: "niet aardig" under "aardig". For those who rank what they find: the order of matches hangs
  /// on it, and in a pattern with gaps which of the words around its anchor are named, the nearest ones.
  ///
  /// - Parameter frequencies: `frequencies.tsv` of the patterns' language.
  package mutating func fileUnderRareWords(_ frequencies: LexiconTable) throws(LexiconError) {
    let frequencies = try WordFrequencies(frequencies)
    for index in patterns.indices {
      let range = patterns[index].elements
      guard range.count > 1 else { continue }
      var best = (
        anchor: patterns[index].anchor,
        rate: frequencies.rate(of: elements[patterns[index].anchor], in: self)
      )
      for place in range where !elements[place].isOptional {
        let rate = frequencies.rate(of: elements[place], in: self)
        if rate < best.rate { best = (place, rate) }
      }
      patterns[index].anchor = best.anchor
    }
  }
}

/// How often words are heard.
private struct WordFrequencies {
  private var rates: WordIndex
  /// Of a word that the table does not have, and of a beginning or end of words, in 10,000 words.
  private static let ofOthers = 0.2
  private static let ofAffix = 5.0

  /// - Throws: ``LexiconError`` at a row without a number.
  init(_ table: LexiconTable) throws(LexiconError) {
    rates = WordIndex(capacity: table.rows.count)
    for row in table.rows.indices {
      let rate = try table.number(row, 1)
      guard rate > 0, rate <= 10_000 else {
        throw table.error(row, "a frequency is above 0, to 10000")
      }
      rates.set(table.keyHash(row), to: UInt32(rate))
    }
  }

  /// How often the words of an element are heard together; more than any number where nobody can tell.
  func rate(of element: PhraseTable.Element, in table: PhraseTable) -> Double {
    guard !element.isNumber else { return .infinity }
    var sum = Self.ofAffix * Double(element.affixes.count)
    for word in table.words[element.words] {
      sum += rates[hash: word].map { Double($0) } ?? Self.ofOthers
    }
    return sum
  }
}
