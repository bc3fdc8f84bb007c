import Bytes
import CSV
import Feedback
import Intake

/// The rows of a survey of which something could not be used, as a CSV of their own with the survey's
/// header: to be mended and dropped again. A row that has an id of its own is then brought up to date.
///
/// Cells stand as they stood, formulas included: a cell that is changed to be harmless in a spreadsheet
/// would be another answer when it is dropped again.
struct RejectedRows {
  private let lines: LineList

  init(_ summary: FileSummary) {
    let isSurvey = summary.format?.hasPrefix("csv") == true
    lines = isSurvey ? summary.rejectedLines : LineList()
  }

  /// Whether there may be any.
  var isNeeded: Bool { !lines.isEmpty }

  /// Hands the rows to `put` in UTF-8, a batch at a time, behind the header; nothing at all where
  /// there are none.
  ///
  /// - Returns: whether all of it was taken.
  func write(from path: String, to put: (ArraySlice<UInt8>) -> Bool) -> Bool {
    guard let source = try? ByteSource(path: path), var reader = try? CSVReader(source) else {
      return true
    }
    let header = Self.header(of: path)
    var text = CSVLines(delimiter: reader.dialect.delimiter)
    var head: [UInt8] = []
    var next = lines.reading
    while next.line != nil, let batch = try? reader.nextBatch() {
      for index in 0..<batch.count {
        let record = batch[index]
        if header.contains(record.number) {
          if !record.isBlank { text.add(record.strings) }
          head += text.take()
          next.skip(to: record.line + record.lineBreaks + 1)
          continue
        }
        // A record ends where the next one begins; the last one of a batch ends with its own lines.
        let isLast = index + 1 == batch.count
        let end = isLast ? record.line + record.lineBreaks + 1 : batch[index + 1].line
        if let line = next.line, line < end, !record.isBlank { text.add(record.strings) }
        next.skip(to: end)
      }
      guard !text.isEmpty else { continue }
      guard put((head + text.take())[...]) else { return false }
      head = []
    }
    return true
  }

  /// The records of the survey's header, behind titles and Excel's `sep=;`.
  private static func header(of path: String) -> Range<Int> {
    guard let source = try? ByteSource(path: path) else { return 0..<0 }
    let context = IntakeContext(file: path)
    return (try? SurveyAdapter().header(of: source, context: context)) ?? 0..<0
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
  private var bytes: [UInt8] = []
  private let delimiter: UInt8

  var isEmpty: Bool { bytes.isEmpty }

  /// What was added since the last time.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

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
