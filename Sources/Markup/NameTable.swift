/// The names of a document, each kept once under a number: of elements, of attributes, and the
/// words of `class` attributes; and each value of `class` as the list of its words.
///
///     names   0 ""   1 "class"   2 "div"   3 "message"   4 "agent" …
///     sets    0 —    1 "message agent" = [3, 4] …
struct NameTable: Sendable {
  /// By number; 0 is the empty name.
  private(set) var names: [String] = []
  /// ``hash(_:)`` of the name of the same number.
  private(set) var hashes: [UInt64] = []
  /// How a reader sees elements of that name.
  private(set) var looks: [ElementLook] = []
  /// Numbers of names by their hashes; -1 where none is.
  private(set) var slots: [Int32] = Array(repeating: -1, count: 32)
  private(set) var sets: [ClassSet] = []
  private var setSlots: [Int32] = Array(repeating: -1, count: 16)
  private(set) var setWords: [Int32] = []
  private var setBytes: [UInt8] = []

  struct ClassSet: Sendable {
    let hash: UInt64
    let words: Range<Int32>
    let bytes: Range<Int32>
  }

  /// The number of the name `class`.
  static let classAttribute: Int32 = 1

  /// Holds the empty name, `class`, and the class attribute that an element does not have.
  static let fresh = NameTable()

  private init() {
    for name in ["", "class"] as [StaticString] {
      _ = name.withUTF8Buffer { id(of: $0, hash: Self.hash($0)) }
    }
    sets.append(ClassSet(hash: 0, words: 0..<0, bytes: 0..<0))
  }

  /// FNV-1a.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  static func hash(_ name: String) -> UInt64 {
    var name = name
    return name.withUTF8 { hash($0) }
  }

  /// Roughly what the table weighs, in bytes.
  var byteCount: Int {
    names.count * 48 + sets.count * 64 + setBytes.count + setWords.count * 4
  }

  /// Whether it has no more names and values of `class` than the files of a few programs.
  var isSmall: Bool { names.count + sets.count <= 512 && byteCount <= 64 << 10 }

  /// The number of a name, which is added where it is new.
  mutating func id(of bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let id = slots[slot]
      if hashes[Int(id)] == hash, isName(id, bytes) { return id }
      slot = (slot + 1) & (slots.count - 1)
    }
    let id = Int32(names.count)
    slots[slot] = id
    names.append(String(decoding: bytes, as: UTF8.self))
    hashes.append(hash)
    looks.append(ElementLook(name: names[names.count - 1]))
    if names.count * 2 > slots.count { growSlots() }
    return id
  }

  private func isName(_ id: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let isSame = names[Int(id)].utf8.withContiguousStorageIfAvailable { name in
      name.count == bytes.count && zip(name, bytes).allSatisfy { $0 == $1 }
    }
    return isSame ?? names[Int(id)].utf8.elementsEqual(bytes)
  }

  private mutating func growSlots() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (id, hash) in hashes.enumerated() { Self.place(Int32(id), hash, in: &slots) }
  }

  private static func place(_ id: Int32, _ hash: UInt64, in slots: inout [Int32]) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = id
  }
}

// Values of the class attribute.
extension NameTable {
  /// How many different class attributes there are, none included.
  var setCount: Int { sets.count }

  /// The number of a class attribute, which is added where it is new; 0 where it has no word.
  mutating func set(of value: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Self.hash(value)
    var slot = Int(truncatingIfNeeded: hash) & (setSlots.count - 1)
    while setSlots[slot] >= 0 {
      let id = setSlots[slot]
      if isSet(id, value, hash) { return sets[Int(id)].words.isEmpty ? 0 : id }
      slot = (slot + 1) & (setSlots.count - 1)
    }
    let id = Int32(sets.count)
    setSlots[slot] = id
    addSet(value, hash)
    if sets.count * 2 > setSlots.count {
      setSlots = Array(repeating: -1, count: setSlots.count * 2)
      for id in 1..<sets.count { Self.place(Int32(id), sets[id].hash, in: &setSlots) }
    }
    return sets[Int(id)].words.isEmpty ? 0 : id
  }

  private func isSet(_ id: Int32, _ value: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Bool {
    let known = sets[Int(id)]
    guard known.hash == hash, known.bytes.count == value.count else { return false }
    let start = Int(known.bytes.lowerBound)
    for at in 0..<value.count where setBytes[start + at] != value[at] { return false }
    return true
  }

  private mutating func addSet(_ value: UnsafeBufferPointer<UInt8>, _ hash: UInt64) {
    let firstWord = Int32(setWords.count)
    var start = 0
    for at in 0...value.count where at == value.count || isMarkupSpace(value[at]) {
      if at > start {
        let word = UnsafeBufferPointer(rebasing: value[start..<at])
        setWords.append(id(of: word, hash: Self.hash(word)))
      }
      start = at + 1
    }
    let firstByte = Int32(setBytes.count)
    setBytes.append(contentsOf: value)
    sets.append(
      ClassSet(
        hash: hash, words: firstWord..<Int32(setWords.count),
        bytes: firstByte..<Int32(setBytes.count)))
  }
}
