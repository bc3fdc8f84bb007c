import Bytes

/// The state machine that finds records in a block of bytes: fields end at delimiters, records at
/// LF, CRLF or CR outside quotes.
///
/// A quote that nothing closes would swallow the rest of the file. Then the field is read again as
/// if the quote were not there, and as far as that search had looked, a field may only close on
/// the line that it opens on; so no byte is searched twice in vain.
struct CSVScanner {
  let dialect: CSVDialect
  private(set) var fields: [CSVField] = []
  private(set) var records: [CSVRecordStart] = []
  private(set) var clean: [UInt8] = []
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
  /// How many fields the first record of the block has, once it is known.
  private var width = 0
  /// Quotes before this place are text, since one on their line closes nowhere.
  private var literalUntil = 0

  init(dialect: CSVDialect, line: Int, firstRecord: Int, doubtUntil: Int) {
    self.dialect = dialect
    self.line = line
    self.firstRecord = firstRecord
    self.doubtUntil = doubtUntil
  }

  /// Finds all whole records.
  ///
  /// - Returns: the place after the last whole record.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, following: Following) -> Int {
    records.append(CSVRecordStart(firstField: 0, line: line))
    if var finder = SpecialFinder(bytes, from: 0, dialect: dialect) {
      run(bytes, following, &finder)
    }
    if following == .end, recordStart < bytes.count {
      endField(bytes, at: bytes.count)
      endRecord(bytes, next: bytes.count)
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
        endField(bytes, at: place)
        fieldStart = place + 1
      } else if byte == 0x0A {
        endField(bytes, at: place)
        endRecord(bytes, next: place + 1)
      } else if byte == 0x0D {
        guard place + 1 < bytes.count || following == .end else { return }
        let isPair = place + 1 < bytes.count && bytes[place + 1] == 0x0A
        endField(bytes, at: place)
        endRecord(bytes, next: place + (isPair ? 2 : 1))
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
      width: width)
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
      note(.unclosedQuote, bytes, at: open)
      if inDoubt { literalUntil = limit } else { doubtUntil = searchedTo }
      fieldStart = open + 1
      recordHasQuotes = true
      return open + 1
    }
  }

  /// Where a quoted field that is in ``fields`` already ends.
  private var quotedUntil = -1

  @inline(__always)
  private mutating func endField(_ bytes: UnsafeBufferPointer<UInt8>, at end: Int) {
    if recordHasQuotes, quotedUntil == end {
      quotedUntil = -1
      return
    }
    var start = fieldStart
    if dialect.skipsSpaces {
      while start < end, bytes[start] == 0x20 { start += 1 }
    }
    fields.append(CSVField(start: start, end: end))
  }

  @inline(__always)
  private mutating func endRecord(_ bytes: UnsafeBufferPointer<UInt8>, next: Int) {
    line += recordHasQuotes ? lineBreaks(bytes, recordStart..<next) : 1
    recordHasQuotes = false
    if fields.count > 1, width == 0 { width = fields.count }
    recordStart = next
    fieldStart = next
    records.append(CSVRecordStart(firstField: fields.count, line: line))
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
