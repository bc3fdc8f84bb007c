import Bytes

/// One field that opens with a quote, read to where it ends.
///
/// Inside, a doubled quote is a quote. A quote that neither a delimiter nor a line end follows is
/// wrong by RFC 4180 and still has a meaning: in `"zei "nee" tegen mij"` it is text, since a better
/// closing quote follows on its line; in `"12"x` it closes and the rest belongs to the field.
struct QuotedField {
  enum Ending {
    /// Closed; its content, and the place of the delimiter, line end or end of bytes after it.
    case closed(CSVField, next: Int)
    /// The bytes end before it does; more may follow.
    case incomplete
    /// Nothing closes it; how far that was looked for.
    case unclosed(searchedTo: Int)
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let dialect: CSVDialect
  let quote: UInt8
  /// Where the opening quote stands.
  let open: Int
  /// Where the bytes that may be looked at end.
  let limit: Int
  /// Whether nothing follows `limit` that could still close the field.
  let isLast: Bool
  /// How many fields the records before had.
  let width: Int
  let reading: Reading

  /// What a quote means that RFC 4180 has no meaning for.
  enum Reading {
    /// A doubled quote is a quote, whatever follows it.
    case standard
    /// A quote closes wherever the field can end, the second of two as well: for records that are
    /// not as wide as the others when they are read by the standard.
    case border
    /// A quote behind a delimiter opens a field, whatever follows: the one before it was never
    /// closed.
    case unclosed
  }

  /// The first byte after the opening quote that is not yet copied.
  private var pending: Int
  /// Where the field begins among the cleaned bytes, once it needs cleaning.
  private var cleanStart: Int?
  /// Quotes before this place are text: a closing quote was seen there.
  private var literalUntil = 0

  init(
    bytes: UnsafeBufferPointer<UInt8>, dialect: CSVDialect, quote: UInt8, open: Int, limit: Int,
    isLast: Bool, width: Int, reading: Reading = .standard
  ) {
    self.bytes = bytes
    self.dialect = dialect
    self.quote = quote
    self.open = open
    self.limit = limit
    self.isLast = isLast
    self.width = width
    self.reading = reading
    pending = open + 1
  }

  /// Reads the field; what needs cleaning is appended to `clean`.
  mutating func read(into clean: inout [UInt8]) -> Ending {
    var at = open + 1
    while let place = nextMark(from: at) {
      if bytes[place] != quote {
        guard place + 1 < limit else { return notFound }
        let isEscape = bytes[place + 1] == quote || bytes[place + 1] == bytes[place]
        if isEscape { drop(place, keep: place + 1, into: &clean) }
        at = place + (isEscape ? 2 : 1)
        continue
      }
      guard place + 1 < limit else {
        return isLast ? close(place, next: limit, into: &clean) : .incomplete
      }
      if bytes[place + 1] == quote, !closesDoubled(place) {
        drop(place, keep: place + 1, into: &clean)
        at = place + 2
      } else if bytes[place + 1] == quote {
        return close(place + 1, next: afterClosing(place + 1) ?? limit, into: &clean)
      } else if let next = afterClosing(place) {
        return close(place, next: next, into: &clean)
      } else if reading == .unclosed, isAfterDelimiter(place) {
        let end = place - dialect.delimiterLength
        return close(end, next: end, into: &clean)
      } else if place < literalUntil {
        keepStray(place, into: &clean)
        at = place + 1
      } else {
        switch meaning(ofStray: place) {
        case .text(let closer):
          literalUntil = closer
          keepStray(place, into: &clean)
          at = place + 1
        case .closing: return closeWithTail(place, into: &clean)
        case .opening: return .unclosed(searchedTo: place)
        }
      }
    }
    return notFound
  }

  /// Leaves out the backslash that escapes a quote in a file that has few of them.
  private mutating func keepStray(_ place: Int, into clean: inout [UInt8]) {
    if bytes[place - 1] == 0x5C, place - 1 >= pending {
      drop(place - 1, keep: place, into: &clean)
    }
  }

  /// Whether the second of two quotes closes the field and the first is text: by the border reading.
  private func closesDoubled(_ place: Int) -> Bool {
    reading == .border && afterClosing(place + 1) != nil
  }

