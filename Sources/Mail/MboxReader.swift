import Bytes

/// Cuts a mailbox in mbox format into messages, one after another, in memory bounded by the largest
/// message.
///
///     From klant@voorbeeld.example Mon Nov  2 09:14:00 2026     the From_ line
///     From: klant@voorbeeld.example                             header fields
///
///     Beste mensen,                                             body
///     >From Brussel kwam niets.                                 an escaped line (mboxo, mboxrd)
///                                                               a blank line ends the message
///     From - Mon Nov  2 10:00:00 2026                           the next one
///
/// The dialects disagree on what `From ` at the beginning of a line means, so a separator is told by
/// what stands around it: see ``FromLine/isSeparator(at:in:)``. A `Content-Length` (mboxcl, mboxcl2) is
/// believed where it ends at a separator or at the end of the file. Line ends may be LF, CRLF or CR.
package struct MboxReader {
  /// The most that is kept of one message, in bytes; what follows is skipped and the message marked.
  package static let messageLimit = 24 << 20
  private static let chunk = 1 << 20
  private static let fromLine = BytePattern("\nFrom ")
  private static let lengthField = BytePattern("\nContent-Length:")
  /// How much must be seen after a `From ` to judge it.
  private static let lookahead = 2048

  private let source: ByteSource
  private var buffer: [UInt8] = []
  /// Where the next message begins in ``buffer``.
  private var head = 0
  /// Where ``buffer`` begins in the source.
  private var base = 0
  private var isAtEnd = false
  private var hasBareReturns = false

  package init(_ source: ByteSource) { self.source = source }

  /// One message as it stands in the mailbox.
  package struct Message: Sendable {
    /// The From_ line without its line end; empty where the file has none.
    package let envelope: [UInt8]
    /// Header and body.
    package let bytes: [UInt8]
    /// Whether more of it stood in the mailbox than was kept.
    package let isCut: Bool
    package let format: Format
    /// Where it stands in the source, its From_ line and all that follows it included.
    package let range: Range<Int>
  }

  /// How a message was kept; the raw value stands in an item's `format`.
  package enum Format: String, Sendable {
    /// In a mailbox of many.
    case mbox
    /// In a file of its own, as `.eml` and in a Maildir.
    case eml
    /// In a file of Apple Mail's: the message's length on a line of its own before it, a property
    /// list after it.
    case emlx
  }

  /// The next message; nil at the end of the mailbox.
  ///
  /// - Throws: ``ByteSourceError`` where the source cannot be read.
  package mutating func next() throws(ByteSourceError) -> Message? {
    try nextCut().map { Message($0, of: buffer) }
  }

  /// Adds the next message to a batch.
  ///
  /// - Parameter room: how many bytes are likely to come into the batch in all.
  /// - Returns: how many bytes it has; nil at the end of the mailbox.
  /// - Throws: ``ByteSourceError`` where the source cannot be read.
  package mutating func read(
    into batch: inout MessageBatch, room: Int
  ) throws(ByteSourceError) -> Int? {
    guard let cut = try nextCut() else { return nil }
    batch.append(cut, of: buffer, room: room)
    return cut.message.count
  }

  /// Where the next message is in ``buffer``, until more is read.
  private mutating func nextCut() throws(ByteSourceError) -> Cut? {
    if buffer.isEmpty {
      let isStart = base == 0
      try fill()
      // A byte order mark, which editors put before what they save.
      if isStart, buffer.starts(with: [0xEF, 0xBB, 0xBF]) { head = 3 }
      if let message = try appleMessage() { return message }
    }
    skipBlankLines()
    guard head < buffer.count else { return nil }
    if let end = try declaredEnd() { return cut(at: end) }
    var searched = head + 1
    var dropped = 0
    while true {
      if let end = separator(from: searched) { return cut(at: end, dropped: dropped) }
      guard !isAtEnd else { return cut(at: buffer.count, dropped: dropped) }
      searched = max(head + 1, buffer.count - Self.lookahead - 1)
      if searched - head > Self.messageLimit {
        buffer.removeSubrange((head + Self.messageLimit)..<searched)
        dropped += searched - head - Self.messageLimit
        searched = head + Self.messageLimit
      }
      searched -= head
      try fill()
    }
  }

  /// The one message of a file of Apple Mail's; nil where the file is none.
  private mutating func appleMessage() throws(ByteSourceError) -> Cut? {
    guard let (start, length) = buffer.withUnsafeBufferPointer({ Self.appleHead($0) }) else {
      return nil
    }
    let kept = min(length, Self.messageLimit)
    while !isAtEnd, buffer.count < start + kept { try fill() }
    let bytes = Array(buffer[start..<min(buffer.count, start + kept)])
    while !isAtEnd {
      buffer.removeAll()
      try fill()
    }
    buffer = bytes
    head = buffer.count
    return Cut(
      envelope: 0..<0, message: 0..<head, isCut: kept < length, format: .emlx, range: 0..<Int.max)
  }

  /// Where the message begins after its length, `1234      `, and the length.
  package static func appleHead(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (start: Int, length: Int)? {
    let end = bytes.lineEnd(from: 0)
    guard (1...20).contains(end), FromLine.isHeaderLine(at: end + 1, in: bytes) else { return nil }
    let digits = bytes[..<end].prefix(while: \.isASCIIDigit)
    let isAlone = bytes[digits.count..<end].allSatisfy(\.isASCIISpace)
    guard isAlone, let length = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    return (end + 1, length)
  }

  private mutating func skipBlankLines() {
    while head < buffer.count, buffer[head] == 0x0A || buffer[head] == 0x0D { head += 1 }
  }

  /// Reads one more chunk behind what is there, and lets go of what was handed out.
  private mutating func fill() throws(ByteSourceError) {
    if head > 0 {
      buffer.removeSubrange(0..<head)
      base += head
      head = 0
    }
    let isFirst = buffer.isEmpty
    let start = buffer.count
    isAtEnd = try source.read(into: &buffer, count: Self.chunk) == 0
    if isFirst { hasBareReturns = Self.hasBareReturns(buffer) }
    if hasBareReturns {
      for at in start..<buffer.count where buffer[at] == 0x0D { buffer[at] = 0x0A }
    }
  }

  /// Whether lines end in CR alone, as in mailboxes of old Macs.
  package static func hasBareReturns(_ bytes: [UInt8]) -> Bool {
    !bytes.contains(0x0A) && bytes.contains(0x0D)
  }

  /// The first separator at or after `start` that can be judged by what has been read.
  private func separator(from start: Int) -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      var at = start - 1
      while let hit = Self.fromLine.first(in: bytes, from: at) {
        if !isAtEnd, hit + 1 + Self.lookahead > bytes.count { return nil }
        if FromLine.isSeparator(at: hit + 1, in: bytes) { return hit + 1 }
        at = hit + 1
      }
      return nil
    }
  }

  /// Where the message ends by its own `Content-Length`, if that is true.
  private mutating func declaredEnd() throws(ByteSourceError) -> Int? {
    guard let length = declaredLength(), length < Self.messageLimit else { return nil }
    while !isAtEnd, buffer.count - head < length + Self.lookahead * 2 { try fill() }
    return buffer.withUnsafeBufferPointer { bytes -> Int? in
      guard let body = FromLine.bodyStart(after: head, in: bytes), body + length <= bytes.count
      else { return nil }
      var end = body + length
      while end < bytes.count, bytes[end] == 0x0A || bytes[end] == 0x0D { end += 1 }
      guard end == bytes.count || (end > head && FromLine.isDated(at: end, in: bytes)) else {
        return nil
      }
      return end
    }
  }

  private func declaredLength() -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      guard let body = FromLine.bodyStart(after: head, in: bytes),
        let field = Self.lengthField.first(in: UnsafeBufferPointer(rebasing: bytes[head..<body]))
      else { return nil }
      let start = head + field + "\nContent-Length:".utf8.count
      let digits = bytes[start..<bytes.lineEnd(from: start)].filter(\.isASCIIDigit)
      return Int(String(decoding: digits.prefix(12), as: UTF8.self))
    }
  }

  /// Hands out the message from ``head`` to `end`, of which `dropped` bytes were not kept.
  private mutating func cut(at end: Int, dropped: Int = 0) -> Cut {
    let range = (base + head)..<(base + end + dropped)
    defer {
      head = end
      base += dropped
    }
    return buffer.withUnsafeBufferPointer { bytes in
      var envelope = head..<head
      var start = head
      // `From : ` is a field as old programs wrote it (RFC 5322 §4.5).
      if bytes.has("From ", at: head), !bytes.has("From :", at: head) {
        let line = min(end, bytes.lineEnd(from: head))
        envelope = head..<(bytes[line - 1] == 0x0D ? line - 1 : line)
        start = min(end, line + 1)
      }
      return Cut(
        envelope: envelope, message: start..<end, isCut: dropped > 0,
        format: envelope.isEmpty ? .eml : .mbox, range: range)
    }
  }
}
