/// The words in a name, a role or a class, told apart and looked up without a `String` for each:
/// a word is known by its hash.
enum ChatWords {
  /// How much of a text is looked at, in bytes.
  private static let reach = 160

  /// FNV-1a.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  static func hash(_ word: String) -> UInt64 {
    var word = word
    return word.withUTF8 { hash($0) }
  }

  /// The hash of a text's letters and digits in lower case: of `sent_At` that of `sentat`.
  static func squashed(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = start
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        hash = (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01b3
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      default: continue
      }
    }
    return hash
  }

  static func squashed(_ word: some StringProtocol) -> UInt64 {
    var word = String(word)
    return word.withUTF8 { squashed($0) }
  }

  /// Whether a text has nothing but small letters.
  static func isOneWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes where !(0x61...0x7A).contains(byte) && byte < 0x80 { return false }
    return true
  }

  /// Calls `body` with the hash of each word in lower case, parted at what is no letter and where a
  /// capital follows a small letter, until it returns true.
  static func each(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Bool) {
    var hash = start
    var isInWord = false
    var wasSmall = false
    for byte in bytes.prefix(reach) {
      let isCapital = (0x41...0x5A).contains(byte)
      let isLetter = isCapital || (0x61...0x7A).contains(byte) || byte >= 0x80
      if isInWord, !isLetter || (isCapital && wasSmall) {
        if body(hash) { return }
        hash = start
        isInWord = false
      }
      if isLetter {
        hash = (hash ^ UInt64(isCapital ? byte | 0x20 : byte)) &* 0x100_0000_01b3
        isInWord = true
      }
      wasSmall = isLetter && !isCapital
    }
    if isInWord { _ = body(hash) }
  }

  /// The hash of nothing.
  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325
}

/// A table of words by their hashes. Lexicons are small and their words well apart in 64 bits.
struct WordTable<Value: Sendable>: Sendable {
  private var slots: [(hash: UInt64, value: Value?)] = Array(repeating: (0, nil), count: 16)
  private var count = 0

  subscript(hash: UInt64) -> Value? {
    get { slots[place(of: hash)].value }
    set {
      let place = place(of: hash)
      if slots[place].value == nil { count += 1 }
      slots[place] = (hash, newValue)
      if count * 2 > slots.count { grow() }
    }
  }

  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[place].value != nil, slots[place].hash != hash {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, nil), count: old.count * 2)
    for slot in old where slot.value != nil { slots[place(of: slot.hash)] = slot }
  }
}
