import Bytes
import Feedback
import Markup

extension ChatAdapter {
  /// What the source is taken for, where its messages stand, how sure that is, and who speaks; never
  /// with words from the file itself.
  package func explain(_ source: ByteSource, context: IntakeContext) throws -> String {
    let head = try source.readAll(limit: SourceReader.headSize)
    let kind = ChatSource(head: head)
    let taken =
      switch kind {
      case .neither: "no chat: neither HTML, XML nor lines with speakers and times"
      case .spoken(let lines): Self.explanation(lines, isSure: lines.isSure)
      case .lines: "\(WhatsAppText.format): known by its lines (certain)"
      case .html(let root), .xml(let root): Self.explanation(root, context)
      }
    let speakers = Self.speakers(
      ChatReader(context: context).whole(.init(head: head, source: kind)))
    return ([taken] + speakers).joined(separator: "\n")
  }

  private static func explanation(_ found: SpokenLines, isSure: Bool) -> String {
    let lines =
      switch found.manner {
      case .timed: "lines with a speaker and a time"
      case .headed: "lines with a speaker and a time above what is said"
      case .bare: "lines with a speaker"
      }
    return """
      chat.generic: \(lines), \(found.found) of \(found.lines.count) \
      lines seen, the file is one transcript (\(isSure ? "certain" : "likely"))
      """
  }

  private static func explanation(_ root: MarkupNode, _ context: IntakeContext) -> String {
    let clock = ChatClock(zone: context.zone)
    let ruled = context.chatRules.first { !RuledChat(rule: $0, clock: clock).read(root).isEmpty }
    if let ruled { return "chat.rule.\(ruled.name): by voc.yaml (certain)" }
    let unmet = context.chatRules.map { "chat.rule.\($0.name): finds no message with a text here" }
    return (unmet + [explanationByShape(root)]).joined(separator: "\n")
  }

  private static func explanationByShape(_ root: MarkupNode) -> String {
    if let format = ChatFormat.recognise(root) { return "\(format.name): known (certain)" }
    if let embedded = EmbeddedChat(below: root) {
      return "chat.generic: a chat in the text of each <\(embedded.record)> (likely)"
    }
    guard let plan = MessagePlan.find(below: root) else {
      if let flat = FlatChat(below: root, NameMeanings(root.tree.names)) {
        return """
          chat.generic: messages side by side without an element each, the file is one transcript; \
          \(flat.messages.count) messages seen (likely)
          """
      }
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

  /// Who speaks in what was read of the beginning, and what settles it where nothing told.
  private static func speakers(_ events: [IntakeEvent]) -> [String] {
    var counts: [FeedbackItem.Role: Int] = [:]
    var notices: [String] = []
    var undated = UndatedChats()
    for event in events {
      switch event {
      case .item(let item):
        for turn in item.turns { counts[turn.role, default: 0] += 1 }
        undated.look(at: item)
      case .notice(let notice): notices.append("\(notice.reason); \(notice.advice)")
      case .rejection: break
      }
    }
    guard !counts.isEmpty else { return [] }
    func count(_ role: FeedbackItem.Role) -> Int { counts[role] ?? 0 }
    let who = """
      who speaks, as far as was looked: \(count(.customer)) messages by customers, \
      \(count(.agent)) by agents, \(count(.system)) by the program, \(count(.unknown)) undecided
      """
    let dates = undated.notice.map { ["\($0.reason); \($0.advice)"] } ?? []
    return [who] + notices + dates
  }
}
