import Bytes

/// Reads a message's MIME tree in one pass over its lines. The boundaries of all open multiparts are
/// known at every line, so that a part that is never closed ends where an outer one goes on.
struct MailParser {
  /// How deep parts may nest; what lies deeper is not looked into.
  static let depthLimit = 40
  /// How many parts of one message are kept.
  static let partLimit = 2000

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var boundaries: [[UInt8]] = []
  /// What a line with any of the open boundaries begins with, with the line feed before it.
  private var pattern = BytePattern([])
  private var partCount = 0
  private(set) var isPastLimit = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// How a part ended: at the end of the message, or at a line with the boundary of an open multipart.
  private enum Stop: Equatable {
    case end
    case boundary(level: Int, closes: Bool)
  }

  mutating func parse() -> MailPart { entity(default: "text/plain", depth: 0).part }

  private mutating func entity(default type: String, depth: Int) -> (part: MailPart, stop: Stop) {
    partCount += 1
    let fields = HeaderFields(bytes, from: at, to: bytes.count)
    var part = MailPart(fields: fields, default: type, in: bytes)
    at = fields.bodyStart
    let isInside = depth < Self.depthLimit && partCount < Self.partLimit
    if !isInside || fields.isPastLimit { isPastLimit = true }
    let stop: Stop
    if isInside, part.type.isMultipart, let boundary = boundary(of: part) {
      stop = multipart(&part, boundary, depth)
    } else if isInside, part.holdsMessage, !part.isEncoded {
      let inner = entity(default: "text/plain", depth: depth + 1)
      part.children = [inner.part]
      part.body = fields.bodyStart..<inner.part.body.upperBound
      return (part, inner.stop)
    } else {
      stop = skip(&part)
    }
    return (part, stop)
  }

  private mutating func multipart(
    _ part: inout MailPart, _ boundary: [UInt8], _ depth: Int
  ) -> Stop {
    let level = boundaries.count
    boundaries.append(boundary)
    lookForBoundaries()
    defer { close(to: level) }
    let start = at
    let type = part.type.value == "multipart/digest" ? "message/rfc822" : "text/plain"
    var stop = skip(&part)
    // A boundary that never comes is a wrong one.
    if stop == .end, level == 0, let seen = seenBoundary(from: start) {
      boundaries = [seen]
      lookForBoundaries()
      at = start
      stop = skip(&part)
    }
    while stop == .boundary(level: level, closes: false) {
      let child = entity(default: type, depth: depth + 1)
      if partCount <= Self.partLimit { part.children.append(child.part) }
      stop = child.stop
    }
    if stop == .boundary(level: level, closes: true) {
      close(to: level)
      stop = skip(&part)
    }
    part.body = start..<part.body.upperBound
    return stop
  }

  private mutating func close(to level: Int) {
    guard boundaries.count > level else { return }
    boundaries.removeLast(boundaries.count - level)
    lookForBoundaries()
  }

  private mutating func lookForBoundaries() {
    guard let last = boundaries.last else { return }
    var shared = last[...]
    for other in boundaries.dropLast() {
      shared = shared.prefix(zip(shared, other).prefix { $0 == $1 }.count)
    }
    pattern = BytePattern([0x0A, 0x2D, 0x2D] + shared)
  }

  /// Reads over lines up to a boundary of an open multipart; they become the body of `part`.
  private mutating func skip(_ part: inout MailPart) -> Stop {
    let start = at
    while at < bytes.count {
      guard let line = nextDashes() else { break }
      at = min(bytes.count, bytes.lineEnd(from: line) + 1)
      if let stop = boundary(at: line) {
        part.body = start..<max(start, lineBreak(before: line))
        return stop
      }
    }
    at = bytes.count
    part.body = start..<bytes.count
    return .end
  }

  /// The next line that begins with two dashes, from the beginning of a line on.
  private func nextDashes() -> Int? {
    guard !boundaries.isEmpty else { return nil }
    if bytes.has("--", at: at) { return at }
    return pattern.first(in: bytes, from: at).map { $0 + 1 }
  }

  private func lineBreak(before line: Int) -> Int {
    guard line > 0 else { return 0 }
    return line > 1 && bytes[line - 2] == 0x0D ? line - 2 : line - 1
  }

  /// Which open multipart the line at `line` belongs to, the innermost first.
  private func boundary(at line: Int) -> Stop? {
    var end = bytes.lineEnd(from: line)
    while end > line, bytes[end - 1].isASCIISpace { end -= 1 }
    let text = UnsafeBufferPointer(rebasing: bytes[(line + 2)..<max(end, line + 2)])
    for level in boundaries.indices.reversed() {
      let length = boundaries[level].count
      guard text.count == length || text.count == length + 2, text.starts(with: boundaries[level])
      else { continue }
      if text.count == length { return .boundary(level: level, closes: false) }
      if text.has("--", at: length) { return .boundary(level: level, closes: true) }
    }
    return nil
  }

  /// The boundary that the type names or, where it names none, that of the first line with dashes.
  private func boundary(of part: MailPart) -> [UInt8]? {
    if var named = part.type.bytes(of: "boundary") {
      while named.last?.isASCIISpace == true { named.removeLast() }
      if !named.isEmpty { return named.count <= 1024 ? named : nil }
    }
    let line = bytes.has("--", at: at) ? at : bytes.find("\n--", from: at).map { $0 + 1 }
    guard let line else { return nil }
    let text = bytes[(line + 2)..<bytes.lineEnd(from: line)].prefix(200)
    let name = Array(text.prefix(while: { !$0.isASCIISpace }))
    return name.isEmpty ? nil : name
  }

  /// The boundary of the first line with dashes that a header field follows.
  private func seenBoundary(from start: Int) -> [UInt8]? {
    var next = bytes.has("--", at: start) ? start : bytes.find("\n--", from: start).map { $0 + 1 }
    while let line = next {
      let end = bytes.lineEnd(from: line)
      let name = bytes[(line + 2)..<end].prefix(1024).prefix { !$0.isASCIISpace }
      if !name.isEmpty, line + 2 + name.count + 1 >= end,
        FromLine.isHeaderLine(at: end + 1, in: bytes)
      {
        return Array(name)
      }
      next = bytes.find("\n--", from: line + 1).map { $0 + 1 }
    }
    return nil
  }
}

extension MailPart {
  /// Whether the body is a message of its own, or the first piece of one (RFC 2046 §5.2).
  fileprivate var holdsMessage: Bool {
    ["message/rfc822", "message/global", "message/news", "message/partial"].contains(type.value)
  }
}
