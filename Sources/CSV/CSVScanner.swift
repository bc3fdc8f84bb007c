import Bytes

/// The state machine that finds records in a block of bytes: fields end at delimiters, records at
/// LF, CRLF or CR outside quotes.
///
/// A quote that nothing closes would swallow the rest of the file. Then the field is read again as
/// if the quote were not there, and as far as that search had looked, a field may only close on
/// the line that it opens on; so no byte is searched twice in vain.
struct CSVScanner {
  let dialect: CSVDialect
  var fields: [CSVField] = []
  private(set) var records: [CSVRecordStart] = []
  var clean: [UInt8] = []
  private(set) var faults: [CSVFault] = []
  /// The line that the next record begins on.
  private(set) var line: Int
  /// The number in the file of this block's first record.
  private let firstRecord: Int
  /// Up to here in this block, a field may only close on the line that it opens on.
  private(set) var doubtUntil: Int

  /// What follows the bytes of a block.
  enum Following {
    /// More of the file: what is not whole yet can wait.
    case more
    /// More of the file, but what is not whole by now never will be.
    case tooMuch
    /// Nothing.
    case end
  }

  private var recordStart = 0
  private var fieldStart = 0
  private var recordHasQuotes = false
  /// How many fields most records of the file have; 0 where it is not known.
  private let width: Int
  private let reading: QuotedField.Reading
  /// Quotes before this place are text, since one on their line closes nowhere.
  private var literalUntil = 0

  /// - Parameters:
  ///   - width: how many fields most records have; records that have another number are read in
  ///     other ways too (see ``CSVRepair``). 0 where it is not known.
  ///   - reading: how quotes are read that the standard has no meaning for.
  init(
    dialect: CSVDialect, line: Int = 1, firstRecord: Int = 0, doubtUntil: Int = 0, width: Int = 0,
    reading: QuotedField.Reading = .standard
  ) {
    self.dialect = dialect
    self.line = line
    self.firstRecord = firstRecord
    self.doubtUntil = doubtUntil
    self.width = width
    self.reading = reading
  }

