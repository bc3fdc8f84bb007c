import Bytes

/// A byte source as UTF-8 where it is UTF-16 or UTF-32, and as it stands where it is anything else;
/// byte order marks taken off, repeated ones too, as some tools write two.
final class Transcoder {
  private enum Form: Equatable {
    case bytes
    case utf16(isBig: Bool)
    case utf32(isBig: Bool)
  }

  /// The name of the form; nil where the bytes pass as they stand.
  let name: String?

  private let source: ByteSource
  private let form: Form
  /// Bytes that were read and not yet given: the beginning, or a character that was cut.
  private var held: [UInt8]

  /// - Throws: ``ByteSourceError`` where the source cannot be read.
  init(_ source: ByteSource) throws(ByteSourceError) {
    var head: [UInt8] = []
    while head.count < 4096 {
      if try source.read(into: &head, count: 4096 - head.count) == 0 { break }
    }
    let (form, mark) = Self.form(of: head)
    self.source = source
    self.form = form
    name =
      switch form {
      case .bytes: nil
      case .utf16(let isBig): isBig ? "UTF-16BE" : "UTF-16LE"
      case .utf32(let isBig): isBig ? "UTF-32BE" : "UTF-32LE"
      }
    held = Array(head.dropFirst(mark))
    while form == .bytes, held.starts(with: [0xEF, 0xBB, 0xBF]) { held.removeFirst(3) }
  }

  /// Appends UTF-8 (or the bytes as they stand) made of about `count` bytes of the source.
  ///
  /// - Returns: how many bytes were appended; 0 at the end.
  /// - Throws: ``ByteSourceError`` where the source cannot be read.
  func read(into buffer: inout [UInt8], count: Int) throws(ByteSourceError) -> Int {
    if form == .bytes {
      guard held.isEmpty else {
        let given = held.prefix(count)
        buffer.append(contentsOf: given)
        held.removeFirst(given.count)
        return given.count
      }
      return try source.read(into: &buffer, count: count)
    }
    let before = buffer.count
    while buffer.count == before {
      let got = try source.read(into: &held, count: max(16, count))
      if got == 0, held.isEmpty { return 0 }
      convert(into: &buffer, isLast: got == 0)
    }
    return buffer.count - before
  }

  private func convert(into buffer: inout [UInt8], isLast: Bool) {
    let width = form == .utf16(isBig: true) || form == .utf16(isBig: false) ? 2 : 4
    var whole = held.count / width * width
    if width == 2, !isLast, whole >= 2, isHighSurrogate(at: whole - 2) { whole -= 2 }
    var units: [UInt32] = []
    units.reserveCapacity(whole / width)
    for at in stride(from: 0, to: whole, by: width) { units.append(unit(at: at, width: width)) }
    if width == 2 {
      let wide = units.map { UInt16(truncatingIfNeeded: $0) }
      buffer.append(contentsOf: String(decoding: wide, as: UTF16.self).utf8)
    } else {
      for unit in units {
        buffer.append(contentsOf: String(UnicodeScalar(unit) ?? "\u{FFFD}").utf8)
      }
    }
    held.removeFirst(isLast ? held.count : whole)
  }

  private func unit(at place: Int, width: Int) -> UInt32 {
    let isBig = form == .utf16(isBig: true) || form == .utf32(isBig: true)
    return (0..<width).reduce(0) { sum, step in
      sum << 8 | UInt32(held[place + (isBig ? step : width - 1 - step)])
    }
  }

  private func isHighSurrogate(at place: Int) -> Bool {
    (0xD800...0xDBFF).contains(unit(at: place, width: 2))
  }

  /// The form and the length of its byte order mark. A mark that no NUL follows is a lie: even
  /// Chinese UTF-16 has NULs in its delimiters and line ends.
  private static func form(of head: [UInt8]) -> (Form, mark: Int) {
    if head.starts(with: [0xFF, 0xFE, 0, 0]), head.count >= 8 {
      return (.utf32(isBig: false), 4)
    }
    if head.starts(with: [0, 0, 0xFE, 0xFF]) {
      return head.dropFirst(4).contains(0) ? (.utf32(isBig: true), 4) : (.bytes, 4)
    }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      let isBig = head[0] == 0xFE
      return head.contains(0) || head.count == 2 ? (.utf16(isBig: isBig), 2) : (.bytes, 2)
    }
    switch Charset.guess(head) {
    case .utf16LittleEndian: return (.utf16(isBig: false), 0)
    case .utf16BigEndian: return (.utf16(isBig: true), 0)
    default: return (.bytes, 0)
    }
  }
}
