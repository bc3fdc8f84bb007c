import Bytes
import Feedback
import Mail

/// Which touchpoint a message's folder or mailbox stands for, where it has a touchpoint's name: the
/// labels that Gmail exports, the folder that other archivers note, the folder of the file, the
/// mailbox's own file name, and last the company's address that the message went to. A mailbox or
/// address that anything is sent to, such as `support`, says nothing: there the text tells.
struct MailFolder {
  let touchpoint: Touchpoint?

  /// The most recipients that are looked at.
  private static let recipientLimit = 8

  /// - Parameter mailbox: what the name of the mailbox's own file stands for.
  init(_ message: MailMessage, _ context: IntakeContext, mailbox: Touchpoint?) {
    let names = context.touchpointNames
    guard !names.isEmpty else {
      touchpoint = context.touchpoint
      return
    }
    touchpoint =
      Self.noted(in: message).lazy.compactMap { Self.touchpoint(of: $0, names) }.first
      ?? context.touchpoint ?? mailbox
      ?? Self.recipients(of: message, context.company).lazy
      .compactMap { Self.ofMailbox($0, names) }.first
  }

  /// What the name of the mailbox's file stands for: the same for all its messages.
  static func ofFile(_ context: IntakeContext) -> Touchpoint? {
    context.touchpointNames.isEmpty
      ? nil : ofMailbox(baseName(context.file), context.touchpointNames)
  }

  /// `X-Gmail-Labels: Inbox,Klachten/Levering`, `X-Folder: \Anna\Facturen`, `X-Mailbox`.
  private static func noted(in message: MailMessage) -> [String] {
    let labels = message.text("x-gmail-labels").map { $0.split(separator: ",").map(String.init) }
    let folders = [message.text("x-folder"), message.text("x-mailbox-name")].compactMap { $0 }
    return (labels ?? []) + folders
  }

  /// By a folder's whole name, else by the innermost part of its path that has a touchpoint's name.
  private static func touchpoint(
    of folder: String, _ names: [String: Touchpoint]
  ) -> Touchpoint? {
    let whole = folder.lowercased()
    if let found = names[whole] { return found }
    let parts = whole.split(whereSeparator: { "/\\.".contains($0) })
    return parts.reversed().lazy.compactMap { names[Self.trimmed($0)] }.first
  }

  /// By the name of a mailbox that is for one thing.
  private static func ofMailbox(_ name: String, _ names: [String: Touchpoint]) -> Touchpoint? {
    let folded = PhraseBook.folded(Array(name.utf8)[...])
    let isGeneral = PhraseBook.mail.find(.generalMailbox, folded[...]) == 0..<folded.count
    return isGeneral ? nil : touchpoint(of: name, names)
  }

  private static func trimmed(_ text: Substring) -> String {
    let rest = text.drop { " \"".contains($0) }
    return String(rest.reversed().drop { " \"".contains($0) }.reversed())
  }

  /// The file's name without what follows its first dot: `Facturen.mbox`.
  private static func baseName(_ file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    return String(name.prefix { $0 != "." })
  }

  /// The local parts of the company's own addresses among the recipients.
  private static func recipients(
    of message: MailMessage, _ company: IntakeContext.Company
  ) -> [String] {
    if company.addresses.isEmpty, company.domains.isEmpty { return [] }
    let fields = message.addresses("delivered-to") + message.addresses("to")
    return fields.prefix(recipientLimit).compactMap(\.address).filter(company.has)
      .map { $0.lowercased().prefix { $0 != "@" && $0 != "+" } }.map(String.init)
  }
}
