import Bytes
import Feedback
import Mail

/// Makes a feedback item of one message.
struct MailItem {
  let item: FeedbackItem
  /// Says so where a limit kept part of the message from being read; the item holds the rest.
  let rejection: Rejection?

  init(_ mail: MboxReader.Message, index: Int, context: IntakeContext) {
    let message = MailMessage(mail.bytes)
    let sender = MailSender(message, company: context.company)
    let words = MailWords(message.texts(), unescapesFrom: !mail.envelope.isEmpty)
    let date = message.date ?? MailDate(mail.envelope.dropFirst(5))
    var item = FeedbackItem(
      nativeID: message.messageID ?? "", channel: context.channel ?? .email,
      format: mail.envelope.isEmpty ? "eml" : "mbox",
      source: FeedbackItem.Source(file: context.file, index: index),
      received: date.map { Timestamp(seconds: $0.secondsSince1970) },
      customer: FeedbackItem.Customer(name: sender.name, address: sender.address),
      subject: message.subject, text: words.own, body: words.body == words.own ? nil : words.body,
      touchpoint: context.touchpoint)
    item.kind = Self.kind(MessageKind(message), sender, words)
    if item.nativeID.isEmpty { item.nativeID = ContentHash(of: item).description }
    self.item = item
    rejection =
      mail.isCut || message.isPastLimit
      ? Rejection(
        file: context.file, index: index,
        reason: "the message is too large or too deeply nested to be read whole",
        advice: "nothing needs to be done unless its text is cut short")
      : nil
  }

  /// The item and, where there is one, the rejection.
  var events: [IntakeEvent] {
    guard let rejection else { return [.item(item)] }
    return [.item(item), .rejection(rejection)]
  }

  private static func kind(
    _ kind: MessageKind, _ sender: MailSender, _ words: MailWords
  ) -> FeedbackItem.Kind {
    switch kind {
    case .bounce: .bounce
    case .autoreply: .autoreply
    case _ where sender.isCompany: .agent
    case .bulk: .bulk
    case .personal: words.own.isEmpty ? .empty : .feedback
    }
  }
}

/// The text of a message: all of it, and the writer's own words.
struct MailWords {
  let body: String
  let own: String

  init(_ texts: [MailMessage.Text], unescapesFrom: Bool) {
    var bodies: [String] = []
    var words: [String] = []
    for text in texts {
      switch text.form {
      case .plain:
        let bytes = unescapesFrom ? Self.unescaped(text.bytes) : text.bytes
        bodies.append(String(decoding: bytes, as: UTF8.self))
        if text.isForwarded { continue }
        words.append(String(decoding: ReplyText(bytes).bytes, as: UTF8.self))
      case .html:
        let html = HTMLMail(text.bytes)
        bodies.append(html.body)
        if text.isForwarded { continue }
        words.append(String(decoding: ReplyText(Array(html.unquoted.utf8)).bytes, as: UTF8.self))
      }
    }
    body = bodies.joined(separator: "\n\n")
    own = words.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Takes off the `>` that a mailbox puts before lines that begin with `From `.
  private static func unescaped(_ text: [UInt8]) -> [UInt8] {
    guard text.withUnsafeBufferPointer({ $0.find(">From ") }) != nil else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      if number > 0 { result.append(0x0A) }
      let marks = line.prefix { $0 == UInt8(ascii: ">") }.count
      let isEscaped = marks > 0 && line.dropFirst(marks).starts(with: "From ".utf8)
      result.append(contentsOf: isEscaped ? line.dropFirst() : line)
    }
    return result
  }
}

extension ContentHash {
  /// Of a message that has no id: the same sender, time, subject and body give the same hash whatever
  /// mailbox they stand in.
  fileprivate init(of item: FeedbackItem) {
    self.init([
      item.customer.address ?? "", item.received?.rfc3339 ?? "", item.subject ?? "",
      item.body ?? item.text,
    ])
  }
}
