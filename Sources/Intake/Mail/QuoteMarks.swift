import Mail
import Markup

/// The elements of a mail's HTML that hold someone else's words, or a signature that is marked as one.
struct QuoteMarks {
  private var left: Set<MarkupNode> = []
  /// Whether all `blockquote`s are citations, so that `>` can mark them for the rules of plain text.
  private(set) var canBeMarked = true

  init(_ root: MarkupNode) {
    var isRest = false
    for node in root.descendants where node.isElement {
      isRest = isRest || MarkupBook.mail.has(.rest, node)
      let isQuote = Self.isQuote(node)
      if isRest || isQuote { left.insert(node) }
      if node.name == "blockquote", !isQuote { canBeMarked = false }
    }
  }

  var isEmpty: Bool { left.isEmpty }

  /// Whether `node` is to be left out with all that is below it.
  func covers(_ node: MarkupNode) -> Bool { left.contains(node) }

  private static func isQuote(_ node: MarkupNode) -> Bool {
    if node.name == "blockquote" { return isCitation(node) }
    return MarkupBook.mail.has(.quote, node) || MarkupBook.mail.has(.attribution, node)
      || MarkupBook.mail.has(.signature, node)
  }

  /// A `blockquote` also indents; one is a citation where a mail program said so.
  private static func isCitation(_ node: MarkupNode) -> Bool {
    if node.attribute("type") == "cite" || node.attribute("cite") != nil { return true }
    if node.hasClass("gmail_quote") { return true }
    return node.attribute("style").map { $0.contains("border-left") } ?? true
  }
}

extension MarkupBook {
  /// Whether `node` carries a mark of that role. Outlook on the web prefixes what it received with
  /// `x_`.
  fileprivate func has(_ role: Role, _ node: MarkupNode) -> Bool {
    marks.contains { mark in
      guard mark.role == role else { return false }
      if mark.attribute == "class" {
        return node.hasClass(mark.value) || node.hasClass("x_" + mark.value)
      }
      let value = node.attribute(mark.attribute)
      return value == mark.value || value == "x_" + mark.value
    }
  }
}
