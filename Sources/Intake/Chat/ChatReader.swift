import Bytes
import Feedback
import Markup

/// Reads one file, or one piece of a stream, into events: known formats first, then the shape.
struct ChatReader: Sendable {
  /// The largest file that is read as one document, in bytes.
  static let maximumSize = HTMLDocument.maximumSize

  let context: IntakeContext

  var clock: ChatClock { ChatClock(zone: context.zone) }

  /// Reads a file that was seen as a whole when it was asked what it is.
  func whole(_ file: ChatSniff.Sight) -> [IntakeEvent] {
    switch file.source {
    case .html(let root), .xml(let root): document(root, failure: root.failure, file.finding)
    case .lines: lines(file.head)
    case .spoken: spoken(file.head)
    case .neither: [.rejection(refusal)]
    }
  }

  func html(_ bytes: [UInt8]) -> [IntakeEvent] {
    let page = HTMLDocument(bytes)
    return document(page.root, failure: page.failure)
  }

  func xml(_ bytes: [UInt8], shape: XMLStream.Shape) -> [IntakeEvent] {
    let (tree, failure) = XMLStream.document(of: Self.withoutBlanks(bytes), shape: shape)
    guard let tree else { return [.rejection(failure.map(rejection) ?? refusal)] }
    return document(tree.root, failure: failure)
  }

  func lines(_ bytes: [UInt8]) -> [IntakeEvent] {
    let transcript = WhatsAppText(clock: clock).read(bytes)
    return events(
      transcript.map { [$0] } ?? [], format: WhatsAppText.format, extent: .thread, from: 0)
  }

  func spoken(_ bytes: [UInt8]) -> [IntakeEvent] {
    let text = Charset.guess(bytes).decode(bytes)
    guard let lines = SpokenLines(text) else { return [.rejection(refusal)] }
    return events(
      LineTranscriber.transcripts(of: lines, clock), format: "chat.generic", from: 0)
  }

  /// The items of `transcripts`, those without any utterance left out.
  func events(
    _ transcripts: [ChatTranscript], format: String, extent: ChatFormat.Extent = .conversation,
    from index: Int
  ) -> [IntakeEvent] {
    var events: [IntakeEvent] = []
    add(transcripts, format: format, extent: extent, from: index, to: &events)
    return events
  }

  /// Adds the items of `transcripts` to `events`.
  ///
  /// - Parameter index: of the first of them in the file.
  func add(
    _ transcripts: [ChatTranscript], format: String, extent: ChatFormat.Extent = .conversation,
    from index: Int, to events: inout [IntakeEvent]
  ) {
    let maker = TranscriptItem(format: format, context: context)
    let first = events.count
    var undecided = UndecidedChats()
    for transcript in transcripts where !transcript.utterances.isEmpty {
      maker.eachItem(of: transcript, extent: extent, from: index + events.count - first) {
        undecided.look(at: $0)
        events.append(.item($0))
      }
    }
    if let notice = undecided.notice(file: context.file) { events.append(.notice(notice)) }
  }

  /// The events of a whole document. What is whole is kept, whatever else is wrong with the file.
  private func document(
    _ root: MarkupNode, failure: MarkupError?, _ finding: MessagePlan.Finding? = nil
  ) -> [IntakeEvent] {
    var events =
      readByRules(root) ?? readByFormat(root) ?? readEmbedded(root) ?? readByShape(root, finding)
    if let failure {
      events.append(.rejection(rejection(failure)))
    } else if events.isEmpty {
      events.append(.rejection(refusal))
    }
    return events
  }

  private func readByRules(_ root: MarkupNode) -> [IntakeEvent]? {
    for rule in context.chatRules {
      let transcripts = RuledChat(rule: rule, clock: clock).read(root)
      if !transcripts.isEmpty {
        return events(transcripts, format: "chat.rule.\(rule.name)", from: 0)
      }
    }
    return nil
  }

  private func readByFormat(_ root: MarkupNode) -> [IntakeEvent]? {
    guard let format = ChatFormat.recognise(root) else { return nil }
    return events(
      format.read(root, clock), format: format.name, extent: format.extent, from: 0)
  }

  private func readEmbedded(_ root: MarkupNode) -> [IntakeEvent]? {
    EmbeddedChat(below: root).map {
      events($0.read(root, clock), format: "chat.generic", from: 0)
    }
  }

  private func readByShape(
    _ root: MarkupNode, _ finding: MessagePlan.Finding?
  ) -> [IntakeEvent] {
    let transcripts = SpareMeanings.with(root.tree.names) {
      GenericChat(clock: clock, meanings: $0).read(root, finding)
    }
    return events(transcripts, format: "chat.generic", from: 0)
  }

  /// An XML declaration must stand at the very beginning; some exporters put an empty line before
  /// it.
  private static func withoutBlanks(_ bytes: [UInt8]) -> [UInt8] {
    guard let first = bytes.first, first <= 0x20, first > 0 else { return bytes }
    return Array(bytes.drop { $0 <= 0x20 })
  }

  func rejection(_ failure: MarkupError) -> Rejection {
    Rejection(
      file: context.file, line: failure.line > 0 ? failure.line : nil,
      column: failure.column > 0 ? failure.column : nil, reason: failure.detail,
      advice: "export the chat again; what was whole was read")
  }

  var refusal: Rejection {
    Rejection(
      file: context.file,
      reason: "no repeated element with a speaker, a text and a time or role was found",
      advice: "if this is a chat, say in voc.yaml under chats: where its messages stand")
  }
}
