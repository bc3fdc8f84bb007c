/// JSON (RFC 8259) that is written straight into one growing buffer, member by member, in the order
/// in which they are put.
///
///     var json = JSONWriter()
///     json.open()
///     json.put("nps", 9)
///     json.put("text", "zei \"nee\"")
///     json.close()
///     json.text                            // {"nps":9,"text":"zei \"nee\""}
///
/// The buffer is its own and not an `Array`, whose every append asks whether it is shared: lines are
/// made of dozens of short pieces, and there are millions of lines.
package struct JSONWriter: ~Copyable {
  private var base: UnsafeMutableRawPointer
  private var capacity: Int
  /// In bytes.
  package private(set) var count = 0

  package init(capacity: Int = 1024) {
    self.capacity = max(64, capacity)
    base = UnsafeMutableRawPointer.allocate(byteCount: self.capacity, alignment: 8)
  }

  deinit { base.deallocate() }

  /// What was written.
  package var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: base, count: count)) }

  package var text: String {
    String(decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// Takes out what was written and keeps the room.
  package mutating func removeAll() { count = 0 }

  // MARK: Structure

  /// Begins an object that stands alone or in an array.
  package mutating func open() {
    comma()
    byte(UInt8(ascii: "{"))
  }

  /// Begins an object that is a member.
  package mutating func open(_ name: StaticString) {
    key(name)
    byte(UInt8(ascii: "{"))
  }

  package mutating func close() { byte(UInt8(ascii: "}")) }

  /// Begins a member that is an array.
  package mutating func openArray(_ name: StaticString) {
    key(name)
    byte(UInt8(ascii: "["))
  }

  package mutating func closeArray() { byte(UInt8(ascii: "]")) }

  /// Ends a line, after which another value may follow.
  package mutating func endLine() { byte(0x0A) }

  // MARK: Members

  /// Puts a text; nothing where it is absent.
  package mutating func put(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    key(name)
    quote(value)
  }

  /// Puts a text under a name that may need escapes itself.
  package mutating func put(named name: String, _ value: String) {
    comma()
    quote(name)
    byte(UInt8(ascii: ":"))
    quote(value)
  }

  package mutating func put(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    number(value)
  }

  /// Puts a text that is an element of an array.
  package mutating func put(element value: String) {
    comma()
    quote(value)
  }

  /// Puts a member that is there and says nothing.
  package mutating func putNull(_ name: StaticString) {
    key(name)
    for unit in "null".utf8 { byte(unit) }
  }

  /// Puts a value that is JSON already.
  package mutating func put(_ name: StaticString, json value: String) {
    key(name)
    for unit in value.utf8 { byte(unit) }
  }

  /// Puts a number, a whole one without a point; nothing where it is absent.
  package mutating func put(_ name: StaticString, _ value: Double?) {
    guard let value else { return }
    key(name)
    if value == value.rounded(), abs(value) < 1e15 { return number(Int(value)) }
    for unit in String(value).utf8 { byte(unit) }
  }

  /// Names of members are plain words.
  private mutating func key(_ name: StaticString) {
    comma()
    let length = name.utf8CodeUnitCount
    reserve(length + 3)
    base.storeBytes(of: UInt8(ascii: "\""), toByteOffset: count, as: UInt8.self)
    (base + count + 1).copyMemory(from: name.utf8Start, byteCount: length)
    base.storeBytes(of: UInt8(ascii: "\""), toByteOffset: count + length + 1, as: UInt8.self)
    base.storeBytes(of: UInt8(ascii: ":"), toByteOffset: count + length + 2, as: UInt8.self)
    count += length + 3
  }

  /// Parts a value from the one before it in the same object or array.
  private mutating func comma() {
    guard count > 0 else { return }
    switch base.load(fromByteOffset: count - 1, as: UInt8.self) {
    case UInt8(ascii: "{"), UInt8(ascii: "["), 0x0A: return
    default: byte(UInt8(ascii: ","))
    }
  }

  // MARK: Values

  private mutating func number(_ value: Int) {
    guard value >= 0 else {
      for unit in String(value).utf8 { byte(unit) }
      return
    }
    var length = 1
    var rest = value / 10
    while rest > 0 {
      length += 1
      rest /= 10
    }
    reserve(length)
    rest = value
    for place in (0..<length).reversed() {
      base.storeBytes(of: UInt8(0x30 + rest % 10), toByteOffset: count + place, as: UInt8.self)
      rest /= 10
    }
    count += length
  }

  /// A string with what JSON does not allow in one escaped; all else as it stands, in UTF-8.
  private mutating func quote(_ value: String) {
    byte(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { copy(UnsafeRawBufferPointer($0)) }
    byte(UInt8(ascii: "\""))
  }

  /// Copies eight bytes at a time as long as none of them needs an escape.
  private mutating func copy(_ text: UnsafeRawBufferPointer) {
    reserve(text.count)
    var place = 0
    while place < text.count {
      while place + 8 <= text.count {
        let word = text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        if Self.needsEscape(word) { break }
        base.storeBytes(of: word, toByteOffset: count, as: UInt64.self)
        count += 8
        place += 8
      }
      let end = min(text.count, place + 8)
      while place < end {
        let unit = text[place]
        if unit < 0x20 || unit == 0x22 || unit == 0x5C {
          escape(unit)
          reserve(text.count - place)
        } else {
          base.storeBytes(of: unit, toByteOffset: count, as: UInt8.self)
          count += 1
        }
        place += 1
      }
    }
  }

  /// Whether one of eight bytes is a control, a quote or a backslash (S. Anderson, "Bit Twiddling
  /// Hacks", `hasless` and `haszero`).
  @inline(__always)
  private static func needsEscape(_ word: UInt64) -> Bool {
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let (quotes, slashes) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
    let controls = (word &- ones &* 0x20) & ~word
    return (controls | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes) & highs != 0
  }

  private mutating func escape(_ unit: UInt8) {
    byte(UInt8(ascii: "\\"))
    switch unit {
    case 0x22, 0x5C: byte(unit)
    case 0x08: byte(UInt8(ascii: "b"))
    case 0x09: byte(UInt8(ascii: "t"))
    case 0x0A: byte(UInt8(ascii: "n"))
    case 0x0C: byte(UInt8(ascii: "f"))
    case 0x0D: byte(UInt8(ascii: "r"))
    default:
      for unit in "u00".utf8 { byte(unit) }
      byte(Self.digit(unit >> 4))
      byte(Self.digit(unit & 15))
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x61 + value - 10
  }

  @inline(__always)
  private mutating func byte(_ unit: UInt8) {
    reserve(1)
    base.storeBytes(of: unit, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let larger = max(capacity * 2, count + more)
    let new = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 8)
    new.copyMemory(from: base, byteCount: count)
    base.deallocate()
    (base, capacity) = (new, larger)
  }
}
