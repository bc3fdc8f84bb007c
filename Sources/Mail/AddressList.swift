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
    var scanner = AddressScanner(bytes)
    var found: [Mailbox] = []
    while found.count < Self.mailboxLimit, let mailbox = scanner.next() { found.append(mailbox) }
    mailboxes = found
  }
}
