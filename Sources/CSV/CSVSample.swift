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
    var chosen = CSVDialect(quote: quote)
    if let directive {
      chosen.delimiter = directive
    } else {
      chosen = DelimiterSearch(sample, quote: quote).dialect
    }
    chosen.hasCurlyQuotes = CurlyQuote.encloses(sample, delimiter: chosen.delimiter)
    if directive == nil, let inside = Self.inside(sample, chosen) {
      dialect = inside
      return
    }
    chosen.escape = Self.escape(
      sample, quote: chosen.quote ?? quote, delimiter: chosen.delimiter)
    chosen.skipsSpaces = Self.isSpaced(sample, chosen)
    chosen.skipsSpacesBefore = chosen.skipsSpaces && Self.isSpacedBefore(sample, chosen)
    dialect = chosen
  }

  /// How the records are written that stand in one pair of quotes each; nil where they do not.
  ///
  /// - Parameter outside: what parts them where they do not: it has to give fields of one record.
  private static func inside(
    _ sample: UnsafeBufferPointer<UInt8>, _ outside: CSVDialect
  ) -> CSVDialect? {
    guard let quote = outside.quote, sample.first == quote,
      CSVShape(sample, dialect: outside).width < 3
    else { return nil }
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
      var dialect = DelimiterSearch(inner, quote: quote).dialect
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

  /// The single quote and the grave accent enclose fields only where no double quote does and where
  /// they open at least two fields and close as many as they open.
  private static func quote(_ sample: UnsafeBufferPointer<UInt8>) -> UInt8 {
    if enclosed(sample, by: 0x22).opened > 0 { return 0x22 }
    let other = ([0x27, 0x60] as [UInt8]).first { quote in
      let found = enclosed(sample, by: quote)
      let (fewer, more) = (min(found.opened, found.closed), max(found.opened, found.closed))
      return fewer >= 2 && fewer * 20 >= more * 19
    }
    return other ?? 0x22
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
      || (byte != 0x20 && byte != 0x3A && DelimiterSearch.usual.contains(byte))
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
    guard dialect.delimiter != 0x20, dialect.delimiter != 0x09 else { return false }
    if dialect.skipsSpaces { return true }
    if dialect.delimiterTail != nil { return false }
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

  /// Whether every delimiter of the first record has a space before it as well.
  private static func isSpacedBefore(
    _ sample: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect
  ) -> Bool {
    var scanner = CSVScanner(dialect: dialect)
    _ = scanner.scan(sample, following: .end)
    guard scanner.records.count > 1 else { return false }
    let first = scanner.fields[..<scanner.records[1].firstField].dropLast()
    return first.count >= 2
      && first.allSatisfy { !$0.isClean && sample[$0.range].last == 0x20 }
  }
}
