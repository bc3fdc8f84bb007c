/// Writes values one after another in as few bytes as they need: whole numbers as LEB128 variable
/// length (signed ones zigzag first), text as its length and its UTF-8, doubles as 8 bytes little
/// end first. What ``PackedReader`` reads.
struct PackedWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func put(byte: UInt8) { bytes.append(byte) }

  mutating func put(bytes more: some Collection<UInt8>) {
    put(count: more.count)
    bytes.append(contentsOf: more)
  }

  mutating func put(count: Int) { put(UInt64(max(0, count))) }

  mutating func put(signed number: Int64) {
    put(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      put(count: utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  /// Bytes without their number: something else must say how many there are.
  mutating func put(bare more: [UInt8]) { bytes.append(contentsOf: more) }

  /// A text without the number of its bytes.
  mutating func put(bare text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Makes room for that many more bytes.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// Leaves nothing but the memory.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func put(_ number: Double) { put(fixed: number.bitPattern) }

  /// Eight bytes.
  mutating func put(fixed number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  /// A flag byte, then the value where there is one.
  mutating func put<Value>(
    optional value: Value?, _ body: (inout PackedWriter, Value) -> Void
  ) {
    bytes.append(value == nil ? 0 : 1)
    if let value { body(&self, value) }
  }

  mutating func put(optional text: String?) { put(optional: text) { $0.put($1) } }

  mutating func put<Element>(
    each elements: [Element], _ body: (inout PackedWriter, Element) -> Void
  ) {
    put(count: elements.count)
    for element in elements { body(&self, element) }
  }

  /// As ``put(each:_:)`` with the number of bytes before it, so that a reader can pass over it.
  mutating func put<Element>(
    list elements: [Element], _ body: (inout PackedWriter, Element) -> Void
  ) {
    var inner = PackedWriter()
    inner.put(each: elements, body)
    put(bytes: inner.bytes)
  }
}

/// Packed bytes that end too early or hold a value that has no meaning: the archive is damaged.
struct PackedBytesError: Error {}

/// Reads what ``PackedWriter`` wrote. Any bytes at all give values or ``PackedBytesError``, in time
/// and memory proportional to the bytes.
struct PackedReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  /// `bytes` must outlive the reader: use it inside one closure.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func byte() throws(PackedBytesError) -> UInt8 {
    guard position < bytes.count else { throw PackedBytesError() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func number() throws(PackedBytesError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let byte = try byte()
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw PackedBytesError()
  }

  mutating func signed() throws(PackedBytesError) -> Int64 {
    let raw = try number()
    return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
  }

  mutating func int() throws(PackedBytesError) -> Int {
    Int(truncatingIfNeeded: try number() & UInt64(Int.max))
  }

  /// A count of things that take at least a byte each, so never more than what is left.
  mutating func count() throws(PackedBytesError) -> Int {
    let count = try number()
    guard count <= UInt64(bytes.count - position) else { throw PackedBytesError() }
    return Int(count)
  }

  /// A number that was a `UInt16`; a larger one is as large as that can be.
  mutating func small() throws(PackedBytesError) -> UInt16 { UInt16(clamping: try number()) }

  /// Passes over bytes with their number before them.
  ///
  /// - Returns: where the bytes are.
  mutating func bytesOfList() throws(PackedBytesError) -> Range<Int> {
    let count = try count()
    defer { position += count }
    return position..<position + count
  }

  /// A start and a length.
  mutating func span() throws(PackedBytesError) -> Range<Int> {
    let start = try int()
    let (end, overflow) = start.addingReportingOverflow(try int())
    guard !overflow else { throw PackedBytesError() }
    return start..<end
  }

  mutating func text() throws(PackedBytesError) -> String {
    let range = try bytesOfList()
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  mutating func double() throws(PackedBytesError) -> Double {
    Double(bitPattern: try fixed())
  }

  /// Eight bytes.
  mutating func fixed() throws(PackedBytesError) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 8) { number |= UInt64(try byte()) << UInt64(shift) }
    return number
  }

  mutating func optional<Value>(
    _ body: (inout PackedReader) throws(PackedBytesError) -> Value
  ) throws(PackedBytesError) -> Value? {
    switch try byte() {
    case 0: nil
    case 1: try body(&self)
    default: throw PackedBytesError()
    }
  }

  mutating func optionalText() throws(PackedBytesError) -> String? {
    try optional { reader throws(PackedBytesError) in try reader.text() }
  }

  mutating func each<Value>(
    _ body: (inout PackedReader) throws(PackedBytesError) -> Value
  ) throws(PackedBytesError) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(min(count, 1024))
    for _ in 0..<count { values.append(try body(&self)) }
    return values
  }
}
