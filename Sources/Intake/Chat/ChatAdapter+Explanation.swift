import Bytes
import Markup

extension ChatAdapter {
  /// What the source is taken for, where its messages stand and how sure that is; never with words
  /// from the file itself.
  package func explain(_ source: ByteSource, context: IntakeContext) throws -> String {
    let head = try source.readAll(limit: SourceReader.headSize)
    return switch ChatSource(head: head) {
    case .neither: "no chat: neither HTML, XML nor WhatsApp's plain text"
    case .spoken(let lines): Self.explanation(lines, isSure: lines.isSure)
    case .lines: "\(WhatsAppText.format): known by its lines (certain)"
    case .html(let root), .xml(let root): Self.explanation(root)
    }
  }

  private static func explanation(_ found: SpokenLines, isSure: Bool) -> String {
    """
    chat.generic: lines with a speaker and a time, \(found.timed) of \(found.lines.count) \
    lines seen, the file is one transcript (\(isSure ? "certain" : "likely"))
    """
  }

  private static func explanation(_ root: MarkupNode) -> String {
    if let format = ChatFormat.recognise(root) { return "\(format.name): known (certain)" }
    guard let plan = MessagePlan.find(below: root) else {
      if let found = SpokenLines(root.readerText()) { return explanation(found, isSure: false) }
      return """
        no chat: no repeated element with a speaker, a text and a time or role among \
        \(root.descendants.lazy.filter(\.isElement).count) elements
        """
    }
    let holder =
      plan.container == 0
      ? "the file is one transcript"
      : "a transcript each at /\(plan.path.prefix(plan.container).joined(separator: "/"))"
    return """
      chat.generic: messages at /\(plan.path.joined(separator: "/")), \(holder); about \(plan.found) \
      messages seen, \(plan.proven) of them with a time or a role (likely)
      """
  }
}
