import Bytes

/// Where the outermost elements of some names stand in an XML file, in bytes, found by their tags
/// alone: comments, CDATA, instructions and quoted values are passed over.
///
///     <chats>  <chat id="1">…</chat>  <chat/>  </chats>
///              ^~~~~~~~~~~~~~~~~~~~^  ^~~~~~^
struct ElementPlaces {
  private(set) var ranges: [Range<Int>] = []
  private let names: Set<String>
  private let source: ByteSource
  private var buffer: [UInt8] = []
  private var head = 0
  /// Where ``buffer`` begins in the file.
  private var base = 0
  private var depth = 0
  private var start = 0

  /// - Throws: `ByteSourceError` where the source cannot be read.
  init(of names: Set<String>, in source: ByteSource) throws(ByteSourceError) {
    self.names = names
    self.source = source
    while let byte = try peek(0) {
      if byte == UInt8(ascii: "<") { try markup() } else { head += 1 }
    }
  }

  private static let chunk = 1 << 18

  private mutating func peek(_ distance: Int) throws(ByteSourceError) -> UInt8? {
    while head + distance >= buffer.count {
      if head > Self.chunk {
        buffer.removeSubrange(0..<head)
        base += head
        head = 0
      }
      guard try source.read(into: &buffer, count: Self.chunk) > 0 else { return nil }
    }
    return buffer[head + distance]
  }

  private mutating func begins(with text: StaticString) throws(ByteSourceError) -> Bool {
    for index in 0..<text.utf8CodeUnitCount {
      guard try peek(index) == text.utf8Start[index] else { return false }
    }
    return true
  }

  private mutating func skip(past end: StaticString) throws(ByteSourceError) {
    while try peek(0) != nil {
      if try begins(with: end) {
        head += end.utf8CodeUnitCount
        return
      }
      head += 1
    }
  }

  private mutating func markup() throws(ByteSourceError) {
    if try begins(with: "<!--") { return try skip(past: "-->") }
    if try begins(with: "<![CDATA[") { return try skip(past: "]]>") }
    if try begins(with: "<?") { return try skip(past: "?>") }
    try tag()
  }

  private mutating func tag() throws(ByteSourceError) {
    let first = base + head
    head += 1
    let isEnd = try peek(0) == UInt8(ascii: "/")
    if isEnd { head += 1 }
    var name: [UInt8] = []
    while let byte = try peek(0), byte > 0x20, byte != UInt8(ascii: ">"),
      byte != UInt8(ascii: "/"), name.count < 256
    {
      name.append(byte)
      head += 1
    }
    let isEmpty = try skipAttributes()
    guard names.contains(String(decoding: name, as: UTF8.self)) else { return }
    if isEnd {
      depth = max(0, depth - 1)
      if depth == 0 { ranges.append(start..<base + head) }
    } else if isEmpty {
      if depth == 0 { ranges.append(first..<base + head) }
    } else {
      if depth == 0 { start = first }
      depth += 1
    }
  }

  /// Goes past the `>` of a tag.
  ///
  /// - Returns: whether a slash stands right before it.
  private mutating func skipAttributes() throws(ByteSourceError) -> Bool {
    var quote: UInt8 = 0
    var last: UInt8 = 0
    while let byte = try peek(0) {
      head += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return last == UInt8(ascii: "/")
      }
      last = byte
    }
    return false
  }
}
