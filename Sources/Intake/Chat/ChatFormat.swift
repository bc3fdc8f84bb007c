import Feedback
import Markup
import Synchronization

/// One chat export that is known by name: how it is recognised by its content, and how it is read.
struct ChatFormat: Sendable {
  /// As ``FeedbackItem/format`` has it, such as `chat.telegram`.
  let name: String
  /// Elements that each hold one transcript, for XML files that hold many; empty where the whole
  /// file must be seen at once.
  var transcripts: Set<String> = []
  var shape = XMLStream.Shape.document
  var extent = Extent.conversation
  /// Names of elements, attributes or classes without which ``recognises`` need not be asked: of
  /// each list one must be in the document.
  var marks: [[Vocabulary.Word]] = []
  /// Whether a document is of this format, judged by its beginning; the node stands above the root.
  let recognises: @Sendable (MarkupNode) -> Bool
  /// The transcripts below a node, which stands above the root or above one of ``transcripts``.
  let read: @Sendable (MarkupNode, ChatClock) -> [ChatTranscript]

  /// What one transcript of a format holds.
  enum Extent: Sendable {
    /// One chat with a beginning and an end, as customer-service tools keep them.
    case conversation
    /// All that two sides ever said to each other, as messengers keep it.
    case thread
  }

  /// The same format as threads.
  private var threads: ChatFormat {
    var format = self
    format.extent = .thread
    return format
  }

  /// Every known format, in the order in which they are asked; the more particular stand first.
  static let known: [ChatFormat] =
    [
      .telegram, .element, .discord, .discordGroups, .facebook, .facebookOld, .slack, .teams,
      .googleVoice, .signal, .vkontakte, .whatsAppHTML, .smsBackup,
    ].map(\ChatFormat.threads)
    + [
      .pidgin, .adium, .trillian, .kopete, .msn, .psi, .telepathy,
    ].map(\ChatFormat.threads) + [
      .xep0136,
      .livePerson, .liveHelperChat, .genesys, .zendesk, .intercom, .olark, .tawk, .salesIQ,
      .freshchat, .liveChat,
      .salesforce,
    ]

  /// The format of a document by its beginning; nil where it is none of the known ones.
  static func recognise(_ root: MarkupNode) -> ChatFormat? {
    let vocabulary = root.vocabulary
    let likely = likely(by: vocabulary).first { place in
      vocabulary.hasOne(ofEach: known[place].marks) && known[place].recognises(root)
    }
    return likely.map { known[$0] }
  }

  /// What ``likely(by:)`` said last of names that small files share.
  private static let last = Mutex<(names: MarkupNames, places: [Int])?>(nil)

  /// Which of ``known`` have their marks among the names of a document and of those before it.
  private static func likely(by vocabulary: Vocabulary) -> [Int] {
    let names = vocabulary.names
    if let last = last.withLock({ $0?.names === names ? $0?.places : nil }) { return last }
    let places = known.indices.filter { place in
      known[place].marks.allSatisfy { $0.contains(where: names.contains) }
    }
    if names.isSmall { last.withLock { $0 = (names, places) } }
    return places
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
  var document: MarkupNode? { firstElement }
}
