/// The runs of two to four letters of `languages/letters.tsv`, each with a number. Two and three
/// letters are an index into a table; of three a bit tells whether a run of four begins so.
struct LetterRuns: Sendable {
  private var pairs: [UInt16] = Array(repeating: 0, count: 1 << 10)
  private var triples: [UInt16] = Array(repeating: 0, count: 1 << 15)
  private var fours = WordIndex()
  private static let continues: UInt16 = 0x8000

  /// The code of the edge of a word, in runs a space.
  static let edge: UInt32 = 0
  /// The code of what no run holds.
  static let none: UInt32 = 31

  /// The five bits of a letter: 0 for a space, 1 to 26 for a to z, 27 for an apostrophe.
  @inline(__always)
  static func code(_ byte: UInt8) -> UInt32 {
    if byte &- 0x61 < 26 { return UInt32(byte &- 0x60) }
    return byte == UInt8(ascii: "'") ? 27 : byte == 0x20 ? edge : none
  }

  /// Gives a run its number, below 32,767; false where it is no run of two to four letters.
  mutating func insert(_ run: ArraySlice<UInt8>, _ number: Int) -> Bool {
    let codes = run.map(Self.code)
    guard (2...4).contains(codes.count), !codes.contains(Self.none), number < 0x7FFF else {
      return false
    }
    let key = codes.reduce(0) { $0 << 5 | $1 }
    let entry = UInt16(number + 1)
    switch codes.count {
    case 2: pairs[Int(key)] = entry
    case 3: triples[Int(key)] = triples[Int(key)] & Self.continues | entry
    default:
      triples[Int(key >> 5)] |= Self.continues
      fours.set(Self.spread(key), to: UInt32(number))
    }
    return true
  }

  @inline(__always)
  private static func spread(_ key: UInt32) -> UInt64 {
    let spread = UInt64(key) &* 0x9e37_79b9_7f4a_7c15
    return spread ^ (spread >> 29)
  }

  /// The numbers of the runs of two, three and four letters that start at the first of four, whose
  /// codes `window` holds; -1 for each that is none.
  @inline(__always)
  func numbers(at window: UInt32) -> (two: Int, three: Int, four: Int) {
    let two = Int(pairs[Int(window >> 10 & 0x3FF)]) - 1
    let triple = triples[Int(window >> 5 & 0x7FFF)]
    let three = Int(triple & ~Self.continues) - 1
    guard triple & Self.continues != 0 else { return (two, three, -1) }
    return (two, three, fours[hash: Self.spread(window & 0xFFFFF)].map { Int($0) } ?? -1)
  }
}
