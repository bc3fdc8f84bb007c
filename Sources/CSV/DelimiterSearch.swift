import Bytes

/// Finds what parts the fields of a file's beginning.
///
/// Where every field of the first record stands in quotes, it is what stands between them. Else the
/// usual delimiters are tried, then the marks that the first record repeats: one of those counts only
/// where it cuts every record into as many fields.
struct DelimiterSearch {
  /// The delimiters that files have, the likelier first where two fit equally well: where both `;`
  /// and `,` fit, the commas are decimal ones.
  static let usual: [UInt8] = [
    0x3B, 0x2C, 0x09, 0x7C, 0x1F, 0x01, 0x5E, 0x7E, 0x3A, 0x20,
  ]

  /// Two bytes that part fields in some exports: a tab written out as `\t`, and `§` in UTF-8.
  private static let pairs: [[UInt8]] = [[0x5C, 0x74], [0xC2, 0xA7]]

  let dialect: CSVDialect

  init(_ sample: UnsafeBufferPointer<UInt8>, quote: UInt8) {
    let plain = CSVDialect(quote: quote)
    if let quoted = Self.betweenQuotes(sample, plain) {
      dialect = quoted
      return
    }
    let (best, score) = Self.best(sample, plain)
    let line = UnsafeBufferPointer(rebasing: sample[..<Self.firstLineEnd(sample)])
    let partsFirst = score > 0 && line.indices.contains { best.parts(line, at: $0) }
    if !partsFirst, let other = Self.repeated(sample, plain) {
      dialect = other
    } else if score == 0, Self.isOneColumn(sample, plain) {
      dialect = plain.parted(by: [CSVDialect.noDelimiter])
    } else {
      dialect = Self.widened(sample, best)
    }
  }

  // MARK: Between quotes

  /// By what stands between the quoted fields of the first record, where that is the same everywhere
  /// in it and no usual delimiter; nil elsewhere.
  private static func betweenQuotes(
    _ sample: UnsafeBufferPointer<UInt8>, _ plain: CSVDialect
  ) -> CSVDialect? {
    guard let quote = plain.quote, sample.first == quote else { return nil }
    let line = UnsafeBufferPointer(rebasing: sample[..<firstLineEnd(sample)])
    var between: Set<[UInt8]> = []
    var count = 0
    var at = 1
    while let closing = line.find(byte: quote, from: at) {
      if closing + 1 < line.count, line[closing + 1] == quote {
        at = closing + 2
        continue
      }
      guard let opening = line.find(byte: quote, from: closing + 1) else { break }
      between.insert(Array(line[closing + 1..<opening]))
      count += 1
      at = opening + 1
    }
    guard count >= 2, between.count == 1, line.last == quote, let found = between.first else {
      return nil
    }
    let core = found.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
    let isUsual = core.count == 1 && usual.contains(core[core.startIndex])
    // Alone or after a comma, spaces are tried with the usual ones.
    guard !core.isEmpty, core.count <= 1 + DelimiterTail.longest,
      !isUsual || found.first == 0x20, !core.contains(where: \.isLetterOrDigit)
    else { return nil }
    var dialect = plain.parted(by: Array(core))
    dialect.skipsSpaces = core.count < found.count
    let shape = CSVShape(sample, dialect: dialect)
    return shape.width == count + 1 && shape.share >= 0.8 ? dialect : nil
  }

  private static func firstLineEnd(_ sample: UnsafeBufferPointer<UInt8>) -> Int {
    sample.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? sample.count
  }

  // MARK: The usual ones

  private static func best(
    _ sample: UnsafeBufferPointer<UInt8>, _ plain: CSVDialect
  ) -> (CSVDialect, score: Double) {
    var best = (dialect: plain, score: 0.0)
    for candidate in usual {
      let single = plain.parted(by: [candidate])
      var shape = CSVShape(sample, dialect: single)
      var score = score(shape, delimiter: candidate)
      if shape.share < 0.9, candidate == 0x2C || candidate == 0x3B || candidate == 0x7C {
        // Quotes that stand behind `, ` enclose nothing unless the space is skipped.
        var spaced = single
        spaced.skipsSpaces = true
        let other = CSVShape(sample, dialect: spaced)
        if other.share > shape.share { shape = other }
        score = max(score, Self.score(other, delimiter: candidate))
      }
      guard score > best.score + 1e-9 else { continue }
      best = (
        isDoubled(shape, candidate) ? plain.parted(by: [candidate, candidate]) : single, score
      )
    }
    for pair in pairs where sample.contains(pair[0]) {
      let dialect = plain.parted(by: pair)
      let shape = CSVShape(sample, dialect: dialect)
      let score = shape.share == 1 && shape.records > 1 ? score(shape, delimiter: pair[0]) : 0
      if score > best.score + 1e-9 { best = (dialect, score) }
    }
    return best
  }

