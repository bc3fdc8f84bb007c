import Bytes

/// One record with its bytes at hand, lent by ``CSVBatch/forEach(in:_:)`` for the time of a call:
/// for the readers of every cell of every row, to whom a look-up a cell is too dear.
public struct CSVRow {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  @usableFromInline let clean: UnsafeBufferPointer<UInt8>
  /// The record's own.
  @usableFromInline let fields: UnsafeBufferPointer<CSVField>

  /// The record that it is of.
  package let record: CSVRecord

  /// How many fields it has; a blank line has one empty field.
  @inlinable public var count: Int { fields.count }

  /// The line that it begins on, from 1.
  package var line: Int { record.line }

  /// Its number in the file, from 0.
  package var number: Int { record.number }

  /// The field's text; empty for a field that the record does not have.
  package subscript(field: Int) -> String { record.text(cell(field)) }

  /// Lends the row with the cells from `first` on, `extra` more than one, joined to one as they stand
  /// in the file: an answer that was cut at its delimiters. Nothing where they do not stand together.
  package func joining(_ first: Int, extra: Int, _ body: (CSVRow) -> Void) {
    let joint = fields[first...first + extra]
    guard let start = joint.first?.start, let last = joint.last,
      joint.allSatisfy({ !$0.isClean && $0.start >= start })
    else { return }
    var own = Array(fields)
    let whole = CSVField(start: Int(start), end: last.range.upperBound)
    own.replaceSubrange(first...first + extra, with: [whole])
    own.withUnsafeBufferPointer {
      body(CSVRow(bytes: bytes, clean: clean, fields: $0, record: record))
    }
  }

  /// The field's bytes as they stand, before any charset; none for a field that it does not have.
  @inlinable public func cell(_ field: Int) -> UnsafeBufferPointer<UInt8> {
    guard field >= 0, field < fields.count else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let place = fields[field]
    let start = Int(place.start)
    let all = place.isClean ? clean : bytes
    guard let base = all.baseAddress else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(
      start: base + start, count: Int(place.endAndFlag & 0x7FFF_FFFF) - start)
  }

  /// Whether every field is empty or white space.
  @inlinable public var isBlank: Bool {
    for field in 0..<count {
      for byte in cell(field) where byte != 0x20 && byte != 0x09 && byte != 0 { return false }
    }
    return true
  }
}

extension CSVBatch {
  /// Lends the records of `range`, one after the other.
  package func forEach(in range: Range<Int>, _ body: (Int, CSVRow) -> Void) {
    storage.bytes.withUnsafeBufferPointer { bytes in
      storage.clean.withUnsafeBufferPointer { clean in
        storage.fields.withUnsafeBufferPointer { fields in
          for index in range {
            let own = UnsafeBufferPointer(rebasing: fields[storage.fieldRange(of: index)])
            body(
              index,
              CSVRow(bytes: bytes, clean: clean, fields: own, record: self[index]))
          }
        }
      }
    }
  }
}
