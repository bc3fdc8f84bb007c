import Markup

/// Text that turns out to be HTML, escaped or in a CDATA section, as services store what was typed.
enum HTMLInside {
  /// The reader's text where `text` holds tags; else `text` itself, trimmed.
  static func plain(_ text: String) -> String {
    let text = ChatText.trimmed(text)
    guard text.utf8.contains(UInt8(ascii: "<")), looksLikeHTML(text) else { return text }
    return HTMLDocument(text: text).root.readerText()
  }

  static func looksLikeHTML(_ text: String) -> Bool {
    let lower = text.lowercased()
    return ["<p", "<br", "<div", "<span", "<a ", "<b>", "<i>", "<strong", "<em>", "<ul", "<html"]
      .contains { lower.contains($0) } && lower.contains(">")
  }
}
