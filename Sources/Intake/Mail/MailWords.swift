import Mail

/// The text of a message: all of it, and the customer's own words.
///
/// A message that a customer passes on with hardly a word of their own ("FYI") is what they have to
/// say: a complaint that was first sent to the wrong desk, or a colleague's. Its text then counts as
/// the customer's, under what they wrote themselves, unless the company wrote it.
struct MailWords {
  let body: String
  let own: String

  /// With how many own words a passed-on message still speaks for its sender.
  private static let fewWords = 5
  /// How many messages may have passed on each other.
  private static let forwardLimit = 4

  init(
    _ message: MailMessage, _ sender: MailSender, _ company: IntakeContext.Company,
    unescapesFrom: Bool
  ) {
    var reader = Reader(message, sender, company)
    for text in message.texts() { reader.take(text, unescapesFrom: unescapesFrom) }
    body = Self.joined(reader.bodies)
    own = Self.joined(reader.words.filter { !$0.isEmpty })
  }

  private static func joined(_ texts: [String]) -> String {
    texts.count == 1 ? texts[0] : texts.joined(separator: "\n\n")
  }

  /// What is gathered text by text.
  private struct Reader {
    var bodies: [String] = []
    var words: [String] = []
    private let message: MailMessage
    private let sender: MailSender
    private let company: IntakeContext.Company

    init(_ message: MailMessage, _ sender: MailSender, _ company: IntakeContext.Company) {
      self.message = message
      self.sender = sender
      self.company = company
    }

    mutating func take(_ text: MailMessage.Text, unescapesFrom: Bool) {
      let whole: [UInt8]
      let unquoted: [UInt8]
      switch text.form {
      case .plain:
        whole = unescapesFrom ? FromLine.unescaped(text.bytes) : text.bytes
        unquoted = whole
      case .html:
        let html = HTMLMail(text.bytes)
        whole = Array(html.body.utf8)
        unquoted = Array(html.unquoted.utf8)
      }
      bodies.append(String(decoding: whole, as: UTF8.self))
      let isOwn = !text.isForwarded
      guard isOwn || isCustomers(message.forwardedSender) else { return }
      let reply = ReplyText(unquoted, writer: isOwn ? sender.name : nil)
      let own = String(decoding: reply.bytes, as: UTF8.self)
      words.append(own)
      // HTML loses its quotes before; what was passed on stands in the whole text.
      let older = reply.older ?? (whole == unquoted ? nil : ReplyText(whole).older)
      if let passed = passedOn(older, below: own) { words.append(passed) }
    }

    /// The words of a message that was passed on, where they count as the customer's.
    private func passedOn(_ older: OlderMessage?, below own: String) -> String? {
      guard !sender.isCompany, Self.isNearlyEmpty(own) else { return nil }
      var older = older
      for _ in 0..<MailWords.forwardLimit {
        guard let found = older, isCustomers(found.sender),
          found.isForward || message.isForward || isFormulary(own)
        else { return nil }
        let reply = ReplyText(found.text, writer: found.sender?.name)
        let words = String(decoding: reply.bytes, as: UTF8.self)
        if !Self.isNearlyEmpty(words) || reply.older == nil { return words }
        older = reply.older
      }
      return nil
    }

    /// Whether the fields above the text are a form's and no older message's: `Van: Anna`,
    /// `Onderwerp: Klacht`, as contact forms of web sites write them. Nothing stands above them, and
    /// the message answers none.
    private func isFormulary(_ own: String) -> Bool { own.isEmpty && !message.isReply }

    private func isCustomers(_ writer: AddressList.Mailbox?) -> Bool {
      !company.has(writer?.address)
    }

    private static func isNearlyEmpty(_ text: String) -> Bool {
      var words = 0
      var isInside = false
      for byte in text.utf8 {
        let isSpace = byte <= 0x20
        if !isSpace, !isInside { words += 1 }
        if words > MailWords.fewWords { return false }
        isInside = !isSpace
      }
      return true
    }
  }
}