  private var notFound: Ending { isLast ? .unclosed(searchedTo: limit) : .incomplete }

  /// The next quote, or the next escape before it.
  private func nextMark(from start: Int) -> Int? {
    guard let escape = dialect.escape else { return find(quote, from: start) }
    var at = start
    while at < limit {
      if bytes[at] == quote || bytes[at] == escape { return at }
      at += 1
    }
    return nil
  }

  private func find(_ byte: UInt8, from start: Int) -> Int? {
    guard let place = bytes.find(byte: byte, from: start), place < limit else { return nil }
    return place
  }

  /// The place after a closing quote where the field is over; nil where text follows.
  private func afterClosing(_ place: Int) -> Int? {
    var next = place + 1
    while next < limit, bytes[next] == 0x20, dialect.delimiter != 0x20 { next += 1 }
    if next == limit { return isLast ? limit : nil }
    return isEnd(next) ? next : nil
  }

  private func isEnd(_ place: Int) -> Bool {
    bytes[place] == 0x0A || bytes[place] == 0x0D || dialect.parts(bytes, at: place)
  }

  /// Whether a delimiter stands before `place`.
  private func isAfterDelimiter(_ place: Int) -> Bool {
    let start = place - dialect.delimiterLength
    return start > open && dialect.parts(bytes, at: start)
  }

  private enum Stray {
    case text(closer: Int)
    case closing
    /// It opens another field: the one at hand was never closed.
    case opening
  }

  /// What a quote in the middle means, by the quotes that follow on its line.
  private func meaning(ofStray place: Int) -> Stray {
    if let lineBreak = lineBreak(before: place) {
      if isAfterDelimiter(place) { return .opening }
      if isRecord(after: lineBreak) { return .opening }
    }
    var at = place + 1
    while at < limit, bytes[at] != 0x0A, bytes[at] != 0x0D {
      guard bytes[at] == quote else {
        at += 1
        continue
      }
      if isAfterDelimiter(at) { return .closing }
      if at + 1 < limit, bytes[at + 1] == quote {
        at += 2
        continue
      }
      if afterClosing(at) != nil { return .text(closer: at) }
      at += 1
    }
    return .closing
  }

  private func lineBreak(before place: Int) -> Int? {
    UnsafeBufferPointer(rebasing: bytes[open..<place]).firstIndex { $0 == 0x0A || $0 == 0x0D }
      .map { open + $0 }
  }

  /// Whether the line after a line break has as many fields as a record, by all its delimiters or by
  /// those outside quotes: then the field has run on into records that are not its own.
  private func isRecord(after lineBreak: Int) -> Bool {
    var at = lineBreak + 1
    if at < limit, bytes[lineBreak] == 0x0D, bytes[at] == 0x0A { at += 1 }
    var (delimiters, outside, isQuoted) = (0, 0, false)
    while at < limit, bytes[at] != 0x0A, bytes[at] != 0x0D {
      if bytes[at] == quote { isQuoted.toggle() }
      if dialect.parts(bytes, at: at) {
        delimiters += 1
        if !isQuoted { outside += 1 }
      }
      at += 1
    }
    return width > 1 && (delimiters == width - 1 || (outside == width - 1 && !isQuoted))
  }

  /// Copies what is pending up to `place` and goes on at `keep`.
  private mutating func drop(_ place: Int, keep: Int, into clean: inout [UInt8]) {
    if cleanStart == nil { cleanStart = clean.count }
    clean.append(contentsOf: bytes[pending..<place])
    pending = keep
  }

  private mutating func close(_ place: Int, next: Int, into clean: inout [UInt8]) -> Ending {
    guard let cleanStart else {
      return .closed(CSVField(start: pending, end: place), next: next)
    }
    drop(place, keep: next, into: &clean)
    return .closed(CSVField(start: cleanStart, end: clean.count, isClean: true), next: next)
  }

  private mutating func closeWithTail(_ place: Int, into clean: inout [UInt8]) -> Ending {
    var next = place + 1
    while next < limit, !isEnd(next) { next += 1 }
    if next == limit, !isLast { return .incomplete }
    drop(place, keep: place + 1, into: &clean)
    return close(next, next: next, into: &clean)
  }
}