  /// Whether a delimiter is written twice. Of commas and semicolons it takes a few columns and rows to
  /// tell that from empty columns.
  private static func isDoubled(_ shape: CSVShape, _ delimiter: UInt8) -> Bool {
    switch delimiter {
    case 0x09, 0x7C, 0x3A: shape.isDoubled && shape.share == 1
    case 0x2C, 0x3B: shape.isDoubled && shape.width >= 5 && shape.records >= 3
    default: false
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

  /// Whether the file has a single column: nothing parts its header, and few of its records have a
  /// comma or semicolon at all.
  private static func isOneColumn(
    _ sample: UnsafeBufferPointer<UInt8>, _ plain: CSVDialect
  ) -> Bool {
    let head = sample.prefix(firstLineEnd(sample))
    guard !head.isEmpty, !head.contains(where: usual.prefix(4).contains) else { return false }
    return [0x2C, 0x3B].allSatisfy { (delimiter: UInt8) in
      let shape = CSVShape(sample, dialect: plain.parted(by: [delimiter]))
      return shape.width == 1 && shape.records > 1
    }
  }

  // MARK: Others

  /// By marks that the first record repeats and that cut every record into as many fields, such as
  /// `=`, `¦` or `->`; nil where there are none.
  private static func repeated(
    _ sample: UnsafeBufferPointer<UInt8>, _ plain: CSVDialect
  ) -> CSVDialect? {
    let line = UnsafeBufferPointer(rebasing: sample[..<firstLineEnd(sample)])
    guard line.count <= 1 << 14 else { return nil }
    var counts: [[UInt8]: Int] = [:]
    for run in line.split(whereSeparator: { $0.isLetterOrDigit || $0 == 0x20 || $0 == plain.quote })
    {
      for start in run.indices {
        for length in 1...1 + DelimiterTail.longest where start + length <= run.endIndex {
          let mark = run[start..<start + length]
          if isMark(mark) { counts[Array(mark), default: 0] += 1 }
        }
      }
    }
    let likely = counts.filter { $0.value >= 2 }
      .sorted { ($0.value, $0.key.count) > ($1.value, $1.key.count) }.prefix(6)
    for (mark, count) in likely {
      var dialect = plain.parted(by: mark)
      dialect.skipsSpaces = line.contains(0x20) && isSpaced(line, dialect)
      let shape = CSVShape(sample, dialect: dialect)
      if shape.share == 1, shape.width == count + 1, shape.records >= 3 { return dialect }
    }
    return nil
  }

  /// Marks that join words or end sentences part no fields.
  private static func isMark(_ run: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = run.first else { return false }
    // Marks of Latin-1 and general punctuation in UTF-8; other bytes above ASCII are letters.
    if first >= 0x80 {
      return (first == 0xC2 && run.count == 2) || (first == 0xE2 && run.count == 3)
    }
    let joints: [UInt8] = [0x2D, 0x5F, 0x2E, 0x2F, 0x27, 0x28, 0x29, 0x3F, 0x2C, 0x22]
    return run.count > 1
      ? run.contains { !joints.contains($0) } && run.allSatisfy { $0 < 0x80 }
      : !joints.contains(first)
  }

  private static func isSpaced(
    _ line: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect
  ) -> Bool {
    line.indices.allSatisfy { place in
      let end = place + dialect.delimiterLength
      return !dialect.parts(line, at: place) || (end < line.count && line[end] == 0x20)
    }
  }

  /// With the marks that stand beside every delimiter in all records, as in `a~|~b` and `a<|>b`, or
  /// around every field, as in `$a$,$b$`.
  private static func widened(
    _ sample: UnsafeBufferPointer<UInt8>, _ narrow: CSVDialect
  ) -> CSVDialect {
    let line = UnsafeBufferPointer(rebasing: sample[..<firstLineEnd(sample)])
    guard narrow.delimiterTail == nil,
      let place = line.indices.first(where: { narrow.parts(line, at: $0) }),
      place > 0, place + 1 < line.count
    else { return narrow }
    let (before, after) = (line[place - 1], line[place + 1])
    let wide = [before, narrow.delimiter, after]
    guard wide.allSatisfy({ $0.isPlainMark && $0 != narrow.quote }), before != narrow.delimiter,
      after != narrow.delimiter
    else { return narrow }
    var other = narrow.parted(by: wide)
    // At the ends of the line too, the marks are quotes.
    if before == after, line.first == before, line.last == before {
      other = narrow
      other.quote = before
    }
    let (own, shape) = (CSVShape(sample, dialect: narrow), CSVShape(sample, dialect: other))
    return shape.width == own.width && shape.width > 2 && shape.share == 1 ? other : narrow
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool { isASCIILetter || isASCIIDigit }

  /// A mark of ASCII that is no letter, digit or space.
  fileprivate var isPlainMark: Bool { (0x21..<0x7F).contains(self) && !isLetterOrDigit }
}
