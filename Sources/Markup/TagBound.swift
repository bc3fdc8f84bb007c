import Bytes

/// Finds tags with more attributes than any export has, before libxml2 sees them: it compares each
/// attribute with all before it, so that one tag of 300,000 takes it a minute.
///
///     <m a1="1" a2="2" … a4097="4097">
///     ^ where the bytes end that are read
struct TagBound {
  /// The most attributes that a tag may have.
  static let maximumAttributes = 4096
  static let excess = MarkupError(.tooLarge, detail: "a tag has too many attributes")

  /// In XML no value holds a `<`, and what has one every so many bytes needs no closer look.
  private static let window = 8 << 10

  private enum State: Equatable {
    /// A `<` was the last byte.
    case opened
    case tag
    case value(quote: UInt8)
    case outside
  }

  private var state = State.outside
  /// Quoted values of the tag that was opened last, as far as they were counted.
  private var count = 0

  /// How many of an XML file's next bytes may be read: all of them, or those before the bound is
  /// passed.
  mutating func allowed(_ chunk: UnsafeBufferPointer<UInt8>) -> Int {
    var (at, unread) = (0, 0)
    while at < chunk.count {
      let end = min(at + Self.window, chunk.count)
      if let open = chunk[at..<end].lastIndex(of: UInt8(ascii: "<")) {
        (state, count) = (.opened, 0)
        at = open + 1
        unread = at
        guard end == chunk.count else { continue }
      }
      scan(chunk[unread..<end])
      guard count <= Self.maximumAttributes else { return at }
      at = end
      unread = end
    }
    return chunk.count
  }

  /// Goes on in a tag to its end.
  private mutating func scan(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    for byte in bytes {
      switch state {
      case .outside: return
      case .opened:
        let isName = (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 || byte == 0x5F
        state = isName ? .tag : .outside
      case .value(let quote): if byte == quote { state = .tag }
      case .tag:
        if byte == UInt8(ascii: ">") { state = .outside }
        if byte == 0x22 || byte == 0x27 { (state, count) = (.value(quote: byte), count + 1) }
      }
    }
  }

  /// Where the first tag of an HTML file begins that has too many attributes; nil where none has. A
  /// name and a quoted value count one each.
  static func excess(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    // Each takes two bytes at least.
    guard bytes.count > 4 * maximumAttributes else { return nil }
    var at = 0
    while let open = bytes.find(byte: UInt8(ascii: "<"), from: at) {
      at = open + 1
      guard at < bytes.count, (0x61...0x7A).contains(bytes[at] | 0x20) else { continue }
      var parts = 0
      var previous = bytes[at]
      while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
        let byte = bytes[at]
        at += 1
        let opens = byte == 0x22 || byte == 0x27
        if opens, previous == UInt8(ascii: "=") || previous <= 0x20 {
          at = bytes.find(byte: byte, from: at).map { $0 + 1 } ?? bytes.count
          parts += 1
        } else if byte > 0x20, previous <= 0x20 {
          parts += 1
        }
        previous = byte
      }
      if parts > 2 * maximumAttributes { return open }
    }
    return nil
  }
}
