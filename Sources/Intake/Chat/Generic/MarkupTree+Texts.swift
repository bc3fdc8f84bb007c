import Markup

// Texts of a tree as ranges of its bytes, for who asks of many whether they are of interest.
extension MarkupTree {
  /// The text of an element that holds nothing else; empty for an empty element.
  func onlyText(of node: Int32) -> Range<Int>? {
    let child = records[Int(node)].firstChild
    guard child >= 0 else { return 0..<0 }
    let record = records[Int(child)]
    guard record.name < 0, record.next < 0 else { return nil }
    return Int(record.start)..<Int(record.end)
  }

  /// Whether no element stands below a node.
  func isLeaf(_ node: Int32) -> Bool {
    var child = records[Int(node)].firstChild
    while child >= 0 {
      if records[Int(child)].name >= 0 { return false }
      child = records[Int(child)].next
    }
    return true
  }

  /// Whether no visible character stands below a node.
  func isBlank(_ node: Int32) -> Bool {
    if let only = onlyText(of: node), !only.isEmpty, (0x21...0x7E).contains(bytes[only.lowerBound])
    {
      return false
    }
    return ChatText.trimmed(MarkupNode(tree: self, index: node).rawText).isEmpty
  }

  /// Whether a visible ASCII character stands right below a node, in none of its elements.
  func hasOwnWords(_ node: Int32) -> Bool {
    var child = records[Int(node)].firstChild
    while child >= 0 {
      let record = records[Int(child)]
      if record.name < 0,
        bytes[Int(record.start)..<Int(record.end)].contains(where: { (0x21...0x7E).contains($0) })
      {
        return true
      }
      child = record.next
    }
    return false
  }

  /// How many bytes the texts below a node have, white space included.
  func textSize(of node: Int32) -> Int {
    records[Int(node)..<max(Int(end(of: node)), Int(node))].reduce(0) { size, record in
      record.name < 0 ? size + Int(record.end - record.start) : size
    }
  }

  /// Whether a byte may stand in what a reader sees of a node: where it does, this is true.
  func mayShow(_ byte: UInt8, in node: Int32) -> Bool {
    for record in records[Int(node)..<max(Int(end(of: node)), Int(node))] {
      if record.name < 0 {
        if bytes[Int(record.start)..<Int(record.end)].contains(byte) { return true }
        continue
      }
      // Pictures show their `alt`.
      for attribute in attributes[Int(record.start)..<Int(record.end)]
      where names.names[Int(attribute.name)] == "alt" {
        if bytes[Int(attribute.start)..<Int(attribute.end)].contains(byte) { return true }
      }
    }
    return false
  }

  /// Whether no words stand before an element in `holder`.
  func isFirstText(_ node: Int32, in holder: Int32) -> Bool {
    for at in holder + 1..<max(end(of: holder), holder + 1) where records[Int(at)].name < 0 {
      let text = MarkupNode(tree: self, index: at).rawText
      if !ChatText.trimmed(text).isEmpty { return records[Int(at)].parent == node }
    }
    return false
  }

  /// Whether two elements stand beside each other and are called the same.
  func areAlike(_ one: Int32, _ other: Int32) -> Bool {
    let (a, b) = (records[Int(one)], records[Int(other)])
    return a.parent == b.parent && a.name == b.name && a.classes == b.classes
  }

  func isParagraph(_ node: Int32) -> Bool { names.names[Int(records[Int(node)].name)] == "p" }
}
