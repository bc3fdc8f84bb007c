import Markup

/// A pair of words around a chat in HTML: a row of two cells, a term and its definition, a label and
/// what stands behind it, or `Afdeling: Facturen`.
enum LabelledValue {
  typealias Pair = (label: String, value: String)

  private static let holders: Set<String> = [
    "tr", "dt", "p", "li", "div", "span", "td", "header", "h1", "h2", "h3", "h4", "h5",
  ]
  /// In bytes.
  private static let longest = 200
  /// How many nodes such a pair takes.
  private static let largest: Int32 = 12

  /// The pairs of an element that holds nothing else; empty for any other. Of the header of a mail
  /// in which a transcript was sent, only when: its sender and subject are not the chat's.
  static func pairs(in node: MarkupNode) -> [Pair] {
    let pairs = allPairs(in: node)
    guard pairs.count > 2, pairs.count(where: { isMailLabel($0.label) }) > 2 else {
      return pairs
    }
    return pairs.filter { TimeReading($0.value, order: .dayFirst).isPlainDate }
      .map { (label: "datum", value: $0.value) }
  }

  /// Whether a label is one of a mail's header.
  static func isMailLabel(_ label: String) -> Bool {
    ChatLexicon.standard.isWord(label.lowercased(), .mailLabel)
  }

  private static func allPairs(in node: MarkupNode) -> [Pair] {
    if node.name == "dt" { return definition(of: node).map { [$0] } ?? [] }
    let size = node.tree.end(of: node.index) - node.index
    guard size <= 4 * largest, holders.contains(node.name) else { return [] }
    if node.name == "tr" { return cells(of: node) }
    if size <= largest, isBare(node) {
      let parts = Array(node.elements.prefix(3))
      let isPair = parts.count == 2
      let found = isPair ? pair(parts[0].readerText(), parts[1].readerText()) : nil
      if let found { return [found] }
    }
    return lines(of: node)
  }

  private static func definition(of term: MarkupNode) -> Pair? {
    guard let value = term.nextElement, value.name == "dd",
      value.tree.end(of: value.index) - value.index <= largest
    else { return nil }
    return pair(term.readerText(), value.readerText())
  }

  /// A row of two cells; or of more, where each second one is a label with a meaning in chats.
  private static func cells(of row: MarkupNode) -> [Pair] {
    let cells = row.elements.prefix(9).map { $0.readerText() }
    guard cells.count.isMultiple(of: 2), (2...8).contains(cells.count) else { return [] }
    let pairs = stride(from: 0, to: cells.count, by: 2).compactMap {
      pair(cells[$0], cells[$0 + 1])
    }
    guard pairs.count > 1 else { return cells.count == 2 ? pairs : [] }
    func isField(_ text: String) -> Bool { ChatLexicon.standard.ranks(text) != nil }
    // Where the values are names of fields too, this is the header of a table.
    return pairs.contains { isField($0.label) } && !pairs.contains { isField($0.value) }
      ? pairs : []
  }

  /// The pairs of an element whose lines are one each, as `<br>` parts them, or several parted by
  /// dots or dashes: `Chat 4711 · Afdeling: Facturen`.
  private static func lines(of node: MarkupNode) -> [Pair] {
    guard node.tree.textSize(of: node.index) <= 64 * longest,
      node.tree.mayShow(0x3A, in: node.index)
    else { return [] }
    let text = node.readerText()
    guard text.utf8.count <= 4 * longest, text.utf8.contains(0x3A) else { return [] }
    var pairs: [Pair] = []
    var (isForm, hasOther) = (false, false)
    for line in text.utf8.contains(0x0A) ? text.split(separator: "\n") : [text[...]] {
      let parts = parts(of: line)
      let found = parts.compactMap { pair(ofLine: $0) }
      let known =
        parts.count > 2 ? found.filter { ChatLexicon.standard.ranks($0.label) != nil } : []
      if !known.isEmpty {
        pairs += known
        isForm = true
      } else if parts.count > 1 ? found.count * 2 >= parts.count : found.count == 1 {
        pairs += found
        isForm = isForm || found.count > 1
      } else {
        hasOther = true
      }
    }
    return hasOther && !isForm ? [] : pairs
  }

  /// What stands between the dots, bars or dashes of a line.
  private static func parts(of line: Substring) -> [Substring] {
    guard line.utf8.contains(where: { $0 == 0x7C || $0 >= 0x80 }) else { return [line] }
    var parts: [Substring] = []
    var start = line.startIndex
    var at = line.startIndex
    while at < line.endIndex {
      let next = line.index(after: at)
      if "·•|–—".contains(line[at]), at > start, line[line.index(before: at)].isWhitespace,
        next < line.endIndex, line[next].isWhitespace
      {
        parts.append(line[start..<at])
        start = next
      }
      at = next
    }
    return parts + [line[start...]]
  }

  /// `Afdeling: Facturen`.
  private static func pair(ofLine line: Substring) -> Pair? {
    let text = ChatText.trimmed(String(line))
    guard text.utf8.count <= longest,
      let colon = text.utf8.indices.first(where: { isColon(at: $0, of: text.utf8) })
    else { return nil }
    return pair(String(text[..<colon]), String(text[text.utf8.index(after: colon)...]))
  }

  /// Whether a colon stands at a place, and not between the digits of a time.
  private static func isColon(at place: String.Index, of text: String.UTF8View) -> Bool {
    guard text[place] == 0x3A, place > text.startIndex else { return false }
    let next = text.index(after: place)
    let isInTime =
      next < text.endIndex && (0x30...0x39).contains(text[next])
      && (0x30...0x39).contains(text[text.index(before: place)])
    return !isInTime
  }

  /// Whether no words stand between the elements of a node.
  private static func isBare(_ node: MarkupNode) -> Bool {
    node.children.allSatisfy {
      !$0.isText || ChatText.trimmed($0.rawText).utf8.allSatisfy { $0 == 0x3A }
    }
  }

  private static func pair(_ label: String, _ value: String) -> Pair? {
    var label = ChatText.trimmed(label)
    if label.hasSuffix(":") { label.removeLast() }
    let value = ChatText.trimmed(value)
    guard !label.isEmpty, label.utf8.count <= 60, !label.utf8.contains(0x0A), !value.isEmpty,
      value.utf8.count <= longest
    else { return nil }
    return (label, value)
  }
}
