import Bytes

/// Reads one mailbox after another from an address field.
struct AddressScanner {
  private let bytes: [UInt8]
  private var at = 0
  /// The words outside of angle brackets and comments, as they stand, quotes taken off.
  private var words: [UInt8] = []
  private var angle: [UInt8]?
  private var comment: [UInt8] = []
  private var hadQuotes = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next mailbox that has a name or an address; nil at the end.
  mutating func next() -> AddressList.Mailbox? {
    while at < bytes.count {
      readOne()
      if let mailbox = made() { return mailbox }
    }
    return nil
  }

  /// Reads up to the comma, semicolon or group colon that ends a mailbox.
  private mutating func readOne() {
    (words, angle, comment, hadQuotes) = ([], nil, [], false)
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        at += 1
        return
      case UInt8(ascii: ":") where isGroupName():
        at += 1
        return words.removeAll()
      case UInt8(ascii: "\""): readQuoted()
      case UInt8(ascii: "("): readComment()
      case UInt8(ascii: "<"): readAngle()
      default:
        words.append(byte)
        at += 1
      }
    }
  }

  /// A colon ends a group's name unless it belongs to an address such as `mailto:` or a literal.
  private func isGroupName() -> Bool {
    angle == nil && !words.contains(UInt8(ascii: "[")) && !words.contains(UInt8(ascii: "@"))
  }

  private mutating func readQuoted() {
    guard bytes[(at + 1)...].contains(UInt8(ascii: "\"")) else {
      at += 1
      return
    }
    var text: [UInt8] = []
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { at += 1 }
      text.append(bytes[at])
      at += 1
    }
    at += 1
    let isLocalPart = at < bytes.count && bytes[at] == UInt8(ascii: "@")
    hadQuotes = hadQuotes || !isLocalPart
    let needsQuotes = isLocalPart && text.contains { $0.isASCIISpace }
    words += needsQuotes ? [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")] : text
  }

  private mutating func readComment() {
    var depth = 0
    var text: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { break }
      if byte == UInt8(ascii: "\\"), at < bytes.count {
        text.append(bytes[at])
        at += 1
      } else if !(byte == UInt8(ascii: "(") && depth == 1) {
        text.append(byte)
      }
    }
    if comment.isEmpty { comment = text }
    words.append(0x20)
  }

  private mutating func readAngle() {
    let end = bytes[at...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
    let inner = bytes[(at + 1)..<max(at + 1, end)]
    at = min(bytes.count, end + 1)
    guard angle == nil || angle?.isEmpty == true else { return }
    angle = Self.withoutComments(inner).filter { !$0.isASCIISpace && $0 != UInt8(ascii: "<") }
    if let colon = angle?.firstIndex(of: UInt8(ascii: ":")), angle?.first == UInt8(ascii: "@") {
      angle?.removeSubrange(0...colon)
    }
  }

  private static func withoutComments(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var depth = 0
    return bytes.filter { byte in
      if byte == UInt8(ascii: "(") { depth += 1 }
      defer { if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 } }
      return depth == 0
    }
  }

  /// A mailbox of what was read: an address in angle brackets, or else the words themselves.
  private func made() -> AddressList.Mailbox? {
    if let angle {
      let name = text(words) ?? text(comment)
      return angle.isEmpty && name == nil
        ? nil : AddressList.Mailbox(name: name, address: text(angle))
    }
    if words.contains(UInt8(ascii: "@")) { return bareAddress() }
    guard let alone = text(words) else { return nil }
    if !hadQuotes, !alone.utf8.contains(0x20) {
      return AddressList.Mailbox(name: text(comment), address: alone)
    }
    // "anna at voorbeeld.example (Anna)", as list archives hide addresses: a local part by its place.
    if !hadQuotes, let name = text(comment) {
      return AddressList.Mailbox(name: name, address: "\"\(alone)\"")
    }
    return AddressList.Mailbox(name: alone, address: nil)
  }

  /// `anna@voorbeeld.example (Anna)`, and `Anna anna@voorbeeld.example` without brackets.
  private func bareAddress() -> AddressList.Mailbox {
    let isQuoted = words.first(where: { !$0.isASCIISpace }) == UInt8(ascii: "\"")
    let parts = words.split(whereSeparator: \.isASCIISpace)
    guard !isQuoted, parts.count > 1, let index = parts.firstIndex(where: Self.isAddress) else {
      return AddressList.Mailbox(
        name: text(comment), address: text(words.filter { isQuoted || !$0.isASCIISpace }))
    }
    let rest = parts.enumerated().filter { $0.offset != index }.map(\.element)
    return AddressList.Mailbox(
      name: text(Array(rest.joined(separator: [0x20]))), address: text(Array(parts[index])))
  }

  private static func isAddress(_ word: ArraySlice<UInt8>) -> Bool {
    guard let sign = word.firstIndex(of: UInt8(ascii: "@")) else { return false }
    return sign > word.startIndex && sign + 1 < word.endIndex
  }

  private func text(_ bytes: [UInt8]) -> String? {
    let text = EncodedWord.decode(bytes)
    return text.isEmpty ? nil : text
  }
}
