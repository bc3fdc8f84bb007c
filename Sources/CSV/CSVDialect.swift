/// How a file spells its records: what parts the fields and what encloses them.
///
/// RFC 4180 is ``rfc4180``; everything else is found by ``sniff(_:)`` from the file's own bytes.
package struct CSVDialect: Sendable, Hashable {
  /// A byte that parts two fields, the first of two where ``delimiterEnd`` is the second.
  package var delimiter: UInt8
  /// The second byte of a delimiter of two, such as `||` or a doubled tab; nil where one is enough.
  package var delimiterEnd: UInt8?
  /// An ASCII byte that encloses a field; nil where nothing does.
  package var quote: UInt8?
  /// A byte that makes a quote inside a quoted field literal, besides the doubled quote.
  package var escape: UInt8?
  /// Whether spaces after a delimiter belong to the delimiter, as in `a, "b, c", d`.
  package var skipsSpaces: Bool
  /// Whether each record stands in one pair of quotes, as where a whole line was taken for one cell:
  /// `"1,9,""Goed, snel"""`.
  package var wrapsRecords = false
  /// Whether curly quotes enclose fields, as word processors make of straight ones.
  package var hasCurlyQuotes = false

  package init(
    delimiter: UInt8 = UInt8(ascii: ","), delimiterEnd: UInt8? = nil,
    quote: UInt8? = UInt8(ascii: "\""), escape: UInt8? = nil, skipsSpaces: Bool = false
  ) {
    self.delimiter = delimiter
    self.delimiterEnd = delimiterEnd
    self.quote = quote
    self.escape = escape
    self.skipsSpaces = skipsSpaces
  }

  package static let rfc4180 = CSVDialect()

  /// A byte that no text has, for files of one column: commas in them are the answers' own.
  static let noDelimiter: UInt8 = 0x1E

  /// How many bytes the delimiter has.
  var delimiterLength: Int { delimiterEnd == nil ? 1 : 2 }

  /// Whether a delimiter stands at `place`.
  @inline(__always)
  func parts(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard bytes[place] == delimiter else { return false }
    guard let delimiterEnd else { return true }
    return place + 1 < bytes.count && bytes[place + 1] == delimiterEnd
  }

  /// In words: `delimiter ";", quote '"'`.
  package var summary: String {
    var words = delimiter == Self.noDelimiter ? "one column" : "delimiter \(Self.name(delimiter))"
    if let delimiterEnd { words += " and \(Self.name(delimiterEnd))" }
    words += quote.map { ", quote \(Self.name($0))" } ?? ", no quotes"
    if let escape { words += ", escape \(Self.name(escape))" }
    if wrapsRecords { words += ", each record in quotes" }
    if hasCurlyQuotes { words += ", curly quotes" }
    return skipsSpaces ? words + ", spaces after the delimiter left out" : words
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
