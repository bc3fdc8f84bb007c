/// How a file spells its records: what parts the fields and what encloses them.
///
/// RFC 4180 is ``rfc4180``; everything else is found by ``sniff(_:)`` from the file's own bytes.
package struct CSVDialect: Sendable, Hashable {
  /// A byte that parts two fields, the first of several where ``delimiterTail`` has the others.
  package var delimiter: UInt8
  /// The rest of a longer delimiter, such as `||`, `~|~` or a doubled tab; nil where one byte is
  /// enough.
  var delimiterTail: DelimiterTail?
  /// An ASCII byte that encloses a field; nil where nothing does.
  package var quote: UInt8?
  /// A byte that makes a quote inside a quoted field literal, besides the doubled quote.
  package var escape: UInt8?
  /// Whether spaces after a delimiter belong to the delimiter, as in `a, "b, c", d`.
  package var skipsSpaces: Bool
  /// Whether spaces before a delimiter belong to it too, as in `a | b | c`.
  var skipsSpacesBefore = false
  /// Whether each record stands in one pair of quotes, as where a whole line was taken for one cell:
  /// `"1,9,""Goed, snel"""`.
  package var wrapsRecords = false
  /// Whether curly quotes enclose fields, as word processors make of straight ones.
  package var hasCurlyQuotes = false

  package init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""),
    escape: UInt8? = nil, skipsSpaces: Bool = false
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.skipsSpaces = skipsSpaces
  }

  package static let rfc4180 = CSVDialect()

  /// A byte that no text has, for files of one column: commas in them are the answers' own.
  static let noDelimiter: UInt8 = 0x1E

  /// How many bytes the delimiter has.
  var delimiterLength: Int { 1 + (delimiterTail?.count ?? 0) }

  /// The same with fields parted by `delimiter`, of one to ``DelimiterTail/longest`` and one bytes.
  func parted(by delimiter: [UInt8]) -> CSVDialect {
    var other = self
    other.delimiter = delimiter.first ?? self.delimiter
    other.delimiterTail = DelimiterTail(delimiter.dropFirst())
    return other
  }

  /// Whether a delimiter stands at `place`.
  @inline(__always)
  func parts(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard bytes[place] == delimiter else { return false }
    guard let delimiterTail else { return true }
    return delimiterTail.follows(bytes, place)
  }

  /// In words: `delimiter ";", quote '"'`.
  package var summary: String {
    var words = delimiter == Self.noDelimiter ? "one column" : "delimiter \(Self.name(delimiter))"
    for byte in delimiterTail?.all ?? [] { words += " and \(Self.name(byte))" }
    words += quote.map { ", quote \(Self.name($0))" } ?? ", no quotes"
    if let escape { words += ", escape \(Self.name(escape))" }
    if wrapsRecords { words += ", each record in quotes" }
    if hasCurlyQuotes { words += ", curly quotes" }
    let side = skipsSpacesBefore ? "around" : "after"
    return skipsSpaces ? words + ", spaces \(side) the delimiter left out" : words
  }

  private static func name(_ byte: UInt8) -> String {
    switch byte {
    case 0x09: "tab"
    case 0x20: "space"
    case 0x21..<0x7F: String(UnicodeScalar(byte))
    default: "0x" + String(byte, radix: 16)
    }
  }
}

/// What follows the first byte of a delimiter of several: a few bytes in one machine word, so that a
/// dialect stays a value without references.
struct DelimiterTail: Sendable, Hashable {
  static let longest = 3

  let count: Int
  /// The first in the lowest byte.
  private let bytes: UInt32

  /// Nil for none, and for more than ``longest``.
  init?(_ bytes: some Collection<UInt8>) {
    guard (1...Self.longest).contains(bytes.count) else { return nil }
    count = bytes.count
    self.bytes = bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  var all: [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: bytes >> UInt32(8 * $0)) } }

  /// Whether it stands after the byte at `place`.
  func follows(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    guard place + count < text.count else { return false }
    var rest = bytes
    for at in place + 1...place + count {
      if text[at] != UInt8(truncatingIfNeeded: rest) { return false }
      rest >>= 8
    }
    return true
  }
}
