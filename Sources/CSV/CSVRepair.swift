import Bytes

/// Other readings of a record that has not as many fields as the others of its file.
///
/// Files that several programs or people wrote have single rows in another spelling: parted by `;`
/// where the rest has `,`, enclosed in apostrophes, with one quote too many. Of these readings the
/// first is taken that is exactly as wide as the table; where none is, the record stays as it was
/// read. A record that is as wide as the others is never touched.
struct CSVRepair {
  /// The file's own.
  let dialect: CSVDialect
  /// How many fields most records have.
  let width: Int
  /// How many fields the record has as it was read.
  let found: Int
  /// Whether no record came before it in the file: what looks like a row there may be a title.
  let isFirst: Bool

  private static let delimiters: [UInt8] = [0x3B, 0x09, 0x7C, 0x2C]

  /// The record as it is meant, most likely; nil where no reading fits.
  func reading(of record: UnsafeBufferPointer<UInt8>) -> CSVScanner? {
    guard width > 2, !record.isEmpty else { return nil }
    if found < width, let read = otherDelimiter(record) { return read }
    if let quote = dialect.quote, record.find(byte: quote) != nil,
      let read = scan(record, dialect, .border)
    {
      return read
    }
    if found > width, !dialect.skipsSpaces {
      var spaced = dialect
      spaced.skipsSpaces = true
      if let read = scan(record, spaced) { return read }
    }
    return otherQuote(record)
  }

  private func otherDelimiter(_ record: UnsafeBufferPointer<UInt8>) -> CSVScanner? {
    for delimiter in Self.delimiters where delimiter != dialect.delimiter {
      // Prose has commas, and so have titles.
      if delimiter == 0x2C, isFirst || width < 4 { continue }
      guard record.count(where: { $0 == delimiter }) >= width - 1 else { continue }
      var other = dialect
      other.delimiter = delimiter
      other.delimiterEnd = nil
      if let read = scan(record, other) { return read }
    }
    return spaced(record)
  }

  /// A record that nothing but spaces parts. Prose has as many words by chance, but not as many
  /// numbers.
  private func spaced(_ record: UnsafeBufferPointer<UInt8>) -> CSVScanner? {
    guard found == 1, width > 3, dialect.delimiter != 0x20 else { return nil }
    var other = dialect
    other.delimiter = 0x20
    other.delimiterEnd = nil
    guard let read = scan(record, other) else { return nil }
    let numbered = read.fields.count { field in
      !field.isClean && record[field.range].contains { (0x30...0x39).contains($0) }
    }
    return numbered * 2 >= width ? read : nil
  }

  /// Apostrophes around fields, in a file of quotes, and the other way round.
  private func otherQuote(_ record: UnsafeBufferPointer<UInt8>) -> CSVScanner? {
    let quote: UInt8 = dialect.quote == 0x27 ? 0x22 : 0x27
    guard found > width, record.count(where: { $0 == quote }) >= 2 else { return nil }
    var other = dialect
    other.quote = quote
    return scan(record, other)
  }

  private func scan(
    _ record: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect,
    _ reading: QuotedField.Reading = .standard
  ) -> CSVScanner? {
    var scanner = CSVScanner(dialect: dialect, reading: reading)
    _ = scanner.scan(record, following: .end)
    return scanner.records.count == 1 && scanner.fields.count == width ? scanner : nil
  }
}
