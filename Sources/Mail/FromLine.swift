import Bytes

/// The line that separates messages in a mailbox, and the marks by which it is told from a sentence
/// that begins with "From".
package enum FromLine {
  /// Whether `place`, the beginning of a line with `From `, begins a message.
  ///
  /// A date in the line, a blank line before it and header fields after it all speak for it; two of
  /// the three are enough, of which the header fields must be one, unless nothing follows at all.
  package static func isSeparator(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let next = bytes.lineEnd(from: place) + 1
    let dated = isDated(at: place, in: bytes)
    let blankBefore = isAfterBlankLine(place, bytes)
    guard dated || (blankBefore && isShort(place, bytes)) else { return false }
    if isHeaderLine(at: next, in: bytes) { return true }
    return dated && blankBefore && isBlank(at: next, in: bytes)
  }

  /// Whether the line at `place` is a `From ` line with a time of day and the name of a month.
  package static func isDated(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.has("From ", at: place) else { return false }
    let head = UnsafeBufferPointer(rebasing: bytes[place..<min(bytes.count, place + 512)])
    let line = UnsafeBufferPointer(rebasing: head[..<head.lineEnd(from: 0)])
    return hasTime(line) && hasMonth(line)
  }

  /// Whether the line at `place` is a header field: a name of printable ASCII, then a colon.
  package static func isHeaderLine(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = place
    if bytes.has(">From ", at: place) { return true }
    while at < bytes.count, (0x21...0x7E).contains(bytes[at]), bytes[at] != 0x3A, at - place < 128 {
      at += 1
    }
    guard at > place, at < bytes.count else { return false }
    if bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    return at < bytes.count && bytes[at] == 0x3A
  }

  /// A text from a mailbox without the `>` that was put before its lines that begin with `From `.
  package static func unescaped(_ text: [UInt8]) -> [UInt8] {
    guard escaped.isIn(text) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      if number > 0 { result.append(0x0A) }
      let marks = line.prefix { $0 == UInt8(ascii: ">") }.count
      let isEscaped = marks > 0 && line.dropFirst(marks).starts(with: "From ".utf8)
      result.append(contentsOf: isEscaped ? line.dropFirst() : line)
    }
    return result
  }

  private static let escaped = BytePattern(">From ")

  /// Where the body begins of the message that begins at `start`: after its first blank line.
  package static func bodyStart(after start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var at = start
    while at < bytes.count {
      let end = bytes.lineEnd(from: at)
      if end == at || (end == at + 1 && bytes[at] == 0x0D) { return min(end + 1, bytes.count) }
      at = end + 1
    }
    return nil
  }

  private static func isBlank(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    place >= bytes.count || bytes[place] == 0x0A || bytes[place] == 0x0D
  }

  private static func isAfterBlankLine(
    _ place: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard place >= 2 else { return true }
    if bytes[place - 2] == 0x0A { return true }
    return place >= 3 && bytes[place - 2] == 0x0D && bytes[place - 3] == 0x0A
  }

  /// `From - ` and `From someone@somewhere`, which some programs write without a date.
  private static func isShort(_ place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = UnsafeBufferPointer(rebasing: bytes[place..<min(bytes.count, place + 261)])
    let end = head.lineEnd(from: 0)
    guard end < 261 else { return false }
    let rest = head[5..<end]
    let words = rest.split(whereSeparator: \.isASCIISpace)
    guard let first = words.first else { return true }
    return words.count == 1 && (first.elementsEqual("-".utf8) || first.contains(UInt8(ascii: "@")))
  }

  private static func hasTime(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 1
    while let colon = line.find(byte: UInt8(ascii: ":"), from: at) {
      if colon + 2 < line.count, line[colon - 1].isASCIIDigit, line[colon + 1].isASCIIDigit,
        line[colon + 2].isASCIIDigit
      {
        return true
      }
      at = colon + 1
    }
    return false
  }

  private static func hasMonth(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    for at in 0...line.count {
      guard at == line.count || line[at].isASCIISpace || line[at] == UInt8(ascii: ",") else {
        continue
      }
      if at > start, MailDate.month(line[start..<at]) != nil { return true }
      start = at + 1
    }
    return false
  }
}
