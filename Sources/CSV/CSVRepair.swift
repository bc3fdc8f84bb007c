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
    if found == width { return inApostrophes(record) }
    if found < width, let read = otherDelimiter(record) ?? unwrapped(record) { return read }
    if let quote = dialect.quote, record.find(byte: quote) != nil,
      let read = scan(record, dialect, .border)
        ?? (found < width ? scan(record, dialect, .unclosed) : nil)
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
      if let read = scan(record, dialect.parted(by: [delimiter])) { return read }
    }
    return spaced(record)
  }

  /// A record in one pair of quotes, its own quotes doubled: a spreadsheet that took each line for one
  /// cell saves those so that have quotes or its own delimiter in them.
  private func unwrapped(_ record: UnsafeBufferPointer<UInt8>) -> CSVScanner? {
    guard found == 1, record.first == dialect.quote else { return nil }
    var other = dialect
    other.wrapsRecords = true
    return scan(record, other)
  }

  /// A record that nothing but spaces parts. Prose has as many words by chance, but not as many
  /// numbers, nor each in quotes.
  private func spaced(_ record: UnsafeBufferPointer<UInt8>) -> CSVScanner? {
    guard width > 3, dialect.delimiter != 0x20, let read = scan(record, dialect.parted(by: [0x20]))
    else { return nil }
    let quoted = read.fields.count { field in
      field.isClean || (field.range.lowerBound > 0 && record[field.range.lowerBound - 1] == 0x22)
    }
    if quoted == width { return read }
    guard found == 1 else { return nil }
    let numbered = read.fields.count { field in
      !field.isClean && record[field.range].contains { (0x30...0x39).contains($0) }
    }
    return numbered * 2 >= width ? read : nil
  }

  /// A record of the right width whose every filled field stands in apostrophes.
  private func inApostrophes(_ record: UnsafeBufferPointer<UInt8>) -> CSVScanner? {
    var other = dialect
    other.quote = 0x27
    guard record.first == 0x27, record.last == 0x27, let read = scan(record, other) else {
      return nil
    }
    let isWhole = read.fields.allSatisfy { field in
      field.isClean || field.range.isEmpty
        || (field.range.lowerBound > 0 && record[field.range.lowerBound - 1] == 0x27)
    }
    return isWhole ? read : nil
  }

  /// How wide the records of a file are of which many stand in one pair of quotes: those that do not,
  /// of which the first is one, and those that do once they are unwrapped. 0 where that is not so.
  static func widthOfUnwrapped(
    _ sample: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect
  ) -> Int {
    guard !dialect.wrapsRecords, sample.first != dialect.quote else { return 0 }
    var plain = CSVScanner(dialect: dialect)
    _ = plain.scan(sample, following: .more)
    var (widths, unwrapped) = ([Int](), 0)
    for (record, next) in zip(plain.records, plain.records.dropFirst()).prefix(400) {
      let bytes = UnsafeBufferPointer(rebasing: sample[record.firstByte..<next.firstByte])
      let found = next.firstField - record.firstField
      let width = widths.first ?? found
      let repair = CSVRepair(dialect: dialect, width: width, found: found, isFirst: widths.isEmpty)
      if found == 1, repair.unwrapped(bytes) != nil {
        widths.append(width)
        unwrapped += 1
      } else if found > 1 || plain.fields[record.firstField].range.isEmpty == false {
        widths.append(found)
      }
    }
    let width = widths.first ?? 0
    let fitting = widths.count { $0 == width }
    return width > 2 && unwrapped > 0 && fitting * 5 >= widths.count * 4 ? width : 0
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
