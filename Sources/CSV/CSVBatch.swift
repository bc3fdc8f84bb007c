import Bytes

/// Some records that follow each other, as one block of the file's bytes and the places of their
/// fields in it. No field is a value of its own until it is asked for.
///
///     bytes   2;"zei ""nee""";\n3;"ja";5\n
///     fields  ^ ~~~~~~~~~~~    ^  ^^  ^        ~ stands unescaped in `clean`
package struct CSVBatch: Sendable {
  /// One object for all, so that a record that is lent from it costs one reference.
  final class Storage: Sendable {
    let bytes: [UInt8]
    /// Fields that do not stand in the file as they read: without their doubled quotes.
    let clean: [UInt8]
    let fields: [CSVField]
    let records: [CSVRecordStart]
    let firstRecord: Int
    let faults: [CSVFault]
    let text: CSVText

    init(
      bytes: [UInt8], clean: [UInt8], fields: [CSVField], records: [CSVRecordStart],
      firstRecord: Int, faults: [CSVFault], text: CSVText
    ) {
      self.bytes = bytes
      self.clean = clean
      self.fields = fields
      self.records = records
      self.firstRecord = firstRecord
      self.faults = faults
      self.text = text
    }
  }

  let storage: Storage

  init(_ storage: Storage) { self.storage = storage }

  package var count: Int { storage.records.count }

  /// The number in the file of the first record.
  package var firstRecord: Int { storage.firstRecord }

  /// What was wrong, in order; at most ``CSVReader/faultLimit`` of them.
  package var faults: [CSVFault] { storage.faults }

  /// The bytes of the file that the batch holds, for progress.
  package var byteCount: Int { storage.bytes.count }

  package subscript(index: Int) -> CSVRecord { CSVRecord(batch: storage, index: index) }
}

extension CSVBatch.Storage {
  func fieldRange(of record: Int) -> Range<Int> {
    let start = records[record].firstField
    let end = record + 1 < records.count ? records[record + 1].firstField : fields.count
    return start..<end
  }

  /// Where the record's bytes begin and end in the block, its line end included.
  func byteRange(of record: Int) -> Range<Int> {
    let end = record + 1 < records.count ? records[record + 1].firstByte : bytes.count
    return records[record].firstByte..<end
  }

  func withField<Result>(
    _ field: CSVField, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    (field.isClean ? clean : bytes).withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[field.range]))
    }
  }
}

/// Where one field stands: in the file's bytes, or among the cleaned ones.
@usableFromInline
struct CSVField: Sendable {
  @usableFromInline let start: UInt32
  /// The highest bit says that the field is among the cleaned ones.
  @usableFromInline let endAndFlag: UInt32

  init(start: Int, end: Int, isClean: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    endAndFlag = UInt32(truncatingIfNeeded: end) | (isClean ? 1 << 31 : 0)
  }

  func moved(by distance: Int) -> CSVField {
    CSVField(
      start: range.lowerBound + distance, end: range.upperBound + distance, isClean: isClean)
  }

  @inlinable var isClean: Bool { endAndFlag >> 31 == 1 }
  var range: Range<Int> { Int(start)..<Int(endAndFlag & 0x7FFF_FFFF) }
}

/// Where one record begins.
struct CSVRecordStart: Sendable {
  var firstField: Int
  var firstByte: Int
  var line: Int
}

/// One record, lent from its batch.
package struct CSVRecord: Sendable {
  private let batch: CSVBatch.Storage
  private let index: Int
  private let fields: Range<Int>

  init(batch: CSVBatch.Storage, index: Int) {
    self.batch = batch
    self.index = index
    fields = batch.fieldRange(of: index)
  }

  /// How many fields it has; a blank line has one empty field.
  package var count: Int { fields.count }

  /// The line that it begins on, from 1.
  package var line: Int { batch.records[index].line }

  /// Its number in the file, from 0.
  package var number: Int { batch.firstRecord + index }

  /// Whether every field is empty or white space.
  package var isBlank: Bool {
    fields.allSatisfy { field in
      batch.withField(batch.fields[field]) { $0.allSatisfy(\.isBlank) }
    }
  }

  /// The field's text; empty for a field that the record does not have.
  package subscript(field: Int) -> String {
    guard field >= 0, field < fields.count else { return "" }
    return batch.withField(batch.fields[fields.lowerBound + field]) {
      batch.text.string($0) { fallback }
    }
  }

  /// The text of some of the record's bytes.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    batch.text.string(bytes) { fallback }
  }

  /// All fields.
  package var strings: [String] {
    // The charset is told by the whole record: once for all its fields.
    var charset: Charset?
    return fields.map { field in
      batch.withField(batch.fields[field]) { bytes in
        batch.text.string(bytes) {
          let told = charset ?? fallback
          charset = told
          return told
        }
      }
    }
  }

  /// The record's bytes as they stand in the file (in UTF-8 where the file is UTF-16 or UTF-32), its
  /// line end included: to put it aside unread.
  package var bytes: [UInt8] { Array(batch.bytes[batch.byteRange(of: index)]) }

  /// Lends the field's bytes as they stand, before any charset; none for a field that the record does
  /// not have. Without a result, since a generic one is looked up at run time by other modules.
  package func withBytes(_ field: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard field >= 0, field < fields.count else {
      return body(UnsafeBufferPointer(start: nil, count: 0))
    }
    batch.withField(batch.fields[fields.lowerBound + field], body)
  }

  /// The charset of a record that is not UTF-8, told by all its fields together.
  private var fallback: Charset {
    if let only = batch.text.onlyCharset { return only }
    var bytes: [UInt8] = []
    for field in fields.prefix(256) {
      batch.withField(batch.fields[field]) { bytes.append(contentsOf: $0.prefix(4096)) }
      bytes.append(0x20)
    }
    return batch.text.charset(ofRecord: bytes)
  }
}

extension UInt8 {
  /// Space, tab, or NUL, which some exports pad with.
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0 }
}
