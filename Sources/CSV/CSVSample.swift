import Bytes

/// What the beginning of a file tells of how it is written.
///
/// Every delimiter is tried. The right one cuts the sample into records that are equally wide and
/// leaves no other delimiter inside the fields (after G. van den Burg et al., "Wrangling messy CSV
/// files by detecting row and type patterns", 2019, reduced to what survey exports need).
struct CSVSample {
  let dialect: CSVDialect
  let text: CSVText
  /// The delimiter that Excel's `sep=` line names.
  let directive: UInt8?

  init(_ sample: UnsafeBufferPointer<UInt8>) {
    text = CSVText(sample: sample)
    directive = Self.directive(sample)
    let quote = Self.quote(sample)
    let chosen = directive ?? Self.delimiter(sample, quote: quote)
    let escape = Self.escape(sample, quote: quote, delimiter: chosen)
    let spaced = Self.isSpaced(sample, delimiter: chosen)
    dialect = CSVDialect(delimiter: chosen, quote: quote, escape: escape, skipsSpaces: spaced)
  }

  /// The delimiters that files have, the likelier first where two fit equally well: where both `;`
  /// and `,` fit, the commas are decimal ones.
  private static let candidates: [UInt8] = [
    0x3B, 0x2C, 0x09, 0x7C, 0x1F, 0x01, 0x5E, 0x7E, 0x20,
  ]

  private static func directive(_ sample: UnsafeBufferPointer<UInt8>) -> UInt8? {
    var start = 0
    if sample.has("\"", at: 0) { start = 1 }
    guard sample.has("sep=", at: start) || sample.has("SEP=", at: start), sample.count > start + 4
    else { return nil }
    let delimiter = sample[start + 4]
    let after = sample.count > start + 5 ? sample[start + 5] : 0x0A
    guard delimiter != 0x0A, delimiter != 0x0D, delimiter < 0x80 else { return nil }
    return after == 0x0A || after == 0x0D || after == 0x22 ? delimiter : nil
  }

  /// The single quote encloses fields only where no double quote does and where it opens at least
  /// two fields and closes as many as it opens.
  private static func quote(_ sample: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let double = enclosed(sample, by: 0x22)
    let single = enclosed(sample, by: 0x27)
    guard double.opened == 0, single.opened >= 2, single.closed == single.opened else {
      return 0x22
    }
    return 0x27
  }

  private static func enclosed(
    _ sample: UnsafeBufferPointer<UInt8>, by quote: UInt8
  ) -> (opened: Int, closed: Int) {
    var (opened, closed) = (0, 0)
    for at in sample.indices where sample[at] == quote {
      let isFirst = at == 0 || isBorder(sample[at - 1])
      let isLast = at + 1 == sample.count || isBorder(sample[at + 1])
      if isFirst { opened += 1 }
      if isLast { closed += 1 }
    }
    return (opened, closed)
  }

  private static func isBorder(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || (byte != 0x20 && candidates.contains(byte))
  }

  private static func delimiter(_ sample: UnsafeBufferPointer<UInt8>, quote: UInt8) -> UInt8 {
    var best: (delimiter: UInt8, score: Double) = (0x2C, 0)
    for candidate in candidates {
      let score = score(sample, delimiter: candidate, quote: quote)
      if score > best.score + 1e-9 { best = (candidate, score) }
    }
    return best.delimiter
  }

  /// From 0 to 1: how equally wide the records are, times how clean the fields.
  private static func score(
    _ sample: UnsafeBufferPointer<UInt8>, delimiter: UInt8, quote: UInt8
  ) -> Double {
    var scanner = CSVScanner(
      dialect: CSVDialect(delimiter: delimiter, quote: quote), line: 1, firstRecord: 0,
      doubtUntil: 0)
    let isWhole = sample.count < CSVReader.sampleSize
    _ = scanner.scan(sample, following: isWhole ? .end : .tooMuch)
    let shape = Shape(scanner, sample)
    guard shape.width > 1 else { return 0 }
    if delimiter == 0x20, shape.records < 3 || shape.width < 3 || shape.share < 1 { return 0 }
    let width = Double(shape.width)
    return shape.share * (0.5 + 0.5 * (width - 1) / width) * shape.cleanShare
  }

  /// A backslash escapes where it stands before quotes that would otherwise be wrong.
  private static func escape(
    _ sample: UnsafeBufferPointer<UInt8>, quote: UInt8, delimiter: UInt8
  ) -> UInt8? {
    var (escaped, closing) = (0, 0)
    for at in sample.indices.dropFirst() where sample[at] == quote && sample[at - 1] == 0x5C {
      let after = at + 1 < sample.count ? sample[at + 1] : 0x0A
      let isEnd = after == delimiter || after == 0x0A || after == 0x0D
      if isEnd { closing += 1 } else if after != quote { escaped += 1 }
    }
    return escaped > 0 && escaped >= closing ? 0x5C : nil
  }

  /// Whether every delimiter has a space after it.
  private static func isSpaced(_ sample: UnsafeBufferPointer<UInt8>, delimiter: UInt8) -> Bool {
    guard delimiter != 0x20, delimiter != 0x09 else { return false }
    var count = 0
    for at in sample.indices.dropLast() where sample[at] == delimiter {
      if sample[at + 1] != 0x20 { return false }
      count += 1
    }
    return count >= 4
  }

  /// How the records of a sample look under one delimiter.
  private struct Shape {
    private(set) var records = 0
    /// The most common number of fields.
    private(set) var width = 0
    /// The share of records that are as wide.
    private(set) var share = 0.0
    /// The share of fields without another delimiter in them.
    private(set) var cleanShare = 1.0

    init(_ scanner: CSVScanner, _ sample: UnsafeBufferPointer<UInt8>) {
      var widths: [Int: Int] = [:]
      for (index, record) in scanner.records.prefix(400).enumerated() {
        let next = index + 1 < scanner.records.count ? scanner.records[index + 1].firstField : nil
        let width = (next ?? scanner.fields.count) - record.firstField
        let isEmpty = width == 1 && scanner.fields[record.firstField].range.isEmpty
        if !isEmpty { widths[width, default: 0] += 1 }
      }
      records = widths.values.reduce(0, +)
      guard let most = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
      width = most.key
      share = Double(most.value) / Double(records)
      cleanShare = Self.cleanShare(scanner.fields.prefix(4000), sample)
    }

    private static func cleanShare(
      _ fields: ArraySlice<CSVField>, _ sample: UnsafeBufferPointer<UInt8>
    ) -> Double {
      let plain = fields.filter { !$0.isClean }
      let dirty = plain.count { field in
        sample[field.range].contains { $0 == 0x3B || $0 == 0x09 || $0 == 0x7C }
          && !(field.range.lowerBound > 0 && sample[field.range.lowerBound - 1] == 0x22)
      }
      return plain.isEmpty ? 1 : 1 - 0.9 * Double(dirty) / Double(plain.count)
    }
  }
}
