/// What a table is made of: patterns point at their elements, elements at their words and affixes.
extension PhraseTable {
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

    /// The element in a table whose words and affixes lie behind so many others.
    func moved(words: Int, affixes: Int) -> Element {
      var moved = self
      moved.firstWord += UInt32(words)
      moved.firstAffix += UInt32(affixes)
      return moved
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

    /// The affix in a table whose letters lie behind `count` others.
    func moved(by count: Int) -> Affix {
      Affix(bytes: bytes.lowerBound + count..<bytes.upperBound + count, isPrefix: isPrefix)
    }

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
    private var first: UInt32
    private let count: UInt8
    /// Which of the elements the pattern is filed under.
    private var middle: UInt8
    let number: UInt32
    /// Which of a matcher's lexicons it is of.
    private(set) var part: UInt8 = 0

    init(elements: Range<Int>, anchor: Int, row: Int) {
      first = UInt32(elements.lowerBound)
      count = UInt8(elements.count)
      middle = UInt8(anchor)
      number = UInt32(row)
    }

    /// The pattern as one of a part, in a table whose elements lie behind `count` others.
    func moved(by count: Int, part: UInt8) -> Pattern {
      var moved = self
      moved.first += UInt32(count)
      moved.part = part
      return moved
    }

    @inline(__always)
    var elements: Range<Int> { Int(first)..<Int(first) &+ Int(count) }
    @inline(__always)
    var anchor: Int {
      get { Int(first) &+ Int(middle) }
      set { middle = UInt8(newValue - Int(first)) }
    }
  }
}
