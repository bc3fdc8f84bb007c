/// A lexicon file: tab-separated columns, one entry a line, `#` starts a comment line, empty lines
/// are skipped. Fields stay bytes in one buffer; every row knows its file and line for `voc why`.
package struct LexiconTable: Sendable {
  /// The path below `Lexicons/`, such as `nl/valence.tsv`.
  package let path: String
  package private(set) var rows: [Row] = []
  private var bytes: [UInt8] = []
  private var fields: [Range<UInt32>] = []

  /// Where an entry stands.
  package struct Row: Sendable {
    package let origin: Origin
    /// From 1.
    package let line: Int
    let firstField: Int
    package let fieldCount: Int
  }

  /// Whether an entry was shipped with the program or stands in the workspace's `lexicons/`.
  package enum Origin: String, Sendable, Codable {
    case shipped, workspace
  }

  /// An empty table.
  package init(path: String) { self.path = path }

  /// Reads the shipped bytes of a file and lays the workspace's over it: all shipped rows whose key
  /// (the first column) the workspace has too are replaced, its other rows are added, and a row of
  /// nothing but a key removes the entry.
  package init(path: String, shipped: [UInt8], workspace: [UInt8] = []) {
    self.init(path: path)
    parse(shipped, origin: .shipped)
    guard !workspace.isEmpty else { return }
    let firstOwn = rows.count
    parse(workspace, origin: .workspace)
    var replaced = WordIndex(capacity: rows.count - firstOwn)
    for row in firstOwn..<rows.count { replaced.set(keyHash(row), to: 1) }
    var kept: [Row] = []
    for row in rows.indices {
      let isOwn = row >= firstOwn
      if isOwn ? rows[row].fieldCount > 1 : replaced[hash: keyHash(row)] == nil {
        kept.append(rows[row])
      }
    }
    rows = kept
  }

  /// The bytes of a field; empty where the row has fewer columns.
  package func field(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    guard column < rows[row].fieldCount else { return [] }
    let range = fields[rows[row].firstField + column]
    return bytes[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  /// A field as a string; empty where the row has fewer columns.
  package func string(_ row: Int, _ column: Int) -> String {
    String(decoding: field(row, column), as: UTF8.self)
  }

  /// A field as a decimal number with a point, such as `-2.5`.
  ///
  /// - Throws: ``LexiconError`` with the row's place where it is none.
  package func number(_ row: Int, _ column: Int) throws(LexiconError) -> Double {
    guard let number = Self.decimal(field(row, column)) else {
      throw error(row, "column \(column + 1) is not a number such as -2.5")
    }
    return number
  }

  /// The hash of the first column as it stands.
  package func keyHash(_ row: Int) -> UInt64 { WordHash.of(field(row, 0)) }

  /// An error at the place of a row.
  package func error(_ row: Int, _ reason: String) -> LexiconError {
    LexiconError(
      file: rows[row].origin == .workspace ? "lexicons/\(path)" : path, line: rows[row].line,
      reason: reason)
  }

  private mutating func parse(_ text: [UInt8], origin: Origin) {
    let base = bytes.count
    guard base + text.count < Int(UInt32.max) else { return }
    bytes.append(contentsOf: text)
    rows.reserveCapacity(rows.count + text.count / 16)
    fields.reserveCapacity(fields.count + text.count / 8)
    var line = 0
    var start = base
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      line += 1
      let stop = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
      if stop > start, bytes[start] != UInt8(ascii: "#") {
        addRow(start..<stop, origin: origin, line: line)
      }
      start = end + 1
    }
  }

  private mutating func addRow(_ range: Range<Int>, origin: Origin, line: Int) {
    let first = fields.count
    var start = range.lowerBound
    let bytes = bytes
    let row = bytes.span.extracting(range)
    for index in row.indices where row[index] == 0x09 {
      fields.append(UInt32(start)..<UInt32(range.lowerBound &+ index))
      start = range.lowerBound &+ index &+ 1
    }
    fields.append(UInt32(start)..<UInt32(range.upperBound))
    rows.append(
      Row(origin: origin, line: line, firstField: first, fieldCount: fields.count - first))
  }

  /// Reads `-12.5`; nil for anything else.
  static func decimal(_ text: ArraySlice<UInt8>) -> Double? {
    // Most numbers are as short as -0.3.
    let count = text.count
    if count == 1 || count == 3, text[text.startIndex] &- 0x30 < 10 {
      let whole = Double(text[text.startIndex] &- 0x30)
      if count == 1 { return whole }
      let tenth = text[text.startIndex + 2] &- 0x30
      if text[text.startIndex + 1] == UInt8(ascii: "."), tenth < 10 {
        return (whole * 10 + Double(tenth)) / 10
      }
    }
    var rest = text
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard !rest.isEmpty, rest.count <= 12 else { return nil }
    var value = 0.0
    var scale = 0.0
    for byte in rest {
      if byte == UInt8(ascii: "."), scale == 0 {
        scale = 1
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Double(byte - 0x30)
      scale *= 10
    }
    let number = scale > 1 ? value / scale : value
    return isNegative ? -number : number
  }
}
