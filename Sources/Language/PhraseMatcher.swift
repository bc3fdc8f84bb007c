import Feedback

/// Finds the phrases of a lexicon table in a text: expressions of sentiment, cues of expectation,
/// touchpoints and themes are all tables of phrases.
///
/// The pattern language, elements with single spaces between them:
///
/// | written | matches |
/// |---|---|
/// | `beloofd` | the word, compared in normalised form; hyphens and marks are elements too |
/// | `beloven/v` | any form of a verb, given by its infinitive, strong forms too |
/// | `klacht/n` `goed/a` | a noun's plural and diminutive, an adjective's forms |
/// | `tegen\|vallen/v` | a separable verb written together: `tegenvalt`, `tegengevallen` |
/// | `levering*` | words that begin so; `*service` words that end so; three letters or more |
/// | `(geen\|nooit\|bellen/v)` | any one of the alternatives, each a word as above |
/// | `@negation` | any word of a class that the caller passes |
/// | `#` | a number; `(#)` at the start of a line, where `#` opens a comment |
/// | `echt?` | an element that may be missing, `(erg\|heel)?` too |
/// | `…` or `...` | up to six tokens between two elements, not across a mark such as a comma |
/// | `…3` | up to three; the most is sixteen |
/// | `…,` or `…12,` | across commas too, inside the same sentence |
///
/// `vallen/v … tegen` finds "valt me elke keer weer tegen". A pattern starts and ends with an
/// element that must be there. Each pattern is filed under its longest word, its anchor; what is filed
/// under a word is looked up once, as its ``hint(of:in:)``, and kept by the number that the word has
/// in a ``WordBook``.
package struct PhraseMatcher: Sendable {
  var elements: [Element] = []
  var words: [UInt64] = []
  var affixes: [Affix] = []
  var affixBytes: [UInt8] = []
  var patterns: [Pattern] = []
  private(set) var files = PhraseFiles()
  private(set) var companions = PhraseCompanions()

  /// A place where a pattern was found.
  package struct Match: Sendable, Equatable {
    /// The row of the table that the pattern stands in.
    package let row: Int
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

  /// The number of patterns.
  package var count: Int { patterns.count }

  /// A matcher of no patterns yet.
  package init() {}

  /// Compiles the patterns of `table`; a match names the row.
  ///
  /// - Parameters:
  ///   - column: the column that holds the pattern, from 0.
  ///   - inflector: for `/v`, `/n` and `/a`.
  ///   - classes: words of `@name`, as hashes of their normalised forms.
  /// - Throws: ``LexiconError`` at the first pattern that cannot be read.
  package init(
    _ table: LexiconTable, column: Int = 0, inflector: Inflector,
    classes: [String: [UInt64]] = [:]
  ) throws(LexiconError) {
    for row in table.rows.indices {
      try add(
        table.field(row, column), as: row, at: (table, row), inflector: inflector,
        classes: classes)
    }
    close()
  }

  /// Compiles one more pattern; its matches have `number` for their row. ``close()`` goes after the
  /// last one.
  ///
  /// - Parameter place: the row that an error names.
  package mutating func add(
    _ pattern: ArraySlice<UInt8>, as number: Int, at place: (table: LexiconTable, row: Int),
    inflector: Inflector, classes: [String: [UInt64]] = [:]
  ) throws(LexiconError) {
    if addPlain(pattern, row: number) { return }
    var parser = PhraseParser(inflector: inflector, classes: classes)
    do {
      try parser.parse(pattern)
    } catch {
      throw place.table.error(place.row, error.reason)
    }
    add(parser, row: number)
  }

  /// Adds the pattern that a parser has read.
  private mutating func add(_ parser: PhraseParser, row: Int) {
    let first = elements.count
    for place in parser.places {
      let wordStart = words.count
      words.append(contentsOf: place.words.sorted())
      let affixStart = affixes.count
      for affix in place.affixes {
        let start = affixBytes.count
        affixBytes.append(contentsOf: affix.bytes)
        affixes.append(Affix(bytes: start..<affixBytes.count, isPrefix: affix.isPrefix))
      }
      elements.append(
        Element(
          place, words: wordStart..<words.count, affixes: affixStart..<affixes.count))
    }
    patterns.append(
      Pattern(elements: first..<elements.count, anchor: parser.anchor, row: row))
  }

  /// Adds a pattern of nothing but plain words with single spaces between them, as most are, without
  /// a parser; false where it is any other.
  private mutating func addPlain(_ pattern: ArraySlice<UInt8>, row: Int) -> Bool {
    guard Self.isPlain(pattern) else { return false }
    let first = elements.count
    var longest = (count: 0, element: first)
    var hash = WordHash()
    var start = pattern.startIndex
    for index in pattern.startIndex...pattern.endIndex {
      if index < pattern.endIndex, pattern[index] != 0x20 {
        hash.add(pattern[index])
        continue
      }
      if index - start > longest.count { longest = (index - start, elements.count) }
      words.append(hash.value)
      elements.append(Element(word: hash.value, at: words.count - 1))
      (hash, start) = (WordHash(), index + 1)
    }
    patterns.append(
      Pattern(elements: first..<elements.count, anchor: longest.element - first, row: row))
    return true
  }

  private static func isPlain(_ pattern: ArraySlice<UInt8>) -> Bool {
    var start = pattern.startIndex
    var count = 0
    for index in pattern.startIndex...pattern.endIndex
    where index == pattern.endIndex || pattern[index] == 0x20 {
      guard Tokenizer.isPlainWord(pattern[start..<index]) else { return false }
      start = index + 1
      count += 1
    }
    return count <= PhraseParser.mostPlaces
  }

  /// Files the patterns that were added.
  package mutating func close() {
    files = PhraseFiles()
    companions = PhraseCompanions()
    for index in patterns.indices {
      for element in patterns[index].elements where element != patterns[index].anchor {
        introduce(element)
      }
      file(index)
    }
    files.close()
  }

  /// Gives the words of an element beside an anchor their role.
  private mutating func introduce(_ element: Int) {
    let place = elements[element]
    for word in place.words { companions.add(place.role, to: words[word]) }
    for affix in affixes[place.affixes] {
      companions.add(place.role, to: edge(of: affix), affix.isPrefix ? .start : .end)
    }
    if place.isNumber { companions.addToNumbers(place.role) }
  }

  /// Files a pattern under its anchor.
  private mutating func file(_ index: Int) {
    let (pattern, anchor) = (patterns[index].elements, patterns[index].anchor)
    let (before, isNearBefore) =
      anchor > pattern.lowerBound ? role(anchor - 1, gap: elements[anchor].gap) : (.anyone, true)
    let (after, isNearAfter) =
      anchor + 1 < pattern.upperBound
      ? role(anchor + 1, gap: elements[anchor + 1].gap) : (.anyone, true)
    var link = Link(
      target: UInt32(index), isNearBefore: isNearBefore, isNearAfter: isNearAfter, before: before,
      after: after)
    for affix in affixes[elements[anchor].affixes] {
      files.add(link, under: edge(of: affix), affix.isPrefix ? .start : .end)
    }
    if pattern.count == 1 {
      link.isSingle = true
      link.target = UInt32(patterns[index].row)
    }
    var last: UInt64?
    for word in words[elements[anchor].words] where word != last {
      files.add(link, under: word)
      last = word
    }
    if elements[anchor].isNumber { files.addToNumbers(link) }
  }

  /// The role of an element that comes next to the anchor, `gap` being what may lie between them,
  /// and whether it stands right beside it.
  private func role(_ element: Int, gap: UInt8) -> (role: PhraseRole, isNear: Bool) {
    let place = elements[element]
    return (place.isOptional ? .anyone : place.role, gap == 0)
  }

  private func edge(of affix: Affix) -> WordEdge {
    let start = affix.isPrefix ? affix.bytes.lowerBound : affix.bytes.upperBound - 3
    return WordEdge(affixBytes[start], affixBytes[start + 1], affixBytes[start + 2])
  }
}
