import Bytes

extension MailMessage {
  /// A part of the message that a person reads, decoded to UTF-8.
  package struct Text: Sendable, Equatable {
    package enum Form: Sendable { case plain, html }

    package let form: Form
    package let bytes: [UInt8]
    /// Whether it stands in a message inside this one: someone else's words.
    package var isForwarded = false
  }

  /// The most bytes of one text, as it is encoded, that are decoded.
  package static let textLimit = 4 << 20

  /// Whether a text below `part` is longer than is decoded.
  static func hasLongText(_ part: MailPart) -> Bool {
    if part.type.isMultipart, !part.children.isEmpty {
      return part.children.contains(where: hasLongText)
    }
    let isText = part.type.kind == "text" && !part.isAttachment
    return isText && part.body.count > textLimit
  }

  /// How many messages may stand in each other's encoded bodies.
  private static let encodedDepthLimit = 4

  /// What a reader sees as the message, in order: of alternatives the plain one unless it is blank,
  /// of others the first text that is no attachment. Messages inside are not looked into: they are
  /// someone else's words, shown only where there are no others.
  package func texts() -> [Text] { texts(depth: 0) }

  private func texts(depth: Int) -> [Text] {
    let own = texts(of: root, isRoot: true)
    return Self.isBlank(own) ? forwarded(root, depth: depth) : own
  }

  /// The text of the first message inside `part` that has any.
  private func forwarded(_ part: MailPart, depth: Int) -> [Text] {
    let isMessage = part.type.value.hasPrefix("message/")
    if isMessage, part.children.isEmpty, part.isEncoded, depth < Self.encodedDepthLimit {
      return Self.asForwarded(MailMessage(content(of: part)).texts(depth: depth + 1))
    }
    for child in part.children {
      let found = isMessage ? texts(of: child, isRoot: true) : []
      let text = Self.isBlank(found) ? forwarded(child, depth: depth) : found
      if !Self.isBlank(text) { return Self.asForwarded(text) }
    }
    return []
  }

  private static func asForwarded(_ texts: [Text]) -> [Text] {
    texts.map { Text(form: $0.form, bytes: $0.bytes, isForwarded: true) }
  }

  /// The sender of the first message inside this one: whose words ``texts()`` gives where they are
  /// marked as forwarded.
  package var forwardedSender: AddressList.Mailbox? { forwardedSender(in: root) }

  private func forwardedSender(in part: MailPart) -> AddressList.Mailbox? {
    if part.type.value.hasPrefix("message/") {
      if let inner = part.children.first {
        return bytes.withUnsafeBufferPointer { inner.fields.value("from", in: $0) }
          .flatMap { AddressList($0).mailboxes.first }
      }
      guard part.isEncoded else { return nil }
      return MailMessage(content(of: part)).from
    }
    return part.children.lazy.compactMap { self.forwardedSender(in: $0) }.first
  }

  private func texts(of part: MailPart, isRoot: Bool = false) -> [Text] {
    if part.isAttachment && !isRoot { return [] }
    switch part.type.value {
    case "text/plain": return decoded(part, .plain)
    case "text/html": return decoded(part, .html)
    case "multipart/alternative": return alternative(part)
    case "multipart/related", "multipart/signed", "multipart/report":
      return part.children.lazy.map { self.texts(of: $0) }.first { !Self.isBlank($0) } ?? lost(part)
    default:
      if part.type.isMultipart { return part.children.isEmpty ? lost(part) : mixed(part) }
      return isRoot && part.type.kind == "text" ? decoded(part, .plain) : []
    }
  }

  /// A multipart in which no part could be told: all of it is text.
  private func lost(_ part: MailPart) -> [Text] {
    part.children.isEmpty ? decoded(part, .plain) : []
  }

  /// The first text that is not blank. What follows it was added by a list server or a scanner, or is
  /// a file, except with Apple Mail, which breaks a text around the pictures in it.
  private func mixed(_ part: MailPart) -> [Text] {
    if part.type["boundary"]?.hasPrefix("Apple-Mail") == true {
      return part.children.flatMap { texts(of: $0) }
    }
    return part.children.lazy.map { self.texts(of: $0) }.first { !Self.isBlank($0) } ?? []
  }

  /// The first choice in plain text, else the last of all. What is HTML is decoded only where no
  /// plain text is found.
  private func alternative(_ part: MailPart) -> [Text] {
    if part.children.isEmpty { return lost(part) }
    var choices: [[Text]?] = []
    for child in part.children {
      guard child.type.value != "text/html" else {
        choices.append(nil)
        continue
      }
      let text = texts(of: child)
      if !Self.isBlank(text), text.allSatisfy({ $0.form == .plain }) { return text }
      choices.append(text)
    }
    for (child, choice) in zip(part.children, choices).reversed() {
      let text = choice ?? texts(of: child)
      if !Self.isBlank(text) { return text }
    }
    return []
  }

