import Bytes

/// Reads `value; name=token; name="quoted"; name*0*=section` from left to right. Comments are skipped.
struct ParameterScanner {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What stands before the first semicolon, in lower case, without white space or comments.
  mutating func leadingValue() -> String {
    var value: [UInt8] = []
    value.reserveCapacity(32)
    var hasSlash = false
    while at < bytes.count, bytes[at] != UInt8(ascii: ";") {
      if skipComment() { continue }
      if bytes[at] > 0x20, bytes[at] != UInt8(ascii: "\"") {
        value.append(bytes[at].asciiLowercased)
        if bytes[at] == UInt8(ascii: "/") { hasSlash = true }
      } else if hasSlash, bytes[at].isASCIISpace, isParameter(at + 1) {
        break
      }
      at += 1
    }
    return String(decoding: value, as: UTF8.self)
  }

  /// The next parameter that has a name and a value; nil at the end.
  mutating func next() -> ContentType.Parameter? {
    while at < bytes.count {
      let name = takeName()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
        at += 1
        continue
      }
      at += 1
      let value = takeValue()
      if !name.isEmpty { return Self.parameter(name, value) }
    }
    return nil
  }

  /// Whether `name=` stands at `place`: some programs forget the semicolon.
  private func isParameter(_ place: Int) -> Bool {
    let rest = bytes[min(place, bytes.count)...].drop(while: \.isASCIISpace)
    let name = rest.prefix { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
    return !name.isEmpty && rest.dropFirst(name.count).first == UInt8(ascii: "=")
  }

  private mutating func takeName() -> [UInt8] {
    var name: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "=") {
      if skipComment() { continue }
      if bytes[at] == UInt8(ascii: ";") {
        name.removeAll()
      } else if bytes[at] > 0x20 {
        name.append(bytes[at].asciiLowercased)
      }
      at += 1
    }
    return name
  }

  private mutating func takeValue() -> [UInt8] {
    while at < bytes.count, bytes[at].isASCIISpace || skipComment() {
      if at < bytes.count, bytes[at].isASCIISpace { at += 1 }
    }
    guard at < bytes.count else { return [] }
    return bytes[at] == UInt8(ascii: "\"") ? takeQuoted() : takeToken()
  }

  private mutating func takeQuoted() -> [UInt8] {
    var value: [UInt8] = []
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { at += 1 }
      value.append(bytes[at])
      at += 1
    }
    at += 1
    return value
  }

  private mutating func takeToken() -> [UInt8] {
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: ";"), !bytes[at].isASCIISpace,
      bytes[at] != UInt8(ascii: "(")
    {
      at += 1
    }
    return Array(bytes[start..<at])
  }

  /// Skips a comment at the current place, with the comments inside it.
  private mutating func skipComment() -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "(") else { return false }
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\\"): at += 1
      default: break
      }
      at += 1
      if depth == 0 { break }
    }
    at = min(at, bytes.count)
    return true
  }

  /// Splits `name*3*` into name, section and whether the value is percent-encoded (RFC 2231 §3–4).
  private static func parameter(_ name: [UInt8], _ value: [UInt8]) -> ContentType.Parameter {
    let star = UInt8(ascii: "*")
    guard name.contains(star) else {
      return ContentType.Parameter(
        name: String(decoding: name, as: UTF8.self), section: -1, isEncoded: false, value: value)
    }
    let isEncoded = name.last == star
    let parts = (isEncoded ? name.dropLast() : name[...]).split(separator: star)
    let digits = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
    return ContentType.Parameter(
      name: String(decoding: parts.first ?? [], as: UTF8.self),
      section: Int(digits) ?? -1, isEncoded: isEncoded, value: value)
  }
}
