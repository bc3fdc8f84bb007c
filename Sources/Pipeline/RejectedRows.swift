import Bytes
import CSV
import Feedback

/// The rows of a survey of which something could not be used, as a CSV of their own with the survey's
/// header: to be mended and dropped again. A row that has an id of its own is then brought up to date.
///
/// Cells stand as they stood, formulas included: a cell that is changed to be harmless in a spreadsheet
/// would be another answer when it is dropped again.
struct RejectedRows {
  private let lines: [Int]

  init(_ summary: FileSummary) {
    let isSurvey = summary.format?.hasPrefix("csv") == true
    lines = isSurvey ? summary.rejections.compactMap(\.line).sorted() : []
  }

  /// The rows in UTF-8; nil where there are none.
  func bytes(from path: String) -> [UInt8]? {
    guard !lines.isEmpty, let source = try? ByteSource(path: path),
      var reader = try? CSVReader(source)
    else { return nil }
    var text = CSVLines(delimiter: reader.dialect.delimiter)
    var rows = 0
    var next = lines[...]
    var header = HeaderRow(startsWithDirective: reader.startsWithDirective)
    while !next.isEmpty || header.isToCome, let batch = try? reader.nextBatch() {
      for index in 0..<batch.count {
        let record = batch[index]
        let end = index + 1 < batch.count ? batch[index + 1].line : Int.max
        let isHeader = header.is(record)
        let isNamed = next.first.map { $0 < end } ?? false
        if isHeader || (isNamed && !record.isBlank) { text.add(record.strings) }
        if isNamed, !isHeader, !record.isBlank { rows += 1 }
        // The last record of a batch may go on for more lines than are seen here.
        let last = end == .max ? record.line + record.lineBreaks + 1 : end
        while let line = next.first, line < last { next.removeFirst() }
      }
    }
    return rows > 0 ? text.bytes : nil
  }
}

/// Tells a survey's header: the first record that says something, behind Excel's `sep=;`.
private struct HeaderRow {
  private(set) var isToCome = true
  private var skips: Bool

  init(startsWithDirective: Bool) { skips = startsWithDirective }

  mutating func `is`(_ record: CSVRecord) -> Bool {
    guard isToCome, !record.isBlank else { return false }
    isToCome = skips
    defer { skips = false }
    return !skips
  }
}

extension CSVRecord {
  /// How many line ends its fields hold.
  fileprivate var lineBreaks: Int {
    var breaks = 0
    for field in 0..<count {
      withBytes(field) { bytes in
        for byte in bytes where byte == 0x0A { breaks += 1 }
      }
    }
    return breaks
  }
}

/// Writes records as RFC 4180 has them.
private struct CSVLines {
  private(set) var bytes: [UInt8] = []
  private let delimiter: UInt8

  init(delimiter: UInt8) { self.delimiter = delimiter }

  mutating func add(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      let special: Set<UInt8> = [delimiter, 0x22, 0x0A, 0x0D]
      let needsQuotes = field.utf8.contains { special.contains($0) }
      guard needsQuotes else {
        bytes += field.utf8
        continue
      }
      bytes.append(0x22)
      for byte in field.utf8 {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
    bytes += [0x0D, 0x0A]
  }
}