  /// Finds all whole records.
  ///
  /// - Returns: the place after the last whole record.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, following: Following) -> Int {
    records.append(CSVRecordStart(firstField: 0, firstByte: 0, line: line))
    if var finder = SpecialFinder(bytes, from: 0, dialect: dialect) {
      run(bytes, following, &finder)
    }
    if following == .end, recordStart < bytes.count {
      endField(bytes, at: bytes.count)
      endRecord(bytes, at: bytes.count, next: bytes.count)
    }
    // The record that was begun and not ended.
    if let begun = records.popLast() { fields.removeLast(fields.count - begun.firstField) }
    return recordStart
  }

  private mutating func run(
    _ bytes: UnsafeBufferPointer<UInt8>, _ following: Following, _ finder: inout SpecialFinder
  ) {
    while true {
      let place = finder.next()
      guard place < bytes.count else { return }
      let byte = bytes[place]
      if byte == dialect.delimiter {
        if let tail = dialect.delimiterTail {
          guard place + tail.count < bytes.count || following == .end else { return }
          guard tail.follows(bytes, place) else { continue }
          endField(bytes, at: place)
          fieldStart = place + 1 + tail.count
          finder.jump(to: fieldStart)
          continue
        }
        endField(bytes, at: place)
        fieldStart = place + 1
      } else if byte == 0x0A {
        endField(bytes, at: place)
        endRecord(bytes, at: place, next: place + 1)
      } else if byte == 0x0D {
        guard place + 1 < bytes.count || following == .end else { return }
        let isPair = place + 1 < bytes.count && bytes[place + 1] == 0x0A
        endField(bytes, at: place)
        endRecord(bytes, at: place, next: place + (isPair ? 2 : 1))
        if isPair { _ = finder.next() }
      } else if opensField(bytes, at: place) {
        guard let next = quotedField(bytes, open: place, following) else { return }
        finder.jump(to: next)
      }
    }
  }

  /// Whether a quote at `place` stands at the beginning of its field.
  @inline(__always)
  private func opensField(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    if place < literalUntil { return false }
    if place == fieldStart { return true }
    guard dialect.skipsSpaces else { return false }
    return (fieldStart..<place).allSatisfy { bytes[$0] == 0x20 }
  }

  /// Reads a quoted field and ends it at the place that is returned; nil where the bytes end first.
  private mutating func quotedField(
    _ bytes: UnsafeBufferPointer<UInt8>, open: Int, _ following: Following
  ) -> Int? {
    guard let quote = dialect.quote else { return open + 1 }
    recordHasQuotes = true
    let inDoubt = open < doubtUntil
    let limit = inDoubt ? lineEnd(bytes, from: open) : bytes.count
    let cleanCount = clean.count
    var field = QuotedField(
      bytes: bytes, dialect: dialect, quote: quote, open: open, limit: limit,
      isLast: limit < bytes.count || following != .more,
      width: width, reading: reading)
    switch field.read(into: &clean) {
    case .closed(let field, let next):
      fields.append(field)
      quotedUntil = next
      return next
    case .incomplete:
      clean.removeLast(clean.count - cleanCount)
      return nil
    case .unclosed(let searchedTo):
      clean.removeLast(clean.count - cleanCount)
      if !inDoubt { doubtUntil = searchedTo }
      if let next = closedOnLine(bytes, open: open, quote: quote, following) { return next }
      note(.unclosedQuote, bytes, at: open)
      if inDoubt { literalUntil = limit }
      fieldStart = open + 1
      recordHasQuotes = true
      return open + 1
    }
  }

  /// Reads a field that nothing closes by the standard as one that a doubled quote closes on its
  /// line, as in `"a"",b`; nil where none does.
  private mutating func closedOnLine(
    _ bytes: UnsafeBufferPointer<UInt8>, open: Int, quote: UInt8, _ following: Following
  ) -> Int? {
    let end = lineEnd(bytes, from: open)
    guard end < bytes.count || following == .end else { return nil }
    let cleanCount = clean.count
    var field = QuotedField(
      bytes: bytes, dialect: dialect, quote: quote, open: open, limit: end, isLast: true,
      width: width, reading: .border)
    guard case .closed(let read, let next) = field.read(into: &clean) else {
      clean.removeLast(clean.count - cleanCount)
      return nil
    }
    fields.append(read)
    quotedUntil = next
    return next
  }

  /// Where a quoted field that is in ``fields`` already ends.
  private var quotedUntil = -1

  @inline(__always)
  private mutating func endField(_ bytes: UnsafeBufferPointer<UInt8>, at end: Int) {
    if recordHasQuotes, quotedUntil == end {
      quotedUntil = -1
      return
    }
    var (start, end) = (fieldStart, end)
    if dialect.skipsSpaces {
      while start < end, bytes[start] == 0x20 { start += 1 }
      if dialect.skipsSpacesBefore { while end > start, bytes[end - 1] == 0x20 { end -= 1 } }
    }
    fields.append(CSVField(start: start, end: end))
  }

  @inline(__always)
  private mutating func endRecord(
    _ bytes: UnsafeBufferPointer<UInt8>, at end: Int, next: Int
  ) {
    if dialect.wrapsRecords { unwrapRecord(bytes) }
    if dialect.hasCurlyQuotes { joinCurlyFields(bytes) }
    // A record in apostrophes is as wide as the others where no answer of it has a delimiter.
    if width > 1, !dialect.wrapsRecords,
      fields.count - records[records.count - 1].firstField != width
        || (bytes[recordStart] == 0x27 && dialect.quote == 0x22 && end > recordStart)
    {
      repair(bytes, to: end)
    }
    line += recordHasQuotes ? lineBreaks(bytes, recordStart..<next) : 1
    recordHasQuotes = false
    recordStart = next
    fieldStart = next
    records.append(CSVRecordStart(firstField: fields.count, firstByte: next, line: line))
  }

  /// Reads the record that ends at `end` in the way that makes it as wide as the others, if there is
  /// one.
  private mutating func repair(_ bytes: UnsafeBufferPointer<UInt8>, to end: Int) {
    let first = records[records.count - 1].firstField
    let repair = CSVRepair(
      dialect: dialect, width: width, found: fields.count - first,
      isFirst: firstRecord + records.count == 1)
    let record = UnsafeBufferPointer(rebasing: bytes[recordStart..<end])
    guard let scanner = repair.reading(of: record) else { return }
    fields.removeLast(fields.count - first)
    for field in scanner.fields {
      fields.append(field.moved(by: field.isClean ? clean.count : recordStart))
    }
    clean += scanner.clean
  }

  private func lineBreaks(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for at in range where bytes[at] == 0x0A || bytes[at] == 0x0D {
      if bytes[at] == 0x0A || at + 1 == bytes.count || bytes[at + 1] != 0x0A { count += 1 }
    }
    return count
  }

  private func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = start
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    return at
  }

  private mutating func note(
    _ kind: CSVFault.Kind, _ bytes: UnsafeBufferPointer<UInt8>, at place: Int
  ) {
    guard faults.count < CSVReader.faultLimit else { return }
    var lineStart = place
    while lineStart > recordStart, bytes[lineStart - 1] != 0x0A, bytes[lineStart - 1] != 0x0D {
      lineStart -= 1
    }
    let characters = bytes[lineStart..<place].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    faults.append(
      CSVFault(
        kind: kind, record: firstRecord + records.count - 1,
        line: line + lineBreaks(bytes, recordStart..<lineStart), column: characters + 1))
  }
}
