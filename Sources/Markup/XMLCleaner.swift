import Bytes

/// Makes UTF-8 that libxml2 takes from UTF-8 as it comes: ill-formed sequences and characters that
/// XML forbids become U+FFFD, so that one bad byte does not cost the rest of the file. Files in
/// another encoding pass as they are; libxml2 knows the XML declaration.
struct XMLCleaner {
  private enum Encoding { case undecided, utf8, other }

  private var encoding = Encoding.undecided
  /// A sequence that the end of the last chunk cut in two; at most three bytes.
  private var carry: [UInt8] = []

  mutating func assumeUTF8() { encoding = .utf8 }

  mutating func clean(_ chunk: [UInt8], isLast: Bool) -> [UInt8] {
    if encoding == .undecided { encoding = Self.encoding(of: chunk) }
    guard encoding == .utf8 else { return chunk }
    var bytes = carry.isEmpty ? chunk : carry + chunk
    carry = []
    if !isLast {
      let cut = Self.unfinished(bytes)
      carry = Array(bytes.suffix(cut))
      bytes.removeLast(cut)
    }
    return Self.isClean(bytes) ? bytes : Self.repaired(bytes)
  }

  private static func encoding(of head: [UInt8]) -> Encoding {
    let wideStarts: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0x00, 0x3C], [0x3C, 0x00]]
    if wideStarts.contains(where: { head.starts(with: $0) }) { return .other }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    guard head.starts(with: "<?xml".utf8) else { return .utf8 }
    let declaration = String(decoding: head.prefix(200).prefix { $0 != 0x3E }, as: UTF8.self)
    guard let label = declaration.split(separator: "encoding", maxSplits: 1).dropFirst().first
    else { return .utf8 }
    let name = label.drop { " =\"'\t\r\n".contains($0) }.prefix { $0 != "\"" && $0 != "'" }
    return Charset(label: String(name)) == .utf8 ? .utf8 : .other
  }

  /// How many bytes at the end begin a sequence that does not end there.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte < 0x80 { return 0 }
      if byte >= 0xC0 {
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        return length > back ? back : 0
      }
    }
    return 0
  }

  private static func isClean(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      !hasForbidden(buffer) && (Charset.isASCII(buffer) || Charset.isUTF8(buffer))
    }
  }

  /// Whether a control character stands there that XML forbids; eight bytes at a time, of which a
  /// line feed or tab is looked at more closely.
  private static func hasForbidden(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(buffer)
    var at = 0
    while at < raw.count {
      let end = min(at + 8, raw.count)
      if end - at == 8 {
        let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        let low = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
        if low == 0 {
          at = end
          continue
        }
      }
      for byte in buffer[at..<end] where byte < 0x20 {
        if byte != 0x0A, byte != 0x0D, byte != 0x09 { return true }
      }
      at = end
    }
    return false
  }

  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    for byte in String(decoding: bytes, as: UTF8.self).utf8 {
      if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 {
        clean.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else {
        clean.append(byte)
      }
    }
    return clean
  }
}
