/// Finds the phrases of lexicons in a text, those of several lexicons in one walk.
///
/// Each pattern is filed under its longest word, its anchor; what is filed under a word is looked up
/// once, as its ``hint(of:in:)``, and kept by the number that the word has in a ``WordBook``. A
/// ``PhraseSearch`` goes through the tokens of a text.
package struct PhraseMatcher: Sendable {
  /// The patterns of all lexicons.
  let table: PhraseTable
  private(set) var files = PhraseFiles()
  private(set) var companions = PhraseCompanions()

  /// As many lexicons may share a matcher.
  static let mostParts = 4

  /// A place where a pattern was found.
  package struct Match: Sendable, Equatable {
    /// Which of the matcher's lexicons the pattern is of, from 0.
    package let part: UInt8
    /// The row of the table that the pattern stands in.
    package let row: UInt32
    /// From the first to the last token that the pattern names, gaps included.
    package let tokens: Range<Int>
    /// Bit `i`: token `tokens.lowerBound + i` is named by the pattern, not part of a gap.
    package let named: UInt64

    /// Whether the token at `index` is named by the pattern.
    package func names(_ index: Int) -> Bool {
      tokens.contains(index) && index - tokens.lowerBound < 64
        && named >> UInt64(index - tokens.lowerBound) & 1 == 1
    }

    /// Whether both name a token in common; words in the gaps of either do not count.
    package func sharesWord(with other: Match) -> Bool {
      guard tokens.overlaps(other.tokens) else { return false }
      let shift = other.tokens.lowerBound - tokens.lowerBound
      guard abs(shift) < 64 else { return false }
      return shift >= 0
        ? (named >> UInt64(shift)) & other.named != 0
        : named & (other.named >> UInt64(-shift)) != 0
    }
  }

  /// A matcher of the patterns of `parts`, at most four.
  package init(_ parts: [PhraseTable]) {
    precondition(parts.count <= Self.mostParts, "a matcher has at most four lexicons")
    var table = PhraseTable()
    for (part, patterns) in parts.enumerated() { table.append(patterns, as: UInt8(part)) }
    self.table = table
    for index in table.patterns.indices {
      for element in table.patterns[index].elements where element != table.patterns[index].anchor {
        introduce(element)
      }
      file(index)
    }
    files.close()
  }

  /// Gives the words of an element beside an anchor their role.
  private mutating func introduce(_ element: Int) {
    let place = table.elements[element]
    for word in place.words { companions.add(place.role, to: table.words[word]) }
    for affix in table.affixes[place.affixes] {
      companions.add(place.role, to: edge(of: affix), affix.isPrefix ? .start : .end)
    }
    if place.isNumber { companions.addToNumbers(place.role) }
  }

  /// Files a pattern under its anchor.
  private mutating func file(_ index: Int) {
    let (pattern, anchor) = (table.patterns[index].elements, table.patterns[index].anchor)
    let conditions = conditions(of: table.patterns[index])
    var link = Link(
      target: UInt32(index), part: table.patterns[index].part, first: conditions.first,
      second: conditions.second)
    link.isPair = pattern.count == 2
    for affix in table.affixes[table.elements[anchor].affixes] {
      files.add(link, under: edge(of: affix), affix.isPrefix ? .start : .end)
    }
    if table.elements[anchor].isNumber {
      var link = link
      link.needsNumber = true
      files.addToNumbers(link)
    }
    if pattern.count == 1 {
      link.isSingle = true
      link.target = table.patterns[index].number
    }
    var last: UInt64?
    for word in table.words[table.elements[anchor].words] where word != last {
      files.add(link, under: word)
      last = word
    }
  }

  /// The two conditions of a pattern that tell most of what it asks for around its anchor: of the words right beside
  /// it before the others, then those of the shortest lists.
  private func conditions(
    of pattern: PhraseTable.Pattern
  ) -> (first: PhraseSurroundings.Condition, second: PhraseSurroundings.Condition) {
    var first = (condition: PhraseSurroundings.Condition.none, breadth: Int.max)
    var second = first
    for element in pattern.elements
    where element != pattern.anchor && !table.elements[element].isOptional {
      let place = table.elements[element]
      let condition = PhraseSurroundings.Condition(place.role, side(of: element, in: pattern))
      // What stands further off comes behind all that stands near.
      let breadth = place.words.count + place.affixes.count + (condition.isNear ? 0 : 1 << 32)
      if breadth < first.breadth {
        (first, second) = ((condition, breadth), first)
      } else if breadth < second.breadth {
        second = (condition, breadth)
      }
    }
    return (first.condition, second.condition)
  }

  /// On which side of the anchor an element stands.
  private func side(
    of element: Int, in pattern: PhraseTable.Pattern
  ) -> PhraseSurroundings.Side {
    if element < pattern.anchor {
      let isNear = element == pattern.anchor - 1 && table.elements[pattern.anchor].gap == 0
      return isNear ? .before : .earlier
    }
    return element == pattern.anchor + 1 && table.elements[element].gap == 0 ? .after : .later
  }

  private func edge(of affix: PhraseTable.Affix) -> WordEdge {
    let start = affix.isPrefix ? affix.bytes.lowerBound : affix.bytes.upperBound - 3
    let bytes = table.affixBytes
    return WordEdge(bytes[start], bytes[start + 1], bytes[start + 2])
  }
}
