import Bytes

/// One message: its header read for what intake asks, and the parts of it that a person reads.
///
/// Reads what RFC 5322 and 2045–2049 describe, and whatever stands there instead: nothing is refused.
/// Attachments are never decoded, and of alternatives only the one that is used.
///
/// Time is linear in the message's size and memory bounded, whatever the bytes. What is past a limit is
/// read over and, where text may be missing, said in a rejection beside the item:
///
///     a message         24 MB      MboxReader.messageLimit
///     a header          2,048 fields of 64 kB each     HeaderFields
///     parts             2,000, nested 40 deep          MailParser
///     encoded messages  4 in each other's bodies       MailMessage.encodedDepthLimit
///     a text            4 MB                           MailMessage.textLimit
///     an address field  256 mailboxes                  AddressList.mailboxLimit
///     a reply's lines   50,000; longer texts stay whole    ReplyText.lineLimit
package final class MailMessage: Sendable {
  package let bytes: [UInt8]
  package let root: MailPart
  /// Whether it had more fields, parts or text, or nested deeper, than is read.
  package let isPastLimit: Bool
  /// The subject, decoded, in one line; nil where there is none.
  package let subject: String?
  /// The first mailbox of the `From` field.
  package let from: AddressList.Mailbox?

  package init(_ message: [UInt8]) {
    var bytes = message
    if MboxReader.hasBareReturns(bytes) {
      for at in bytes.indices where bytes[at] == 0x0D { bytes[at] = 0x0A }
    }
    let (root, isPastLimit) = bytes.withUnsafeBufferPointer {
      var parser = MailParser($0)
      return (parser.parse(), parser.isPastLimit)
    }
    (subject, from) = bytes.withUnsafeBufferPointer {
      (
        root.fields.value("subject", in: $0).map(EncodedWord.decode),
        root.fields.value("from", in: $0).flatMap { AddressList($0).mailboxes.first }
      )
    }
    self.bytes = bytes
    self.root = root
    let mayBeLong = bytes.count > Self.textLimit
    self.isPastLimit = isPastLimit || (mayBeLong && Self.hasLongText(root))
  }

  /// The first field called `name` (in lower case), unfolded and otherwise as it stands.
  package func field(_ name: StaticString) -> [UInt8]? {
    bytes.withUnsafeBufferPointer { root.fields.value(name, in: $0) }
  }

  /// All fields called `name` (in lower case), unfolded and otherwise as they stand.
  package func fields(_ name: StaticString) -> [[UInt8]] {
    bytes.withUnsafeBufferPointer { root.fields.values(name, in: $0) }
  }

  /// Whether a field called `name` (in lower case) is there, whatever its value.
  package func hasField(_ name: StaticString) -> Bool {
    bytes.withUnsafeBufferPointer { root.fields.has(name, in: $0) }
  }

  /// The value of the first field called `name` (in lower case), decoded, in one line; nil where there
  /// is none or it is blank.
  package func text(_ name: StaticString) -> String? {
    guard let text = field(name).map(EncodedWord.decode), !text.isEmpty else { return nil }
    return text
  }

  /// The organisation that the sender states to write for.
  package var organization: String? { text("organization") ?? text("organisation") }

  /// Whether the subject says that the message is passed on.
  package var isForward: Bool {
    guard let subject else { return false }
    let folded = PhraseBook.folded(Array(subject.utf8)[...])
    return PhraseBook.mail.begins(.forwardSubject, folded[...])
  }

  /// Whether it answers another message: its fields say so, or its subject begins with a short word
  /// and a colon, as `Re:`, `Antw:` and `AW:` are in any language.
  package var isReply: Bool {
    if hasField("in-reply-to") || hasField("references") { return true }
    let start = (subject ?? "").utf8.prefix { $0 != UInt8(ascii: ":") }
    return (1...5).contains(start.count) && start.count < (subject ?? "").utf8.count
      && start.allSatisfy { $0.isASCIILetter || $0 >= 0x80 }
  }

  /// The mailboxes of an address field such as `from`.
  package func addresses(_ name: StaticString) -> [AddressList.Mailbox] {
    field(name).map { AddressList($0).mailboxes } ?? []
  }

  /// The Message-ID without its angle brackets; nil where it has none.
  package var messageID: String? { field("message-id").flatMap { Self.identifiers($0).first } }

  /// The messages before this one in its thread, oldest first, without angle brackets.
  package var references: [String] {
    for value in [field("references"), field("in-reply-to")] {
      let found = value.map(Self.identifiers) ?? []
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The id of the first message of its thread: the first that it refers to, else the one that it
  /// answers; nil where it begins a thread.
  package var thread: String? { references.first { !$0.contains(" ") } }

  /// When it was sent; else when the last server took it in.
  package var date: MailDate? {
    if let date = field("date").flatMap({ MailDate($0) }) { return date }
    return field("received").flatMap { received in
      received.lastIndex(of: UInt8(ascii: ";")).flatMap { MailDate(received[($0 + 1)...]) }
    }
  }

  /// The texts between angle brackets, or the whole value where there are none.
  private static func identifiers(_ value: [UInt8]) -> [String] {
    let inner = value.dropFirst().dropLast()
    if value.first == UInt8(ascii: "<"), value.last == UInt8(ascii: ">"),
      inner.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3C && $0 != 0x3D && $0 != 0x3E }),
      !inner.isEmpty
    {
      return [String(decoding: inner, as: UTF8.self)]
    }
    var found: [String] = []
    var rest = value[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")), found.count < 256 {
      let tail = rest[(open + 1)...]
      let close = tail.firstIndex(of: UInt8(ascii: ">")) ?? tail.endIndex
      found.append(EncodedWord.decode(tail[..<close].filter { !$0.isASCIISpace }))
      rest = tail[min(close + 1, tail.endIndex)...]
    }
    let whole = EncodedWord.decode(value)
    if found.isEmpty, !whole.isEmpty { return [whole] }
    return found.filter { !$0.isEmpty }
  }
}
