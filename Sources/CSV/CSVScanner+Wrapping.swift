import Bytes

// Quotes that enclose something else than a field of the file's own making: a whole record, and curly
// ones.
extension CSVScanner {
  /// Reads the inside of the last record, which is one quoted field, as a record.
  mutating func unwrapRecord(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = records.last?.firstField, fields.count == first + 1 else { return }
    let outer = fields[first]
    var inside = dialect
    inside.wrapsRecords = false
    var scanner = CSVScanner(dialect: inside)
    if outer.isClean {
      _ = Array(clean[outer.range]).withUnsafeBufferPointer { scanner.scan($0, following: .end) }
    } else {
      let content = UnsafeBufferPointer(rebasing: bytes[outer.range])
      _ = scanner.scan(content, following: .end)
    }
    guard scanner.records.count == 1 else { return }
    fields.removeLast()
    for field in scanner.fields {
      let start = field.range.lowerBound
      let distance = field.isClean ? clean.count : outer.range.lowerBound
      fields.append(
        CSVField(
          start: start + distance, end: field.range.upperBound + distance,
          isClean: field.isClean || outer.isClean))
    }
    clean += scanner.clean
  }

  /// Joins the fields of the last record that stand inside one pair of curly quotes, and takes the
  /// quotes off.
  mutating func joinCurlyFields(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = records.last?.firstField else { return }
    var joined: [CSVField] = []
    var at = first
    while at < fields.count {
      let field = fields[at]
      guard !field.isClean, let opening = CurlyQuote.opening(bytes[field.range]),
        let last = (at..<fields.count).first(where: {
          !fields[$0].isClean && CurlyQuote.closing(bytes[fields[$0].range], opening) != nil
        }), let closing = CurlyQuote.closing(bytes[fields[last].range], opening)
      else {
        joined.append(field)
        at += 1
        continue
      }
      joined.append(
        CSVField(
          start: field.range.lowerBound + opening, end: fields[last].range.upperBound - closing))
      at = last + 1
    }
    fields.replaceSubrange(first..., with: joined)
  }
}

/// Quotes such as “ and ”, in UTF-8 and in windows-1252.
enum CurlyQuote {
  /// How long the opening quote is that a field begins with; nil where it begins with none.
  static func opening(_ field: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    if field.starts(with: [0xE2, 0x80, 0x9C]) || field.starts(with: [0xE2, 0x80, 0x9E]) {
      return 3
    }
    return field.first == 0x93 || field.first == 0x84 ? 1 : nil
  }

  /// How long the closing quote is that a field ends with, of as many bytes as the opening one.
  static func closing(_ field: Slice<UnsafeBufferPointer<UInt8>>, _ length: Int) -> Int? {
    guard field.count >= length else { return nil }
    if length == 3 {
      let end = field.suffix(3)
      let isOne = end.elementsEqual([0xE2, 0x80, 0x9D]) || end.elementsEqual([0xE2, 0x80, 0x9C])
      return isOne && field.count > 3 ? 3 : nil
    }
    return field.count > 1 && field.last == 0x94 ? 1 : nil
  }

  /// Whether curly quotes enclose fields in a file's beginning: several open behind a delimiter, and as
  /// many close before one.
  static func encloses(
    _ sample: UnsafeBufferPointer<UInt8>, delimiter: UInt8
  ) -> Bool {
    guard [0x9C, 0x9E, 0x93, 0x84].contains(where: { sample.contains($0) }) else { return false }
    var (opened, closed) = (0, 0)
    let isBorder: (Int) -> Bool = { place in
      place < 0 || place >= sample.count || sample[place] == delimiter || sample[place] == 0x0A
        || sample[place] == 0x0D
    }
    for place in sample.indices where sample[place] >= 0x80 {
      let rest = sample[place...].prefix(3)
      if isBorder(place - 1), opening(rest) != nil { opened += 1 }
      if sample[place] == 0x94, sample[max(0, place - 1)] < 0x80, isBorder(place + 1) {
        closed += 1
      }
      if rest.elementsEqual([0xE2, 0x80, 0x9D]), isBorder(place + 3) { closed += 1 }
    }
    return opened >= 2 && closed >= 2 && min(opened, closed) * 10 >= max(opened, closed) * 9
  }
}
