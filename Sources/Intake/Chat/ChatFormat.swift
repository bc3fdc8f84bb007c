import Feedback
import Markup

/// One chat export that is known by name: how it is recognised by its content, and how it is read.
struct ChatFormat: Sendable {
  /// As ``FeedbackItem/format`` has it, such as `chat.telegram`.
  let name: String
  /// Elements that each hold one transcript, for XML files that hold many; empty where the whole
  /// file must be seen at once.
  var transcripts: Set<String> = []
  var shape = XMLStream.Shape.document
  /// Whether a document is of this format, judged by its beginning; the node stands above the root.
  let recognises: @Sendable (MarkupNode) -> Bool
  /// The transcripts below a node, which stands above the root or above one of ``transcripts``.
  let read: @Sendable (MarkupNode, ChatClock) -> [ChatTranscript]

  /// Every known format, in the order in which they are asked; the more particular stand first.
  static let known: [ChatFormat] =
    [
      .telegram, .element, .discord, .discordGroups, .facebook, .facebookOld, .slack, .teams,
      .googleVoice, .signal, .vkontakte, .whatsAppHTML,
    ] + [
      .pidgin, .adium, .trillian, .kopete, .msn, .psi, .telepathy, .xep0136,
    ] + [
      .livePerson, .genesys, .zendesk, .intercom, .olark, .tawk, .salesIQ, .freshchat, .liveChat,
    ]

  /// The format of a document by its beginning; nil where it is none of the known ones.
  static func recognise(_ root: MarkupNode) -> ChatFormat? {
    known.first { $0.recognises(root) }
  }
}

extension MarkupNode {
  /// The reader's text of the first element below with that class.
  func text(class name: String) -> String? {
    first(class: name)?.readerText()
  }

  /// The reader's text of the first child element of that name.
  func text(child name: String) -> String? {
    child(name)?.readerText()
  }

  /// The root element of a document.
  var document: MarkupNode? { elements.first { _ in true } }
}
