extension Charset {
  /// The charset that bytes without a (true) label most likely have: a byte order mark, UTF-16 by
  /// its NULs, ISO-2022-JP by its escapes, valid UTF-8, another script by its runs of high bytes, and
  /// else windows-1252 or CP850, whichever makes letters inside words of the high bytes.
  package static func guess(_ bytes: Span<UInt8>) -> Charset {
    bytes.withUnsafeBufferPointer { guess($0) }
  }

  package static func guess(_ bytes: [UInt8]) -> Charset {
    bytes.withUnsafeBufferPointer { guess($0) }
  }

  package static func guess(_ bytes: ArraySlice<UInt8>) -> Charset {
    bytes.withUnsafeBufferPointer { guess($0) }
  }

  package static func guess(_ bytes: UnsafeBufferPointer<UInt8>) -> Charset {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    if let wide = guessUTF16(bytes) { return wide }
    if isASCII(bytes) { return hasJapaneseEscape(bytes) ? .iso2022JP : .ascii }
    if isUTF8(bytes) { return .utf8 }
    return guessScript(bytes) ?? (looksLikeCP850(bytes) ? .cp850 : .windows1252)
  }

  /// Whether no byte has its eighth bit set.
  package static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var at = 0
    while at + 8 <= raw.count {
      if raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
        return false
      }
      at += 8
    }
    while at < raw.count {
      if raw[at] >= 0x80 { return false }
      at += 1
    }
    return true
  }

  /// Whether `bytes` are well-formed UTF-8 (RFC 3629); a sequence cut off at the very end may pass
  /// as `cutOff`, since callers often see only the beginning of a file.
  package static func isUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>, cutOff: Bool = false
  ) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var at = 0
    while at < bytes.count {
      let lead = bytes[at]
      if lead < 0x80 {
        at += 1
        while at + 8 <= raw.count,
          raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          at += 8
        }
        continue
      }
      let length = sequenceLength(lead)
      guard length > 1 else { return false }
      guard at + length <= bytes.count else { return cutOff }
      guard (1..<length).allSatisfy({ bytes[at + $0] & 0xC0 == 0x80 }),
        isShortest(lead, bytes[at + 1])
      else { return false }
      at += length
    }
    return true
  }

  /// Whether a well-formed sequence of two bytes or more stands anywhere in `bytes`: what is damaged
  /// UTF-8 has one, what never was UTF-8 hardly ever.
  package static func hasUTF8Sequence(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.indices.contains { at in
      let length = sequenceLength(bytes[at])
      return length > 1 && at + length <= bytes.count
        && isUTF8(UnsafeBufferPointer(rebasing: bytes[at..<(at + length)]))
    }
  }

  private static func sequenceLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  private static func isShortest(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch lead {
    case 0xE0: second >= 0xA0
    case 0xED: second < 0xA0
    case 0xF0: second >= 0x90
    case 0xF4: second < 0x90
    default: true
    }
  }

  /// How many of the first bytes are NUL, at even and at odd places.
  static func nuls(_ bytes: UnsafeBufferPointer<UInt8>) -> (even: Int, odd: Int) {
    var (even, odd) = (0, 0)
    for at in 0..<min(bytes.count, 1024) where bytes[at] == 0 {
      if at % 2 == 0 { even += 1 } else { odd += 1 }
    }
    return (even, odd)
  }

  /// Latin text in UTF-16 has NULs at nearly every second place and nowhere else.
  private static func guessUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Charset? {
    guard UnsafeBufferPointer(rebasing: bytes.prefix(1024)).find(byte: 0) != nil else { return nil }
    let count = nuls(bytes)
    let half = min(bytes.count, 1024) / 2
    guard half >= 2 else { return nil }
    if count.odd * 10 >= half * 7, count.even * 10 <= half { return .utf16LittleEndian }
    if count.even * 10 >= half * 7, count.odd * 10 <= half { return .utf16BigEndian }
    return nil
  }

  private static func hasJapaneseEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    while let escape = bytes.find(byte: 0x1B, from: at) {
      if bytes.has("\u{1B}$B", at: escape) || bytes.has("\u{1B}$@", at: escape) { return true }
      at = escape + 1
    }
    return false
  }

  /// CP850 writes é, ë, ï, ö and ü where windows-1252 has quotes, dashes and controls: such a byte
  /// between two letters speaks for CP850, a windows-1252 letter beside a letter against it.
  private static func looksLikeCP850(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var balance = 0
    for at in bytes.indices where bytes[at] >= 0x80 {
      let before = at > 0 && isLetter(bytes[at - 1])
      let after = at + 1 < bytes.count && isLetter(bytes[at + 1])
      switch bytes[at] {
      case 0x92: balance -= 1
      case 0x81...0x8B, 0x93, 0x94, 0x96, 0x97, 0xA0, 0xA2: if before && after { balance += 1 }
      case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0xFF: if before || after { balance -= 1 }
      default: break
      }
    }
    return balance > 0
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }
}
