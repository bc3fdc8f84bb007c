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
/// under a word is looked up once, as its ``head(of:in:)``, and kept by the number that the word has
/// in a ``WordBook``.
package struct PhraseMatcher: Sendable {
  var elements: [Element] = []
  var words: [UInt64] = []
  var affixes: [Affix] = []
  var affixBytes: [UInt8] = []
  var patterns: [Pattern] = []
  private var files = PhraseFiles()

  /// One place of a pattern. Numbers are as narrow as they can be, so that a pattern's elements share
  /// a cache line.
  struct Element: Sendable {
    /// A bit for each word (``Link/bit(of:)``); all bits where an affix or a number may stand here.
    var filter: UInt64
    private var firstWord: UInt32
    private var firstAffix: UInt32
    private var wordCount: UInt32
    private var affixCount: UInt8
    /// How many tokens may stand between the element before and this one.
    var gap: UInt8
    var isOptional: Bool
    var crossesMarks: Bool
    var isNumber: Bool

    init(_ place: PhraseParser.Place, words: Range<Int>, affixes: Range<Int>) {
      let isOpen = place.isNumber || !affixes.isEmpty
      filter = isOpen ? .max : place.words.reduce(0) { $0 | Link.bit(of: $1) }
      firstWord = UInt32(words.lowerBound)
      wordCount = UInt32(words.count)
      firstAffix = UInt32(affixes.lowerBound)
      affixCount = UInt8(clamping: affixes.count)
      gap = place.gap
      isOptional = place.isOptional
      crossesMarks = place.crossesMarks
      isNumber = place.isNumber
    }

    /// An element of one word, whose hash is at `place` among the words.
    init(word: UInt64, at place: Int) {
      filter = Link.bit(of: word)
      (firstWord, wordCount) = (UInt32(place), 1)
      (firstAffix, affixCount) = (0, 0)
      (gap, isOptional, crossesMarks, isNumber) = (0, false, false, false)
    }

    /// Whether it stands right behind the element before.
    @inline(__always)
    var isRigid: Bool { gap == 0 && !isOptional }

    @inline(__always)
    var words: Range<Int> { Int(firstWord)..<Int(firstWord) &+ Int(wordCount) }
    @inline(__always)
    var affixes: Range<Int> { Int(firstAffix)..<Int(firstAffix) &+ Int(affixCount) }
  }

  /// The beginning or end of a word.
  struct Affix: Sendable {
    var bytes: Range<Int>
    var isPrefix: Bool

    /// Whether a word begins or ends so; `letters` are those of all affixes.
    func fits(_ norm: Span<UInt8>, _ letters: Span<UInt8>) -> Bool {
      guard norm.count >= bytes.count else { return false }
      let offset = isPrefix ? 0 : norm.count - bytes.count
      for place in 0..<bytes.count where norm[offset + place] != letters[bytes.lowerBound + place] {
        return false
      }
      return true
    }
  }

  struct Pattern: Sendable {
    private let first: UInt32
    private let count: UInt8
    /// Which of the elements the pattern is filed under.
    private let middle: UInt8
    private let number: UInt32

    init(elements: Range<Int>, anchor: Int, row: Int) {
      first = UInt32(elements.lowerBound)
      count = UInt8(elements.count)
      middle = UInt8(anchor)
      number = UInt32(row)
    }

    @inline(__always)
    var elements: Range<Int> { Int(first)..<Int(first) &+ Int(count) }
    @inline(__always)
    var anchor: Int { Int(first) &+ Int(middle) }
    @inline(__always)
    var row: Int { Int(number) }
  }

  /// An entry of the list of patterns that are filed under one word. The entries of a list lie side
  /// by side, the newest last.
  struct Link: Sendable {
    /// The pattern's place; its row where ``isSingle``.
    var target: UInt32
    /// Whether the list ends here, seen from its newest entry.
    var isOldest = false
    /// Whether its anchor is all there is to the pattern, a word as it stands.
    var isSingle = false
    /// Whether ``before`` and ``after`` are of words that stand right beside the anchor; else they
    /// stand anywhere in the range.
    var isNearBefore: Bool
    var isNearAfter: Bool
    /// Filters of the words before and after the anchor: a bit for each that may stand there; all
    /// bits where anything may. Most attempts end here.
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
    for index in patterns.indices { file(index) }
    files.close()
  }

  /// Files a pattern under its anchor.
  private mutating func file(_ index: Int) {
    let (pattern, anchor) = (patterns[index].elements, patterns[index].anchor)
    let (before, isNearBefore) =
      anchor > pattern.lowerBound ? filter(anchor - 1, gap: elements[anchor].gap) : (.max, true)
    let (after, isNearAfter) =
      anchor + 1 < pattern.upperBound
      ? filter(anchor + 1, gap: elements[anchor + 1].gap) : (.max, true)
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

  /// The filter of an element that comes next to the anchor, `gap` being what may lie between them,
  /// and whether it stands right beside it.
  private func filter(_ element: Int, gap: UInt8) -> (filter: UInt64, isNear: Bool) {
    let place = elements[element]
    return (place.isOptional ? .max : place.filter, gap == 0)
  }

  private func edge(of affix: Affix) -> WordEdge {
    let start = affix.isPrefix ? affix.bytes.lowerBound : affix.bytes.upperBound - 3
    return WordEdge(affixBytes[start], affixBytes[start + 1], affixBytes[start + 2])
  }

  /// What is filed under a word: its newest ``Link`` plus one, 0 where there is none, and whether
  /// patterns are filed under how it begins or ends.
  package func head(of word: WordBook.Word, in book: WordBook) -> UInt32 {
    var head = files.newest(of: word.hash).map { $0 + 1 } ?? 0
    book.withNorm(word) { norm in
      let affixes = affixHeads(of: norm)
      if affixes.start != nil || affixes.end != nil { head |= Self.hasAffix }
      if files.numbers != nil, norm.count > 0, norm[0] &- 0x30 < 10 { head |= Self.isNumber }
    }
    return head
  }

  /// The bit of a head that says that the word may be a number, for which patterns are filed.
  private static let isNumber: UInt32 = 1 << 30

  /// The bit of a head that says that patterns are filed under an affix of the word.
  private static let hasAffix: UInt32 = 1 << 31

  /// The newest links that are filed under how a word begins and ends.
  private func affixHeads(of norm: Span<UInt8>) -> (start: UInt32?, end: UInt32?) {
    guard let first = WordEdge(startOf: norm), let last = WordEdge(endOf: norm) else {
      return (nil, nil)
    }
    return (
      files.newest(of: first, .start).flatMap { anyFits($0, norm) ? $0 : nil },
      files.newest(of: last, .end).flatMap { anyFits($0, norm) ? $0 : nil }
    )
  }

  /// Whether one of the patterns of a list of affixes has an anchor that a word is.
  private func anyFits(_ newest: UInt32, _ norm: Span<UInt8>) -> Bool {
    var next = Int(newest)
    while true {
      let anchor = patterns[Int(files.links[next].target)].anchor
      for affix in elements[anchor].affixes where affixes[affix].fits(norm, affixBytes.span) {
        return true
      }
      if files.links[next].isOldest { return false }
      next -= 1
    }
  }

  /// Adds every match inside `range` to `found`, in the order of their anchors. A pattern is found at
  /// most once for each place of its anchor; different patterns may overlap.
  ///
  /// - Parameters:
  ///   - list: tokens that were entered in a ``WordBook``.
  ///   - heads: the ``head(of:in:)`` of each word of that book.
  package func find(
    in list: TokenList, _ range: Range<Int>, by heads: [UInt32], into found: inout [Match]
  ) {
    var walk = PhraseWalk(
      links: files.links.span, patterns: patterns.span, elements: elements.span, words: words.span,
      affixes: affixes.span, affixBytes: affixBytes.span, tokens: list.tokens.span,
      norms: list.norms.span, range: range)
    swap(&walk.found, &found)
    let heads = heads.span
    let tokens = list.tokens.span
    for index in range {
      let head = heads[Int(tokens[unchecked: index].word)]
      if head != 0 { collect(head, at: index, by: &walk) }
    }
    swap(&walk.found, &found)
  }

  /// Tries all that is filed under a word on the token at `index`.
  @inline(__always)
  private func collect(_ head: UInt32, at index: Int, by walk: inout PhraseWalk) {
    let newest = head & ~(Self.hasAffix | Self.isNumber)
    if newest != 0 { walk.tryLinks(from: newest &- 1, at: index) }
    if head & Self.isNumber != 0, walk.tokens[index].kind == .number, let numbers = files.numbers {
      walk.tryLinks(from: numbers, at: index)
    }
    if head & Self.hasAffix != 0 { collectAffixes(at: index, by: &walk) }
  }

  @inline(never)
  private func collectAffixes(at index: Int, by walk: inout PhraseWalk) {
    let heads = affixHeads(of: walk.norms.extracting(walk.tokens[index].normRange))
    if let start = heads.start { walk.tryAffixes(from: start, at: index) }
    if let end = heads.end { walk.tryAffixes(from: end, at: index) }
  }

  /// Every match inside `range` of tokens that were entered in no book.
  package func matches(in list: TokenList, _ range: Range<Int>) -> [Match] {
    var list = list
    var book = WordBook()
    book.enter(&list, range)
    var found: [Match] = []
    find(in: list, range, by: book.words.map { head(of: $0, in: book) }, into: &found)
    return found
  }
}
