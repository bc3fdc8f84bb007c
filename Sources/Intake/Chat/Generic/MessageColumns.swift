import Feedback
import Markup

/// Where speaker, time and text stand in messages whose names tell nothing, found by what stands
/// there: times in one place, few names in another, and in a third the most words.
///
///     <div class="r"><div class="x1">Sanne</div><div class="x2">10:32</div><div class="x3">Hallo</div></div>
struct MessageColumns: Sendable, Equatable {
  /// Places in a message, as ``cells(of:)`` names them.
  let speaker: String
  let time: String
  let text: String

  /// How many elements of one kind are looked at, how many of them have such places in them, and
  /// how many nodes of a document are looked at in all.
  private static let sample = 60
  private static let share = 0.8
  private static let budget: Int32 = 400_000
  /// A message has fewer nodes.
  private static let largest: Int32 = 200

  /// The kind of element with most messages; nil where none is sure.
  static func find(
    _ kinds: [ElementKinds.Kind], in tree: MarkupTree
  ) -> (kind: ElementKinds.Kind, columns: MessageColumns)? {
    var budget = Self.budget
    var best: (kind: ElementKinds.Kind, columns: MessageColumns)?
    for kind in kinds where kind.count > best?.kind.count ?? 1 && budget > 0 {
      let elements = kind.elements.prefix(sample).map { MarkupNode(tree: tree, index: $0) }
      budget -= elements.reduce(0) { $0 + tree.end(of: $1.index) - $1.index }
      guard elements.allSatisfy({ tree.end(of: $0.index) - $0.index <= largest }) else { continue }
      if let columns = MessageColumns(elements.map(cells), isChat: isChat(elements[0])) {
        best = (kind, columns)
      }
    }
    return best
  }

  /// Nil where one of the three is not plain, or nothing speaks for a chat.
  private init?(_ rows: [[String: String]], isChat: Bool) {
    var columns: [String: [String]] = [:]
    let rows = rows.filter { Self.day(in: $0) == nil }
    guard rows.count > 1 else { return nil }
    for row in rows {
      for (place, text) in row { columns[place, default: []].append(text) }
    }
    let full = columns.filter { Double($0.value.count) >= Double(rows.count) * Self.share }
    let times = full.filter { $0.value.allSatisfy { ChatMoment($0) != nil } }
    guard let time = times.keys.min() else { return nil }
    let others = full.filter { times[$0.key] == nil }
    // "Sanne:" is no text, however often she speaks.
    let texts = others.filter { !$0.value.allSatisfy { $0.hasSuffix(":") } }
    guard let text = texts.max(by: Self.isSmaller)?.key else { return nil }
    let names = others.filter { place, values in
      place != text
        && values.allSatisfy { SpokenLine.isName(Self.named($0).name.utf8) && !Self.isAnswer($0) }
        && SpokenLines.areFew(values)
    }
    guard let (speaker, values) = names.max(by: Self.isSmaller) else {
      return nil
    }
    let isKnown = values.contains { value in
      let (name, role) = Self.named(value)
      return role != nil || SpeakerRoles.role(ofName: name) != nil
    }
    let isServed = others[text]?.contains {
      ChatLexicon.standard.contains(ChatText.beginning($0), .agentPhrase)
    }
    guard isChat || isKnown || isServed ?? false else { return nil }
    (self.speaker, self.time, self.text) = (speaker, time, text)
  }

  /// The day that an element between messages names, if it holds nothing else.
  private static func day(in cells: [String: String]) -> String? {
    guard cells.count == 1, let text = cells["."], SpokenLines.Line.isDay(text) else { return nil }
    return text
  }

  /// `Sanne:`, `Sanne (klant)`, `Sanne zegt:`.
  private static func named(_ words: String) -> (name: String, role: FeedbackItem.Role?) {
    SpokenLine.named(words.hasSuffix(":") ? String(words.dropLast()) : words)
  }

  private static func isAnswer(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { ChatLexicon.standard.answer($0) != nil }
  }

  private typealias Column = (key: String, value: [String])

  /// By their bytes, and of as many by their places.
  private static func isSmaller(_ one: Column, _ other: Column) -> Bool {
    let sizes = [one, other].map { column in column.value.reduce(0) { $0 + $1.utf8.count } }
    return sizes[0] == sizes[1] ? one.key > other.key : sizes[0] < sizes[1]
  }

  /// Whether an element stands in one that is called a chat.
  private static func isChat(_ element: MarkupNode) -> Bool {
    var above = element.parent
    while let node = above {
      let names = [node.name] + node.classes + [node.attribute("id") ?? ""]
      let isContainer = names.contains { name in
        ChatText.words(name).contains { ChatLexicon.standard.isWord($0, .container) }
      }
      if isContainer { return true }
      above = node.parent
    }
    return false
  }

  /// What each of `messages` says.
  func read(
    _ messages: [Int32], of tree: MarkupTree, _ meanings: NameMeanings
  ) -> [MessageFields] {
    messages.map { message in
      var fields = MessageFields()
      let classes = meanings.meaning(ofClass: tree.records[Int(message)].classes)
      fields.take(classes.role == .system ? nil : classes.role, classes.doubt)
      fields.direction = classes.direction
      fields.look = tree.records[Int(message)].classes
      let cells = Self.cells(of: MarkupNode(tree: tree, index: message))
      if let words = cells[speaker] {
        let (name, role) = Self.named(words)
        fields.speaker = .own(name)
        fields.take(role, nil)
      }
      fields.time = cells[time].flatMap { ChatMoment($0) }
      if let day = Self.day(in: cells) {
        fields.text = .own(day)
      } else if let words = cells[text] {
        let text = words.hasPrefix(": ") ? String(words.dropFirst(2)) : words
        fields.text = .own(HTMLInside.plain(text))
        fields.textCount = 1
      }
      return fields
    }
  }

  /// The texts and attributes of a message by their places: the names on the way down to an element
  /// with words of its own, with its class or, without one, its number among its like.
  private static func cells(of message: MarkupNode) -> [String: String] {
    var cells: [String: String] = [:]
    for (name, value) in message.attributes where name != "class" && !value.isEmpty {
      cells["@" + name] = ChatText.trimmed(value)
    }
    let own = message.children.filter(\.isText).map { ChatText.trimmed($0.rawText) }
    let words = own.filter { !$0.isEmpty }.joined(separator: " ")
    if !words.isEmpty { cells["."] = words }
    let tree = message.tree
    let end = min(tree.end(of: message.index), message.index + largest)
    var paths: [Int32: String] = [message.index: ""]
    var counts: [String: Int] = [:]
    var at = message.index + 1
    while at < end {
      let node = MarkupNode(tree: tree, index: at)
      guard node.isElement, let above = node.parent.flatMap({ paths[$0.index] }) else {
        at += 1
        continue
      }
      var path = above + "/" + node.name
      if node.classes.isEmpty {
        counts[path, default: 0] += 1
        path += "[\(counts[path] ?? 0)]"
      } else {
        path += "." + node.classes.joined(separator: ".")
      }
      paths[at] = path
      let hasWords = node.children.contains {
        $0.isText && !ChatText.trimmed($0.rawText).isEmpty
      }
      guard hasWords else {
        at += 1
        continue
      }
      let stated = ["datetime", "title"].lazy.compactMap { node.attribute($0) }
        .first { ChatMoment($0)?.isDated ?? false }
      let words = stated ?? ChatText.trimmed(node.readerText())
      cells[path] = cells[path].map { $0 + "\n" + words } ?? words
      at = tree.end(of: at)
    }
    return cells
  }
}
