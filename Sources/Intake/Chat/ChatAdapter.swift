import Bytes
import Feedback
import Markup

/// Reads chat exports: HTML and XML of the programs in ``ChatFormat/known``, those that the
/// settings describe by XPath, any other that has the shape of a chat, and WhatsApp's plain text.
package struct ChatAdapter: SourceAdapter {
  private let sniff = ChatSniff()

  package init() {}

  package func confidence(head: [UInt8], name: String) -> Confidence {
    switch sniff.look(at: head) {
    case .neither: .none
    case .lines: .certain
    case .spoken(let lines): lines.isSure ? .certain : .likely
    case .html(let root), .xml(let root):
      if ChatFormat.recognise(root) != nil {
        .certain
      } else {
        judge(root)
      }
    }
  }

  private func judge(_ root: MarkupNode) -> Confidence {
    let finding = SpareMeanings.with(root.tree.names) { MessagePlan.search(below: root, $0) }
    sniff.keep(finding, below: root)
    return finding == nil && EmbeddedChat(below: root) == nil ? .possible : .likely
  }

  package func read(
    _ source: ByteSource, context: IntakeContext, emit: (IntakeUnit) throws -> Void
  ) throws {
    let head = try Self.reading(context) { try source.readAll(limit: SourceReader.headSize) }
    let reader = ChatReader(context: context)
    let start = sniff.take(head)
    if case .neither = start.source { throw reader.refusal }
    if head.count < SourceReader.headSize {
      return try emit(IntakeUnit(byteCount: head.count) { reader.whole(start) })
    }
    try read(start.source, head, source, reader, emit: emit)
  }

  /// Reads a file of which only the beginning was seen.
  private func read(
    _ start: ChatSource, _ head: [UInt8], _ source: ByteSource, _ reader: ChatReader,
    emit: (IntakeUnit) throws -> Void
  ) throws {
    let context = reader.context
    switch start {
    case .neither: throw reader.refusal
    case .xml(let root):
      if context.chatRules.isEmpty, let cut = XMLCut(root) {
        return try ChatStream(reader: reader, cut: cut).read(head, source, emit: emit)
      }
      let bytes = try Self.whole(head, source, context)
      let shape = ChatFormat.recognise(root)?.shape ?? .document
      try emit(IntakeUnit(byteCount: bytes.count) { reader.xml(bytes, shape: shape) })
    case .html:
      let bytes = try Self.whole(head, source, context)
      try emit(IntakeUnit(byteCount: bytes.count) { reader.html(bytes) })
    case .lines:
      let bytes = try Self.whole(head, source, context)
      try emit(IntakeUnit(byteCount: bytes.count) { reader.lines(bytes) })
    case .spoken:
      let bytes = try Self.whole(head, source, context)
      try emit(IntakeUnit(byteCount: bytes.count) { reader.spoken(bytes) })
    }
  }

  /// A file that must be seen at once, up to a bound.
  private static func whole(
    _ head: [UInt8], _ source: ByteSource, _ context: IntakeContext
  ) throws -> [UInt8] {
    let rest = try reading(context) { try source.readAll(limit: ChatReader.maximumSize) }
    guard head.count + rest.count <= ChatReader.maximumSize else {
      throw Rejection(
        file: context.file, reason: "one chat is larger than can be read at once",
        advice: "export it in parts")
    }
    return head + rest
  }

  private static func reading(
    _ context: IntakeContext, _ read: () throws -> [UInt8]
  ) throws -> [UInt8] {
    do {
      return try read()
    } catch let error as ByteSourceError {
      throw Rejection(
        file: context.file, reason: "the file cannot be read (\(error.reason))",
        advice: "check that it exists and that you may read it")
    }
  }
}

/// What kind of text a file is, by its beginning.
enum ChatSource: Sendable {
  /// The node stands above the root of what was seen.
  case html(MarkupNode)
  case xml(MarkupNode)
  /// Lines of WhatsApp's plain export.
  case lines
  /// Plain lines such as `Sanne (10:32): Goedemiddag`.
  case spoken(SpokenLines)
  case neither

  init(head: [UInt8]) {
    let wide = Charset.guess(head.prefix(512))
    let isWide = wide == .utf16LittleEndian || wide == .utf16BigEndian
    let text = isWide ? Array(wide.decode(head).utf8) : head
    let start = text.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    guard start.first == UInt8(ascii: "<") else {
      self =
        WhatsAppText.isExport(text) ? .lines : Self.spoken(head).map { .spoken($0) } ?? .neither
      return
    }
    if Self.isHTML(start.prefix(4096)) {
      self = .html(HTMLDocument(head).root)
    } else {
      let shape: XMLStream.Shape = TrillianLog.isRootless(start) ? .rootless : .document
      let bytes = isWide ? head : Array(start)
      self = XMLStream.document(of: bytes, shape: shape).tree.map { .xml($0.root) } ?? .neither
    }
  }

  /// The node above the root of what was seen; nil of lines.
  var root: MarkupNode? {
    switch self {
    case .html(let root), .xml(let root): root
    case .lines, .spoken, .neither: nil
    }
  }

  private static func spoken(_ head: [UInt8]) -> SpokenLines? {
    let text = Charset.guess(head).decode(head)
    return text.utf8.contains(0) ? nil : SpokenLines(text)
  }

  /// Whether the first element, or the document type, is of HTML. A file that begins with an XML
  /// declaration is XHTML only where it says so: messages in XML may hold any tag of HTML.
  private static func isHTML(_ start: ArraySlice<UInt8>) -> Bool {
    let found = start.withUnsafeBufferPointer { firstElement(of: $0) }
    return found.map { htmlElements.contains($0) } ?? false
  }

  private static let htmlElements: Set<String> = [
    "html", "head", "body", "div", "table", "p", "span", "ul", "ol", "dl", "pre", "h1", "h2", "h3",
    "meta", "style", "section", "article", "main", "br", "font", "b", "title", "script", "center",
  ]

  /// The name of the first tag that is no declaration, comment or instruction, in lower case; that
  /// of the document type where it comes first.
  private static func firstElement(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var at = 0
    while let open = bytes.find(byte: UInt8(ascii: "<"), from: at) {
      at = open + 1
      if bytes.has("!--", at: at) {
        guard let end = bytes.find("-->", from: at) else { return nil }
        at = end + 3
        continue
      }
      let isType = bytes.dropFirst(at).prefix(9).equalsIgnoringCase("!doctype ")
      let rest = bytes[min(at + (isType ? 9 : 0), bytes.count)...].drop { $0.isASCIISpace }
      let name = rest.prefix {
        let byte = $0.asciiLowercased
        return (0x61...0x7A).contains(byte) || byte.isASCIIDigit || byte == 0x2D || byte == 0x3A
      }
      guard let first = name.first, !first.isASCIIDigit else { continue }
      let word = String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
      if !isType || word == "html" { return word }
    }
    return nil
  }
}
