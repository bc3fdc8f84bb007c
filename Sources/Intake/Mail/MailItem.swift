import Bytes
import Feedback
import Mail

/// Makes a feedback item of one message.
struct MailItem {
  let events: [IntakeEvent]

  init(_ mail: MboxReader.Message, index: Int, context: IntakeContext) {
    var events: [IntakeEvent] = []
    Self.append(
      mail, index: index, context: context, mailbox: MailFolder.ofFile(context), to: &events)
    self.events = events
  }

  /// Appends the item and, where a limit kept part of the message from being read, a rejection that
  /// says so; the item holds the rest.
  ///
  /// - Parameter mailbox: what ``MailFolder/ofFile(_:)`` says of the context.
  static func append(
    _ mail: MboxReader.Message, index: Int, context: IntakeContext, mailbox: Touchpoint?,
    to events: inout [IntakeEvent]
  ) {
    let message = MailMessage(mail.bytes)
    let sender = MailSender(message, company: context.company)
    let kind = MessageKind(message, isForm: sender.isForm)
    let words = MailWords(
      message, sender, context.company, unescapesFrom: !mail.envelope.isEmpty)
    let written = message.date
    let received = written ?? MailDate(mail.envelope.dropFirst(5))
    let id = message.messageID
    events.append(
      .item(
        FeedbackItem(
          nativeID: id ?? ContentHash(message, sender, words, written: written).description,
          channel: context.channel ?? .email,
          format: mail.format.rawValue, kind: Self.kind(kind, sender, words),
          source: FeedbackItem.Source(file: context.file, index: index),
          received: received.map { Timestamp(seconds: $0.secondsSince1970) },
          customer: FeedbackItem.Customer(
            name: sender.name, address: sender.address, company: message.organization),
          thread: message.thread ?? id, subject: message.subject, text: words.own,
          body: words.body == words.own ? nil : words.body,
          touchpoint: MailFolder(message, context, mailbox: mailbox).touchpoint)))
    if mail.isCut || message.isPastLimit { events.append(.rejection(rejection(index, context))) }
  }

  private static func rejection(_ index: Int, _ context: IntakeContext) -> Rejection {
    Rejection(
      file: context.file, index: index,
      reason: "the message is too large or too deeply nested to be read whole",
      advice: "nothing needs to be done unless its text is cut short")
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

extension ContentHash {
  /// Of a message that has no id: the same sender, date, subject and words give the same hash whatever
  /// mailbox they stand in. What differs between archivers is left out: case of the address, white
  /// space, the `>` before `From `, and the time in a From_ line.
  fileprivate init(
    _ message: MailMessage, _ sender: MailSender, _ words: MailWords, written: MailDate?
  ) {
    self.init([
      sender.address?.lowercased() ?? "",
      written.map { String($0.secondsSince1970) } ?? "", message.subject ?? "",
    ])
    add(words.body.utf8.lazy.filter { !$0.isASCIISpace && $0 != UInt8(ascii: ">") })
  }
}
