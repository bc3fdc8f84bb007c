import Bytes

/// What sort of message this is, by its header and its structure: whether a person wrote it to this
/// receiver. Follows RFC 3834 (automatic responses), 3464 (delivery reports), 3798 (read receipts),
/// 2369 and 2919 (lists), and what programs write that follow none of them.
package enum MessageKind: Sendable, Equatable {
  case personal
  /// An answer that a program gave: out of office, receipt, calendar answer.
  case autoreply
  /// A report that mail was not, or not yet, delivered.
  case bounce
  /// Sent to many: newsletters, mailing lists.
  case bulk

  package init(_ message: MailMessage) {
    let marks = KindMarks(message)
    if marks.isBounce {
      self = .bounce
    } else if marks.isAutoreply {
      self = .autoreply
    } else {
      self = marks.isBulk ? .bulk : .personal
    }
  }
}

/// What speaks for each kind.
private struct KindMarks {
  private let message: MailMessage
  private let subject: [UInt8]

  init(_ message: MailMessage) {
    self.message = message
    subject = PhraseBook.folded(Array((message.subject ?? "").utf8))
  }

  var isBounce: Bool {
    let report = message.root.type["report-type"]?.lowercased()
    if report == "delivery-status" || message.hasField("x-failed-recipients") { return true }
    if hasPart("message/delivery-status") { return true }
    let isFromDaemon = message.addresses("from").first.map(Self.isDaemon) ?? false
    let hasNoReturn = message.field("return-path").map { $0.elementsEqual("<>".utf8) } ?? false
    let isNamed = PhraseBook.mail.begins(.bounceSubject, subject)
    return isFromDaemon || (isNamed && (hasNoReturn || !isReply))
  }

  var isAutoreply: Bool {
    if let automatic = word("auto-submitted"), automatic != "no" { return true }
    let suppresses = word("x-auto-response-suppress").map { $0 == "all" } ?? false
    if ["x-autoreply", "x-autorespond", "x-autoreply-from"].contains(where: hasMark) {
      return true
    }
    if word("precedence") == "auto_reply" || word("x-precedence") == "auto_reply" { return true }
    if message.root.type["report-type"]?.lowercased() == "disposition-notification" { return true }
    if hasCalendar { return true }
    return PhraseBook.mail.begins(.autoreplySubject, subject) || (suppresses && isUnanswerable)
  }

  var isBulk: Bool {
    if message.hasField("x-google-group-id") { return false }
    if let precedence = word("precedence"), ["bulk", "junk", "list"].contains(precedence) {
      return true
    }
    return message.hasField("list-unsubscribe") || message.hasField("list-id")
      || message.hasField("feedback-id")
  }

  private var isReply: Bool { message.hasField("in-reply-to") }

  private var isUnanswerable: Bool {
    let local = message.addresses("from").first?.address?.lowercased() ?? ""
    return local.hasPrefix("noreply") || local.hasPrefix("no-reply")
  }

  private var hasCalendar: Bool {
    if let method = message.root.type["method"], message.root.type.value == "text/calendar" {
      return !method.isEmpty
    }
    return message.root.children.contains { $0.type.value == "text/calendar" }
  }

  private func hasPart(_ type: String) -> Bool {
    message.root.children.contains { $0.type.value == type }
  }

  private func hasMark(_ name: StaticString) -> Bool {
    word(name).map { $0 != "no" && $0 != "false" } ?? false
  }

  /// The first word of a field, in lower case.
  private func word(_ name: StaticString) -> String? {
    message.field(name).map { value in
      String(
        decoding: value.lazy.map(\.asciiLowercased).prefix { $0 > 0x20 && $0 != UInt8(ascii: ";") },
        as: UTF8.self)
    }
  }

  private static func isDaemon(_ sender: AddressList.Mailbox) -> Bool {
    let local = (sender.address ?? "").lowercased().prefix { $0 != "@" }
    return PhraseBook.mail.contains(.daemon, Array(local.utf8))
  }
}
