/// The different words that a reader has met, each with a number. What lexicons say of a word is
/// looked up when the word is met first and kept in columns by its number, so that a word that comes
/// again costs one probe, known to the lexicons or not.
///
/// Two words have one number only where hash and length are the same, which no two words of up to
/// eight bytes have. A book that has
/// grown too thick is emptied between two texts (``turnPage(for:)``); what a word means never depends on
/// what the book holds. Of one text 262,144 words are told apart, more than any person uses; those
/// that come after mean nothing, so that memory is bounded.
package struct WordBook: Sendable {
  /// A normalised form.
  package struct Word: Sendable {
    /// Of the whole form (``WordHash``).
    package let hash: UInt64
    fileprivate let start: Int
    fileprivate let count: UInt16

    /// Whether it stands for all words that are not told apart.
    var isStranger: Bool { hash == WordBook.strangerHash }
  }

  /// By their numbers.
  package private(set) var words: [Word] = []
  /// Changes when the book is emptied; columns of another edition are void.
  package private(set) var edition = 0
  private var letters: [UInt8] = []
  /// Open addressing with linear probing, at most two thirds full.
  private var slots: [Slot] = []

  /// A word in the table of its book: all that tells it from others, so that to meet it again touches one
  /// cache line.
  private struct Slot: Sendable {
    var hash: UInt64
    /// The number of the word plus one; 0 where the slot is empty.
    var entry: UInt32
    var count: UInt16

    static let empty = Slot(hash: 0, entry: 0, count: 0)

    @inline(__always)
    func holds(_ token: Token) -> Bool {
      hash == token.hash && count == token.normCount && entry != 0
    }
  }

  private static let leastSlots = 1 << 9
  /// The words that are kept from one text to the next.
  private static let mostKept = 1 << 15
  /// The words that are told apart. No text of up to ``longestInside`` has as many.
  private static let mostWords = 1 << 18
  /// A text longer than this, in bytes, has the book for itself, so that which of its words are told
  /// apart hangs on nothing before it.
  private static let longestInside = 1 << 20
  /// The number of all words that are not told apart; nil where there is none.
  private var strangers: UInt32?

  /// A book without words.
  package init() {}

  /// The bytes of a word.
  @_lifetime(borrow self)
  package func norm(of word: Word) -> Span<UInt8> {
    letters.span.extracting(word.start..<word.start + Int(word.count))
  }

  /// Makes room for another text, of `size` bytes.
  package mutating func turnPage(for size: Int) {
    guard words.count > Self.mostKept || size > Self.longestInside else { return }
    self = WordBook(edition: edition + 1)
  }

  private init(edition: Int) { self.edition = edition }

  /// Gives the tokens of `range` the numbers of their words.
  package mutating func enter(_ list: inout TokenList, _ range: Range<Int>) {
    if slots.isEmpty { slots = Array(repeating: .empty, count: Self.leastSlots) }
    let norms = list.norms
    list.tokens.withUnsafeMutableBufferPointer { tokens in
      var next = range.lowerBound
      while next < range.upperBound {
        next = enterKnown(tokens, next..<range.upperBound)
        guard next < range.upperBound else { return }
        tokens[next].word = number(of: tokens[next], norms.span)
        next += 1
      }
    }
  }

  /// Gives all tokens the numbers of their words.
  package mutating func enter(_ list: inout TokenList) { enter(&list, 0..<list.count) }

  /// Numbers tokens up to one whose word does not lie in the first slot where it may; its place.
  private func enterKnown(_ tokens: UnsafeMutableBufferPointer<Token>, _ range: Range<Int>) -> Int {
    let slots = slots.span
    let mask = slots.count &- 1
    for index in range {
      let slot = slots[unchecked: Int(truncatingIfNeeded: tokens[index].hash) & mask]
      guard slot.holds(tokens[index]) else { return index }
      tokens[index].word = slot.entry &- 1
    }
    return range.upperBound
  }

  @inline(never)
  private mutating func number(of token: Token, _ norms: Span<UInt8>) -> UInt32 {
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: token.hash) & mask
    while slots[place].entry != 0 {
      if slots[place].holds(token) { return slots[place].entry &- 1 }
      place = (place &+ 1) & mask
    }
    return add(token, norms, at: place)
  }

  @inline(never)
  private mutating func add(_ token: Token, _ norms: Span<UInt8>, at place: Int) -> UInt32 {
    guard words.count < Self.mostWords else { return addStranger() }
    let number = UInt32(words.count)
    words.append(
      Word(hash: token.hash, start: letters.count, count: token.normCount))
    norms.extracting(token.normRange).withUnsafeBufferPointer { letters.append(contentsOf: $0) }
    slots[place] = Slot(hash: token.hash, entry: number &+ 1, count: token.normCount)
    if words.count * 3 > slots.count * 2 { grow() }
    return number
  }

  private mutating func addStranger() -> UInt32 {
    if let strangers { return strangers }
    strangers = UInt32(words.count)
    words.append(Word(hash: Self.strangerHash, start: 0, count: 0))
    return UInt32(words.count - 1)
  }

  /// Of what no word can be.
  fileprivate static let strangerHash = WordHash.of([0x20])

  private mutating func grow() {
    slots = Array(repeating: .empty, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, word) in words.enumerated() {
      var place = Int(truncatingIfNeeded: word.hash) & mask
      while slots[place].entry != 0 { place = (place + 1) & mask }
      slots[place] = Slot(hash: word.hash, entry: UInt32(number + 1), count: word.count)
    }
  }
}
