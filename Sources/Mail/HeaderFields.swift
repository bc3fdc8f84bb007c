import Bytes

/// The header of a message or part: where each field stands in the message's bytes.
package struct HeaderFields: Sendable {
  /// The most fields that are kept of one header; later ones are read over.
  package static let fieldLimit = 2048
  /// The most bytes that are looked at in one field.
  package static let valueLimit = 64 << 10

  struct Field: Sendable {
    let name: Range<Int32>
    let value: Range<Int32>
  }

  private(set) var fields: [Field] = []
  /// Whether there were more fields than are kept.
  private(set) var isPastLimit = false
  /// Where the body begins: after the blank line, or at the first line that is no field.
  private(set) var bodyStart: Int

  /// Reads the header that begins at `start`, up to `end`. A header that is not ended by a blank line
  /// ends before the first line that is no field.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    fields.reserveCapacity(32)
    bodyStart = end
    var at = start
    while at < end {
      let lineEnd = min(end, bytes.lineEnd(from: at))
      if lineEnd == at || (lineEnd == at + 1 && bytes[at] == 0x0D) {
        bodyStart = min(end, lineEnd + 1)
        return
      }
      let isFirst = at == start
      if let colon = Self.colon(bytes, at, lineEnd) {
        at = add(bytes, name: at, colon: colon, lineEnd: lineEnd, limit: end)
      } else if isFirst || bytes.has("From ", at: at) || bytes.has(">From ", at: at)
        || bytes[at] == 0x20 || bytes[at] == 0x09
      {
        guard !isFirst || FromLine.isHeaderLine(at: lineEnd + 1, in: bytes) else {
          bodyStart = at
          return
        }
        at = min(end, lineEnd + 1)
      } else {
        bodyStart = at
        return
      }
    }
  }

  /// Where the colon stands after a field name at `at`; nil where the line is no field.
  private static func colon(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int
  ) -> Int? {
    var place = at
    while place < end, bytes[place] != 0x3A, bytes[place] > 0x20, bytes[place] != 0x7F {
      place += 1
    }
    guard place > at else { return nil }
    while place < end, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
    return place < end && bytes[place] == 0x3A ? place : nil
  }

  /// Adds the field whose name stands at `name`, with its folded lines.
  ///
  /// - Returns: the beginning of the line after it.
  private mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, name: Int, colon: Int, lineEnd: Int, limit: Int
  ) -> Int {
    var end = lineEnd
    while end + 1 < limit, bytes[end + 1] == 0x20 || bytes[end + 1] == 0x09 {
      let next = min(limit, bytes.lineEnd(from: end + 1))
      if bytes[(end + 1)..<next].allSatisfy(\.isASCIISpace) { break }
      end = next
    }
    if fields.count < Self.fieldLimit, limit < Int(Int32.max) {
      var nameEnd = colon
      while nameEnd > name, bytes[nameEnd - 1] <= 0x20 { nameEnd -= 1 }
      let valueEnd = min(end, colon + 1 + Self.valueLimit)
      fields.append(
        Field(name: Int32(name)..<Int32(nameEnd), value: Int32(colon + 1)..<Int32(valueEnd)))
    } else {
      isPastLimit = true
    }
    return min(limit, end + 1)
  }
}
