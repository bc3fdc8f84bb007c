import Markup

/// A pair of words around a chat in HTML: a row of two cells, a term and its definition, a label and
/// what stands behind it, or `Afdeling: Facturen`.
enum LabelledValue {
  private static let holders: Set<String> = [
    "tr", "dt", "p", "li", "div", "span", "td", "h4", "h5",
  ]
  /// In bytes.
  private static let longest = 200
  /// How many nodes such a pair takes.
  private static let largest: Int32 = 12

  /// Nil for what holds more than such a pair.
  static func read(_ node: MarkupNode) -> (label: String, value: String)? {
    if node.name == "dt" {
      guard let value = node.nextElement, value.name == "dd",
        value.tree.end(of: value.index) - value.index <= largest
      else { return nil }
      return pair(node.readerText(), value.readerText())
    }
    guard node.tree.end(of: node.index) - node.index <= largest, holders.contains(node.name) else {
      return nil
    }
    let parts = Array(node.elements.prefix(3))
    if parts.count == 2, isBare(node) {
      return pair(parts[0].readerText(), parts[1].readerText())
    }
    guard node.name != "tr" else { return nil }
    return pair(ofLine: node.readerText())
  }

  /// The pairs of an element whose lines are one each, as `<br>` parts them.
  static func lines(of node: MarkupNode) -> [(label: String, value: String)] {
    guard node.firstElement != nil, node.tree.end(of: node.index) - node.index <= 4 * largest,
      holders.contains(node.name)
    else { return [] }
    let lines = node.readerText().split(separator: "\n")
    let pairs = lines.compactMap { pair(ofLine: String($0)) }
    return pairs.count == lines.count && pairs.count > 1 ? pairs : []
  }

  /// `Afdeling: Facturen`.
  private static func pair(ofLine text: String) -> (label: String, value: String)? {
    guard text.utf8.count <= longest, !text.utf8.contains(0x0A),
      let colon = text.utf8.firstIndex(of: 0x3A)
    else { return nil }
    return pair(String(text[..<colon]), String(text[text.utf8.index(after: colon)...]))
  }

  /// Whether no words stand between the elements of a node.
  private static func isBare(_ node: MarkupNode) -> Bool {
    node.children.allSatisfy {
      !$0.isText || ChatText.trimmed($0.rawText).utf8.allSatisfy { $0 == 0x3A }
    }
  }

  private static func pair(_ label: String, _ value: String) -> (label: String, value: String)? {
    var label = ChatText.trimmed(label)
    if label.hasSuffix(":") { label.removeLast() }
    let value = ChatText.trimmed(value)
    guard !label.isEmpty, label.utf8.count <= 60, !value.isEmpty, value.utf8.count <= longest else {
      return nil
    }
    return (label, value)
  }
}
