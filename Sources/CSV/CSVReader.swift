import Bytes

// A survey export is read once, forward, in blocks of the file's own bytes:
//
//   file    ....|........................|....
//   block       2;9;"snel ""en"" goed"\r\n3;1;"te l
//   fields      ^ ^  ~~~~~~~~~~~~~~~~      ^ ^  ^ the record is not whole: it waits for more bytes
//
// A block is searched sixteen bytes at a time for delimiters, quotes and line ends; a field is two
// offsets into the block, and becomes a `String` only when somebody asks. Only fields with doubled
// quotes are copied. UTF-16 and UTF-32 are turned into UTF-8 on the way in; every other charset has
// ASCII's delimiters at ASCII's places, so it is parsed as bytes and decoded field by field.

/// Reads the records of a CSV file in order, in bounded memory, whatever the bytes are.
///
/// True to RFC 4180 where the file is, forgiving where it is not: LF, CRLF and CR mixed, quotes in
/// unquoted fields, text after a closing quote, quotes that nothing closes, ragged records, NULs. It
/// never throws for content; what may have cost text is a ``CSVFault``.
package struct CSVReader {
  /// How long a record may be unless the caller says otherwise, in bytes.
  package static let recordLimit = 16 << 20
  /// How many faults a batch lists at most.
  package static let faultLimit = 100
  /// How much of a file decides on its dialect and charset, in bytes.
  package static let sampleSize = 128 << 10

  package let dialect: CSVDialect
  /// The name of the file's charset, such as `UTF-16LE`; of its beginning where it mixes them.
  package let charsetName: String
  /// Whether the first record is Excel's `sep=;`, which says the delimiter and is no data.
  package let startsWithDirective: Bool

  /// A longer record is left out, in bytes.
  package let recordLimit: Int

  private let source: Transcoder
  private let text: CSVText
  /// How many fields most records of the beginning have.
  private let width: Int
  /// What was read and not yet given.
  private var waiting: [UInt8]
  private var isAtEnd = false
  private var line = 1
  private var recordNumber = 0
  /// See ``CSVScanner/doubtUntil``; relative to the beginning of `waiting`.
  private var doubtUntil = 0

  /// Reads the beginning of `source` and decides on charset and dialect.
  ///
  /// - Parameter dialect: overrules what the content suggests.
  /// - Throws: ``ByteSourceError`` where the source cannot be read.
  package init(
    _ source: ByteSource, dialect: CSVDialect? = nil, recordLimit: Int = Self.recordLimit
  ) throws(ByteSourceError) {
    self.recordLimit = recordLimit
    let transcoder = try Transcoder(source)
    self.source = transcoder
    waiting = []
    while waiting.count < Self.sampleSize {
      if try transcoder.read(into: &waiting, count: Self.sampleSize - waiting.count) == 0 { break }
    }
    let sniffed = waiting.withUnsafeBufferPointer { CSVSample($0) }
    text = sniffed.text
    charsetName = transcoder.name ?? sniffed.text.name
    let decided = dialect ?? sniffed.dialect
    self.dialect = decided
    width = waiting.withUnsafeBufferPointer { sample in
      let usual = CSVShape(sample, dialect: decided).usualWidth
      return usual > 0 ? usual : CSVRepair.widthOfUnwrapped(sample, decided)
    }
    startsWithDirective = sniffed.directive != nil
  }

  /// The next records, about `size` bytes of the file; nil at its end. A batch may be empty where
  /// all that was read had to be left out.
  ///
  /// - Throws: ``ByteSourceError`` where the source cannot be read.
  package mutating func nextBatch(size: Int = 256 << 10) throws(ByteSourceError) -> CSVBatch? {
    var wanted = min(size, recordLimit)
    while true {
      try fill(to: wanted)
      if waiting.isEmpty { return nil }
      if let batch = cut(isAtEnd ? .end : .more) { return batch }
      if waiting.count >= recordLimit {
        if let batch = cut(.tooMuch) { return batch }
        return try leaveOutRecord()
      }
      wanted = min(recordLimit, max(waiting.count, 1) * 2)
    }
  }

  private mutating func fill(to wanted: Int) throws(ByteSourceError) {
    while !isAtEnd, waiting.count < wanted {
      if try source.read(into: &waiting, count: wanted - waiting.count) == 0 { isAtEnd = true }
    }
  }

  /// Takes the whole records off what is waiting; nil where there is none.
  private mutating func cut(_ following: CSVScanner.Following) -> CSVBatch? {
    var scanner = CSVScanner(
      dialect: dialect, line: line, firstRecord: recordNumber, doubtUntil: doubtUntil,
      width: width)
    let end = waiting.withUnsafeBufferPointer { scanner.scan($0, following: following) }
    guard end > 0 else { return nil }
    let rest = Array(waiting[end...])
    waiting.removeLast(waiting.count - end)
    let batch = CSVBatch(
      CSVBatch.Storage(
        bytes: waiting, clean: scanner.clean, fields: scanner.fields, records: scanner.records,
        firstRecord: recordNumber, faults: scanner.faults, text: text))
    waiting = rest
    line = scanner.line
    recordNumber += batch.count
    doubtUntil = max(0, scanner.doubtUntil - end)
    return batch
  }

  /// Drops the record that is longer than any record may be, up to its line's end.
  private mutating func leaveOutRecord() throws(ByteSourceError) -> CSVBatch {
    let fault = CSVFault(kind: .recordTooLong, record: recordNumber, line: line, column: 1)
    while true {
      if let end = waiting.firstIndex(of: 0x0A) {
        waiting.removeFirst(end + 1)
        break
      }
      waiting = []
      try fill(to: 1 << 20)
      if waiting.isEmpty { break }
    }
    line += 1
    recordNumber += 1
    doubtUntil = 0
    return CSVBatch(
      CSVBatch.Storage(
        bytes: [], clean: [], fields: [], records: [], firstRecord: recordNumber, faults: [fault],
        text: text))
  }
}

extension CSVReader {
  /// Lends the beginning of the file as it is parsed, at most ``sampleSize`` bytes; to be asked
  /// before the first batch.
  package func beginning<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    waiting.withUnsafeBufferPointer(body)
  }
}
