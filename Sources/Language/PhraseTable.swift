import Feedback

/// The patterns of a lexicon, compiled for a ``PhraseMatcher``: expressions of sentiment, cues of
/// expectation, touchpoints and themes are all patterns of words.
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
/// element that must be there.
package struct PhraseTable: Sendable {
  private(set) var elements: [Element] = []
  private(set) var words: [UInt64] = []
  private(set) var affixes: [Affix] = []
  private(set) var affixBytes: [UInt8] = []
  var patterns: [Pattern] = []

  /// The number of patterns.
  package var count: Int { patterns.count }

  /// A table of no patterns yet.
  package init() {}

  /// Compiles one more pattern; its matches have `number` for their row.
  ///
  /// - Parameters:
  ///   - place: the row that an error names.
  ///   - inflector: for `/v`, `/n` and `/a`.
  ///   - classes: words of `@name`, as hashes of their normalised forms.
  /// - Throws: ``LexiconError`` where the pattern cannot be read.
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

  /// How many words and affixes the patterns of each row list, 0 where a row has none.
  package func breadths(rows: Int) -> [UInt32] {
    var breadths = Array(repeating: UInt32(0), count: rows)
    for pattern in patterns {
      for element in elements[pattern.elements] {
        breadths[Int(pattern.number)] += UInt32(element.words.count + element.affixes.count)
      }
    }
    return breadths
  }

  /// Adds all patterns of another table as those of one part; they keep their rows.
  mutating func append(_ other: PhraseTable, as part: UInt8) {
    let (firstElement, firstWord) = (elements.count, words.count)
    let (firstAffix, firstByte) = (affixes.count, affixBytes.count)
    elements += other.elements.map { $0.moved(words: firstWord, affixes: firstAffix) }
    words += other.words
    affixes += other.affixes.map { $0.moved(by: firstByte) }
    affixBytes += other.affixBytes
    patterns += other.patterns.map { $0.moved(by: firstElement, part: part) }
  }
}
