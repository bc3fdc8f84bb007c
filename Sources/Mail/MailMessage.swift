import Bytes

/// One message: its header read for what intake asks, and the parts of it that a person reads.
///
/// Reads what RFC 5322 and 2045–2049 describe, and whatever stands there instead: nothing is refused.
/// Attachments are never decoded.
package struct MailMessage: Sendable {
  package let bytes: [UInt8]
  package let root: MailPart
  /// Whether it had more parts, or nested deeper, than is read (``MailParser``).
  package let isPastLimit: Bool

  package init(_ message: [UInt8]) {
    var bytes = message
    if MboxReader.hasBareReturns(bytes) {
      for at in bytes.indices where bytes[at] == 0x0D { bytes[at] = 0x0A }
    }
    (root, isPastLimit) = bytes.withUnsafeBufferPointer {
      var parser = MailParser($0)
      return (parser.parse(), parser.isPastLimit)
    }
    self.bytes = bytes
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

  /// The subject, decoded, in one line; nil where there is none.
  package var subject: String? { field("subject").map(EncodedWord.decode) }

  /// The mailboxes of an address field such as `from`.
  package func addresses(_ name: StaticString) -> [AddressList.Mailbox] {
    field(name).map { AddressList($0).mailboxes } ?? []
  }

  /// The Message-ID without its angle brackets; nil where it has none.
  package var messageID: String? { field("message-id").flatMap { Self.identifiers($0).first } }

  /// The messages before this one in its thread, oldest first, without angle brackets.
  package var references: [String] {
    let values = [field("references"), field("in-reply-to")].compactMap { $0 }
    return values.first.map(Self.identifiers) ?? []
  }

  /// When it was sent; else when the last server took it in.
  package var date: MailDate? {
    if let date = field("date").flatMap({ MailDate($0) }) { return date }
    return field("received").flatMap { received in
      received.lastIndex(of: UInt8(ascii: ";")).flatMap { MailDate(received[($0 + 1)...]) }
    }
  }

  /// The texts between angle brackets, or the whole value where there are none.
  private static func identifiers(_ value: [UInt8]) -> [String] {
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
