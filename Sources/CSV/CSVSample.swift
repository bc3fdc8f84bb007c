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
    var chosen = CSVDialect(delimiter: 0x2C, quote: quote)
    if let directive {
      chosen.delimiter = directive
    } else {
      (chosen.delimiter, chosen.delimiterEnd) = Self.delimiter(sample, quote: quote)
    }
    chosen.hasCurlyQuotes = CurlyQuote.encloses(sample, delimiter: chosen.delimiter)
    if directive == nil, let inside = Self.inside(sample, quote: quote) {
      dialect = inside
      return
    }
    chosen.escape = Self.escape(sample, quote: quote, delimiter: chosen.delimiter)
    chosen.skipsSpaces = Self.isSpaced(sample, chosen)
    dialect = chosen
  }

  /// The delimiters that files have, the likelier first where two fit equally well: where both `;`
  /// and `,` fit, the commas are decimal ones.
  private static let candidates: [UInt8] = [
    0x3B, 0x2C, 0x09, 0x7C, 0x1F, 0x01, 0x5E, 0x7E, 0x3A, 0x20,
  ]

  /// Two bytes that part fields in some exports: a tab written out as `\t`, and `§` in UTF-8.
  private static let pairs: [(UInt8, UInt8)] = [(0x5C, 0x74), (0xC2, 0xA7)]

  /// How the records are written that stand in one pair of quotes each; nil where they do not.
  private static func inside(
    _ sample: UnsafeBufferPointer<UInt8>, quote: UInt8
  ) -> CSVDialect? {
    guard sample.first == quote else { return nil }
    var scanner = CSVScanner(dialect: CSVDialect(delimiter: CSVDialect.noDelimiter, quote: quote))
    _ = scanner.scan(sample, following: sample.count < CSVReader.sampleSize ? .end : .tooMuch)
    let filled = scanner.fields.filter { !$0.range.isEmpty }
    let isWrapped = filled.allSatisfy { field in
      field.isClean || (field.range.lowerBound > 0 && sample[field.range.lowerBound - 1] == quote)
    }
    guard isWrapped, filled.count > 1, scanner.fields.count == scanner.records.count else {
      return nil
    }
    var content: [UInt8] = []
    for field in filled.prefix(400) {
      content += field.isClean ? Array(scanner.clean[field.range]) : Array(sample[field.range])
      content.append(0x0A)
    }
    return content.withUnsafeBufferPointer { inner in
      var (delimiter, end) = (UInt8(0x2C), UInt8?.none)
      (delimiter, end) = Self.delimiter(inner, quote: quote)
      var dialect = CSVDialect(delimiter: delimiter, delimiterEnd: end, quote: quote)
      let shape = CSVShape(inner, dialect: dialect)
      guard shape.width >= 3, shape.share >= 0.9 else { return nil }
      dialect.wrapsRecords = true
      return dialect
    }
  }

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
    let (fewer, more) = (min(single.opened, single.closed), max(single.opened, single.closed))
    guard double.opened == 0, fewer >= 2, fewer * 20 >= more * 19 else { return 0x22 }
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
    byte == 0x0A || byte == 0x0D
      || (byte != 0x20 && byte != 0x3A && candidates.contains(byte))
  }

  private static func delimiter(
    _ sample: UnsafeBufferPointer<UInt8>, quote: UInt8
  ) -> (UInt8, end: UInt8?) {
    var best: (delimiter: UInt8, end: UInt8?, score: Double) = (0x2C, nil, 0)
    for candidate in candidates {
      let plain = CSVDialect(delimiter: candidate, quote: quote)
      var shape = CSVShape(sample, dialect: plain)
      var score = score(shape, delimiter: candidate)
      if shape.share < 0.9, candidate == 0x2C || candidate == 0x3B || candidate == 0x7C {
        // Quotes that stand behind `, ` enclose nothing unless the space is skipped.
        var spaced = plain
        spaced.skipsSpaces = true
        let other = CSVShape(sample, dialect: spaced)
        if other.share > shape.share { shape = other }
        score = max(score, Self.score(other, delimiter: candidate))
      }
      guard score > best.score + 1e-9 else { continue }
      // Doubled commas and semicolons are empty columns; the others are never doubled for that.
      let isDoubled = shape.isDoubled && [0x09, 0x7C, 0x3A].contains(candidate)
      best = (candidate, isDoubled ? candidate : nil, score)
    }
    for (first, second) in pairs where sample.contains(first) {
      let pair = CSVDialect(delimiter: first, delimiterEnd: second, quote: quote)
      let shape = CSVShape(sample, dialect: pair)
      let score = shape.share == 1 && shape.records > 1 ? score(shape, delimiter: first) : 0
      if score > best.score + 1e-9 { best = (first, second, score) }
    }
    if best.score == 0, isOneColumn(sample, quote: quote) { return (CSVDialect.noDelimiter, nil) }
    return (best.delimiter, best.end)
  }

  /// Whether the file has a single column: nothing parts its header, and few of its records have a
  /// comma or semicolon at all.
  private static func isOneColumn(_ sample: UnsafeBufferPointer<UInt8>, quote: UInt8) -> Bool {
    let head = sample.prefix(while: { $0 != 0x0A && $0 != 0x0D })
    guard !head.isEmpty, !head.contains(where: candidates.prefix(4).contains) else { return false }
    return [0x2C, 0x3B].allSatisfy { (delimiter: UInt8) in
      let shape = CSVShape(sample, dialect: CSVDialect(delimiter: delimiter, quote: quote))
      return shape.width == 1 && shape.records > 1
    }
  }

  /// From 0 to 1: how equally wide the records are, times how clean the fields. A space or a colon
  /// parts fields only where it does so in every record, since words and times have them too.
  private static func score(_ shape: CSVShape, delimiter: UInt8) -> Double {
    guard shape.width > 1 else { return 0 }
    if delimiter == 0x20 || delimiter == 0x3A,
      shape.records < 3 || shape.width < 3 || shape.share < 1 || shape.trailingMarks > 0.3
    {
      return 0
    }
    let width = Double(shape.width)
    return shape.share * (0.5 + 0.5 * (width - 1) / width) * shape.cleanShare
  }

  /// A backslash, or a NUL as some databases write, escapes where it stands before quotes that would
  /// otherwise be wrong.
  private static func escape(
    _ sample: UnsafeBufferPointer<UInt8>, quote: UInt8, delimiter: UInt8
  ) -> UInt8? {
    [0x5C, 0x00].first { isEscape($0, sample, quote: quote, delimiter: delimiter) }
  }

  private static func isEscape(
    _ escape: UInt8, _ sample: UnsafeBufferPointer<UInt8>, quote: UInt8, delimiter: UInt8
  ) -> Bool {
    var (escaped, closing) = (0, 0)
    for at in sample.indices.dropFirst() where sample[at] == quote && sample[at - 1] == escape {
      let after = at + 1 < sample.count ? sample[at + 1] : 0x0A
      let isEnd = after == delimiter || after == 0x0A || after == 0x0D
      if isEnd { closing += 1 } else if after != quote { escaped += 1 }
    }
    return escaped > 0 && escaped >= closing
  }

  /// Whether every delimiter has a space after it, those inside quoted fields aside.
  private static func isSpaced(
    _ sample: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect
  ) -> Bool {
    guard dialect.delimiter != 0x20, dialect.delimiter != 0x09, dialect.delimiterEnd == nil
    else { return false }
    var spaced = dialect
    spaced.skipsSpaces = true
    var scanner = CSVScanner(dialect: spaced)
    _ = scanner.scan(sample, following: .more)
    let firsts = Set(scanner.records.map(\.firstField))
    var count = 0
    for (index, field) in scanner.fields.prefix(4000).enumerated()
    where !firsts.contains(index) && !field.isClean {
      var before = field.range.lowerBound - 1
      if before > 0, sample[before] == dialect.quote { before -= 1 }
      guard before > 0, sample[before] == 0x20 else { return false }
      count += 1
    }
    return count >= 4
  }
}
