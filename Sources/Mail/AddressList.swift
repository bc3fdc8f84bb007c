import Bytes

/// The mailboxes of an address field (RFC 5322 §3.4), with comments, groups, routes, quoted strings
/// and the errors that real mail makes.
package struct AddressList: Sendable, Equatable {
  /// The most mailboxes that are read of one field.
  package static let mailboxLimit = 256

  /// One person or service: a display name and an address, either of which may be missing.
  package struct Mailbox: Sendable, Equatable {
    package let name: String?
    package let address: String?
  }

  package let mailboxes: [Mailbox]

  package init(_ bytes: [UInt8]) {
    if let mailbox = Self.plain(bytes) {
      mailboxes = [mailbox]
      return
    }
    var scanner = AddressScanner(bytes)
    var found: [Mailbox] = []
    while found.count < Self.mailboxLimit, let mailbox = scanner.next() { found.append(mailbox) }
    mailboxes = found
  }

  /// `Anna Jansen <anna@klant.example>`, as most fields are; nil for whatever is not as simple.
  private static func plain(_ bytes: [UInt8]) -> Mailbox? {
    guard bytes.last == UInt8(ascii: ">"),
      let open = bytes.firstIndex(of: UInt8(ascii: "<")), open > 0
    else { return nil }
    for byte in bytes[..<open] {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ","), UInt8(ascii: ";"),
        UInt8(ascii: ":"), UInt8(ascii: "@"):
        return nil
      default: continue
      }
    }
    let address = bytes[(open + 1)..<(bytes.count - 1)]
    guard let first = address.first, first.isASCIILetter || first.isASCIIDigit else { return nil }
    for byte in address {
      let isPlain =
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "@")
        || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      if !isPlain { return nil }
    }
    var end = open
    while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    let name = EncodedWord.decode(Array(bytes[..<end]))
    return Mailbox(
      name: name.isEmpty ? nil : name, address: String(decoding: address, as: UTF8.self))
  }
}
