/// The tables of a matcher: patterns point at their elements, elements at their words and affixes.
extension PhraseMatcher {
  /// One place of a pattern. Numbers are as narrow as they can be, so that a pattern's elements share
  /// a cache line.
  struct Element: Sendable {
    private var firstWord: UInt32
    private var firstAffix: UInt32
    private var wordCount: UInt16
    private var affixCount: UInt8
    /// Of the words that may stand here.
    let role: PhraseRole
    /// How many tokens may stand between the element before and this one.
    var gap: UInt8
    var isOptional: Bool
    var crossesMarks: Bool
    var isNumber: Bool

    init(_ place: PhraseParser.Place, words: Range<Int>, affixes: Range<Int>) {
      role = PhraseRole(of: place.words)
      firstWord = UInt32(words.lowerBound)
      wordCount = UInt16(clamping: words.count)
      firstAffix = UInt32(affixes.lowerBound)
      affixCount = UInt8(clamping: affixes.count)
      gap = place.gap
      isOptional = place.isOptional
      crossesMarks = place.crossesMarks
      isNumber = place.isNumber
    }

    /// An element of one word, whose hash is at `place` among the words.
    init(word: UInt64, at place: Int) {
      role = PhraseRole(of: CollectionOfOne(word))
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
    /// The roles of the words before and after the anchor; ``PhraseRole/anyone`` where anything may stand
    /// there. Most attempts end here.
    var before: PhraseRole
    var after: PhraseRole
  }
}
