/// A JSON object (RFC 8259) that is written member by member, in the order in which they are put.
///
///     var object = JSONObject()
///     object.put("nps", 9)
///     object.put("text", "zei \"nee\"")
///     object.text                          // {"nps":9,"text":"zei \"nee\""}
struct JSONObject {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  init(capacity: Int = 64) { bytes.reserveCapacity(capacity) }

  /// Whether nothing was put.
  var isEmpty: Bool { bytes.count == 1 }

  /// The object, closed.
  var text: String { String(decoding: bytes + [UInt8(ascii: "}")], as: UTF8.self) }

  /// Puts a text; nothing where it is absent.
  mutating func put(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    key(name)
    quote(value)
  }

  /// Puts a text under a name that may need escapes itself.
  mutating func put(named name: String, _ value: String) {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    quote(value)
  }

  /// Puts a number, a whole one without a point; nothing where it is absent.
  mutating func put(_ name: StaticString, _ value: Double?) {
    guard let value else { return }
    key(name)
    let isWhole = value == value.rounded() && abs(value) < 1e15
    bytes += (isWhole ? String(Int(value)) : String(value)).utf8
  }

  /// Puts an object; nothing where it is absent.
  mutating func put(_ name: StaticString, _ value: JSONObject?) {
    guard let value else { return }
    key(name)
    bytes += value.bytes
    bytes.append(UInt8(ascii: "}"))
  }

  /// Puts an array of objects; nothing where it would be empty.
  mutating func put<Element>(
    _ name: StaticString, each elements: [Element], _ body: (Element, inout JSONObject) -> Void
  ) {
    guard !elements.isEmpty else { return }
    key(name)
    for (place, element) in elements.enumerated() {
      bytes.append(place == 0 ? UInt8(ascii: "[") : UInt8(ascii: ","))
      var object = JSONObject()
      body(element, &object)
      bytes += object.bytes
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Names of members are plain words.
  private mutating func key(_ name: StaticString) {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// A string with what JSON does not allow in one escaped; all else as it stands, in UTF-8.
  private mutating func quote(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { text in
      var start = 0
      while let place = Self.special(text, from: start) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
        escape(text[place])
        start = place + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The next byte that may not stand in a string as it is.
  private static func special(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var place = start
    while place < text.count {
      let byte = text[place]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return place }
      place += 1
    }
    return nil
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes += Array("u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}
