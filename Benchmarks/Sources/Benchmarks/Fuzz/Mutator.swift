/// Makes new inputs of old ones, the same ones for the same seed.
///
/// Besides the usual damage (flips, cuts, doubled and swapped pieces) it does what breaks parsers of
/// formats: it repeats a piece many times over, inserts the format's own marks, and splices two inputs.
struct Mutator {
  /// The most bytes that an input may have.
  let sizeLimit: Int
  /// What means something in the format: separators, brackets, keywords.
  private let marks: [[UInt8]]
  private var dice: Dice

  init(seed: UInt64, marks: [String], sizeLimit: Int = 1 << 20) {
    dice = Dice(seed: seed)
    self.marks = marks.map { Array($0.utf8) }
    self.sizeLimit = sizeLimit
  }

  /// One of `inputs`, damaged at one to eight places.
  mutating func next(from inputs: [[UInt8]]) -> [UInt8] {
    guard !inputs.isEmpty else { return [] }
    var bytes = inputs[dice.roll(inputs.count)]
    for _ in 0...dice.roll(8) {
      if bytes.isEmpty || dice.roll(40) == 0 {
        splice(inputs[dice.roll(inputs.count)], into: &bytes)
      } else {
        damage(&bytes)
      }
    }
    if bytes.count > sizeLimit { bytes.removeLast(bytes.count - sizeLimit) }
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let at = dice.roll(bytes.count)
    switch dice.roll(9) {
    case 0: bytes[at] = UInt8(truncatingIfNeeded: dice.roll(256))
    case 1: bytes[at] ^= 1 << UInt8(dice.roll(8))
    case 2: bytes.removeSubrange(piece(at, of: bytes, atMost: 64))
    case 3: bytes.insert(contentsOf: Array(bytes[piece(at, of: bytes, atMost: 256)]), at: at)
    case 4: bytes.removeLast(bytes.count - at)
    case 5: move(piece(at, of: bytes, atMost: 256), in: &bytes)
    case 6: flood(&bytes, at: at)
    default: insertMark(&bytes, at: at)
    }
  }

  private mutating func piece(_ at: Int, of bytes: [UInt8], atMost limit: Int) -> Range<Int> {
    at..<min(bytes.count, at + 1 + dice.roll(limit))
  }

  private mutating func move(_ piece: Range<Int>, in bytes: inout [UInt8]) {
    let moved = Array(bytes[piece])
    bytes.removeSubrange(piece)
    bytes.insert(contentsOf: moved, at: dice.roll(bytes.count + 1))
  }

  /// Repeats a piece or a mark, now and then very often: what takes more than linear time shows.
  private mutating func flood(_ bytes: inout [UInt8], at place: Int) {
    let isMark = dice.roll(2) == 0 && !marks.isEmpty
    let part =
      isMark ? marks[dice.roll(marks.count)] : Array(bytes[piece(place, of: bytes, atMost: 48)])
    let times = dice.roll(dice.roll(16) == 0 ? 20_000 : 40)
    let room = max(0, sizeLimit - bytes.count) / max(1, part.count)
    let run = (0..<min(times, room)).flatMap { _ in part }
    bytes.insert(contentsOf: run, at: place)
  }

  private mutating func insertMark(_ bytes: inout [UInt8], at place: Int) {
    guard !marks.isEmpty else { return }
    bytes.insert(contentsOf: marks[dice.roll(marks.count)], at: place)
  }

  private mutating func splice(_ other: [UInt8], into bytes: inout [UInt8]) {
    guard !other.isEmpty else { return }
    bytes.removeLast(bytes.count - dice.roll(bytes.count + 1))
    bytes += other[dice.roll(other.count)...]
  }
}

/// A small random generator (xorshift64, G. Marsaglia), so that every input can be had again.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) {
    let mixed = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15
    state = mixed == 0 ? 1 : mixed
  }

  /// A number from 0 to below `sides`.
  mutating func roll(_ sides: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, sides)))
  }
}
