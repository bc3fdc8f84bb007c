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
/// element that must be there. One hash probe a token: each pattern is filed under its longest
/// word.
package struct PhraseMatcher: Sendable {
  var elements: [Element] = []
  var words: [UInt64] = []
  var affixes: [Affix] = []
  var affixBytes: [UInt8] = []
  var patterns: [Pattern] = []
  private var anchors = WordIndex()
  private var affixAnchors = WordIndex()
  private var chain: [Link] = []

  /// One place of a pattern.
  struct Element: Sendable {
    var words: Range<Int>
    var affixes: Range<Int>
    /// How many tokens may stand between the element before and this one.
    var gap: UInt8 = 0
    var isOptional = false
    var crossesMarks = false
    var isNumber = false
  }

  /// The beginning or end of a word.
  struct Affix: Sendable {
    var bytes: Range<Int>
    var isPrefix: Bool
  }

  struct Pattern: Sendable {
    var elements: Range<Int>
    var anchor: Int
    var row: Int
  }

  /// An entry of the list of patterns that are filed under one word.
  struct Link: Sendable {
    var pattern: UInt32
    /// The next of the list; `UInt32.max` ends it.
    var next: UInt32
    /// Filters of the tokens right before and after the anchor: a bit for each word that may stand
    /// there; all bits where anything may. Most attempts end here.
    var before: UInt64
    var after: UInt64

    /// The bit of a word in a filter.
    @inline(__always)
    static func bit(of hash: UInt64) -> UInt64 { 1 << (hash >> 58) }
  }

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
  }

  /// Compiles one more pattern; its matches have `number` for their row.
  ///
  /// - Parameter place: the row that an error names.
  package mutating func add(
    _ pattern: ArraySlice<UInt8>, as number: Int, at place: (table: LexiconTable, row: Int),
    inflector: Inflector, classes: [String: [UInt64]] = [:]
  ) throws(LexiconError) {
    var parser = PhraseParser(inflector: inflector, classes: classes)
    do {
      try parser.parse(pattern)
    } catch {
      throw place.table.error(place.row, error.reason)
    }
    add(parser, row: number)
  }

  /// Adds the pattern that a parser has read and files it under its anchor.
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
          words: wordStart..<words.count, affixes: affixStart..<affixes.count, gap: place.gap,
          isOptional: place.isOptional, crossesMarks: place.crossesMarks,
          isNumber: place.isNumber))
    }
    let anchor = first + parser.anchor
    let link = Link(
      pattern: UInt32(patterns.count), next: .max,
      before: anchor > first ? filter(anchor - 1, gap: elements[anchor].gap) : .max,
      after: anchor + 1 < elements.count
        ? filter(anchor + 1, gap: elements[anchor + 1].gap) : .max)
    patterns.append(Pattern(elements: first..<elements.count, anchor: anchor, row: row))
    for word in words[elements[anchor].words] { Self.file(word, in: &anchors, &chain, link) }
    for affix in affixes[elements[anchor].affixes] {
      Self.file(key(of: affix), in: &affixAnchors, &chain, link)
    }
    if elements[anchor].isNumber { Self.file(Self.numberKey, in: &anchors, &chain, link) }
  }

  /// The filter of an element that stands beside the anchor, `gap` being what may lie between them.
  private func filter(_ element: Int, gap: UInt8) -> UInt64 {
    let place = elements[element]
    guard gap == 0, !place.isOptional, !place.isNumber, place.affixes.isEmpty else { return .max }
    return words[place.words].reduce(0) { $0 | Link.bit(of: $1) }
  }

  private static func file(
    _ key: UInt64, in index: inout WordIndex, _ chain: inout [Link], _ link: Link
  ) {
    let previous = index[hash: key] ?? .max
    if previous != .max, chain[Int(previous)].pattern == link.pattern { return }
    index.set(key, to: UInt32(chain.count))
    chain.append(link)
    chain[chain.count - 1].next = previous
  }

  static let numberKey = WordHash.of("#number")

  private static let prefixSalt: UInt64 = 0x1111_0000
  private static let suffixSalt: UInt64 = 0x2222_0000

  /// What affixes of the same three letters are filed under: the letters, spread over the table.
  @inline(__always)
  private static func key(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt64 {
    let letters = UInt64(a) << 16 | UInt64(b) << 8 | UInt64(c)
    let spread = letters &* 0x9e37_79b9_7f4a_7c15
    return spread ^ (spread >> 32)
  }

  private func key(of affix: Affix) -> UInt64 {
    let start = affix.isPrefix ? affix.bytes.lowerBound : affix.bytes.upperBound - 3
    let key = Self.key(affixBytes[start], affixBytes[start + 1], affixBytes[start + 2])
    return key ^ (affix.isPrefix ? Self.prefixSalt : Self.suffixSalt)
  }

  /// Every match inside `range`, in the order of their anchors. A pattern is found at most once for
  /// each place of its anchor; different patterns may overlap.
  package func matches(in list: TokenList, _ range: Range<Int>) -> [Match] {
    var walk = PhraseWalk(
      elements: elements.span, words: words.span, affixes: affixes.span,
      affixBytes: affixBytes.span, tokens: list.tokens.span, norms: list.norms.span, range: range)
    for index in range {
      let token = list.tokens[index]
      collect(anchors[hash: token.hash], at: index, by: &walk)
      if token.kind == .number { collect(anchors[hash: Self.numberKey], at: index, by: &walk) }
      if affixAnchors.count > 0, token.normCount > 2 {
        let start = Int(token.normStart)
        let end = start + Int(token.normCount)
        let first = Self.key(list.norms[start], list.norms[start + 1], list.norms[start + 2])
        let last = Self.key(list.norms[end - 3], list.norms[end - 2], list.norms[end - 1])
        collect(affixAnchors[hash: first ^ Self.prefixSalt], at: index, by: &walk)
        collect(affixAnchors[hash: last ^ Self.suffixSalt], at: index, by: &walk)
      }
    }
    return walk.found
  }

  @inline(__always)
  private func collect(_ head: UInt32?, at index: Int, by walk: inout PhraseWalk) {
    guard var next = head else { return }
    while next != .max {
      let link = chain[Int(next)]
      if walk.fits(link, at: index) { walk.match(patterns[Int(link.pattern)], at: index) }
      next = link.next
    }
  }
}