  private static func isBlank(_ texts: [Text]) -> Bool {
    texts.allSatisfy { $0.bytes.allSatisfy(\.isASCIISpace) }
  }

  private func decoded(_ part: MailPart, _ form: Text.Form) -> [Text] {
    let content = content(of: part)
    let label = part.type["charset"]
    let text = Self.text(content, label: label)
    // Some programs label what they wrote as HTML as plain text.
    let form = form == .plain && Self.isPage(text) ? .html : form
    let isFlowed = form == .plain && part.type["format"]?.lowercased() == "flowed"
    guard isFlowed else { return [Text(form: form, bytes: text)] }
    let joins = part.type["delsp"]?.lowercased() == "yes"
    return [Text(form: form, bytes: FlowedText.unfold(text, deletesSpace: joins))]
  }

  /// Whether a text begins as an HTML page does.
  private static func isPage(_ text: [UInt8]) -> Bool {
    let start = text.prefix(2048).drop(while: \.isASCIISpace).prefix(16)
    guard start.first == UInt8(ascii: "<") else { return false }
    let head = start.map(\.asciiLowercased)
    return head.starts(with: "<html>".utf8) || head.starts(with: "<html ".utf8)
      || head.starts(with: "<!doctype html".utf8)
  }

  /// The part's body with its transfer encoding undone.
  private func content(of part: MailPart) -> [UInt8] {
    bytes.withUnsafeBufferPointer { bytes in
      let end = min(part.body.upperBound, part.body.lowerBound + Self.textLimit)
      let body = UnsafeBufferPointer(rebasing: bytes[part.body.lowerBound..<end])
      var output: [UInt8] = []
      switch part.encoding {
      case "base64" where Self.isBase64(body): Base64.decode(body, into: &output)
      case "quoted-printable": QuotedPrintable.decode(body, into: &output)
      default: output = Array(body)
      }
      return output
    }
  }

  /// Whether a body that is said to be base64 is any: in one that is not, spaces inside lines and
  /// punctuation are more than a tenth of the beginning.
  private static func isBase64(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = UnsafeBufferPointer(rebasing: body.prefix(2048))
    var foreign = 0
    for (at, byte) in head.enumerated() {
      let isDigit = byte.isASCIILetter || byte.isASCIIDigit || "+/=-_\r\n\t".utf8.contains(byte)
      let isIndent = byte == 0x20 && (at == 0 || head[at - 1].isASCIISpace)
      if !isDigit, !isIndent { foreign += 1 }
    }
    return foreign * 10 <= head.count
  }

  /// UTF-8 of `content`, with plain line feeds and without NULs. A label is believed unless the
  /// bytes belie it.
  private static func text(_ content: [UInt8], label: String?) -> [UInt8] {
    let named = label.flatMap(Charset.init(label:))
    var text = content
    if let charset = charset(of: content, named: named) {
      text = Array(charset.decode(content).utf8)
    }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    let needsCleaning = text.withUnsafeBufferPointer {
      $0.find(byte: 0x0D) != nil || $0.find(byte: 0) != nil
    }
    if needsCleaning { normaliseLines(&text) }
    return text
  }

  /// How to decode `content`; nil where it is UTF-8 as it stands.
  private static func charset(of content: [UInt8], named: Charset?) -> Charset? {
    let isUTF8 = content.withUnsafeBufferPointer { Charset.isUTF8($0) }
    switch named {
    case nil where isUTF8:
      let guessed = Charset.guess(content)
      return guessed == .utf8 || guessed == .ascii ? nil : guessed
    case nil, Charset.ascii?: return isUTF8 ? nil : Charset.guess(content)
    case Charset.windows1252? where isUTF8: return nil
    case Charset.utf8?:
      if isUTF8 { return nil }
      let isOther = content.withUnsafeBufferPointer { !Charset.hasUTF8Sequence($0) }
      return isOther ? Charset.guess(content) : .utf8
    default: return named
    }
  }

  private static func normaliseLines(_ text: inout [UInt8]) {
    var end = 0
    for at in text.indices where text[at] != 0 {
      let isReturn = text[at] == 0x0D
      if isReturn, at + 1 < text.count, text[at + 1] == 0x0A { continue }
      text[end] = isReturn ? 0x0A : text[at]
      end += 1
    }
    text.removeLast(text.count - end)
  }
}
