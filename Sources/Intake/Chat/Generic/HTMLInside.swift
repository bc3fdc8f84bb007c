import Markup

/// Text that turns out to be HTML, escaped or in a CDATA section, as services store what was typed.
enum HTMLInside {
  /// The reader's text where `text` holds tags; else `text` itself, trimmed, without the escapes of
  /// what was escaped once too often.
  static func plain(_ text: String) -> String {
    var text = ChatText.trimmed(text)
    if let inner = unescaped(text) { text = inner }
    guard text.utf8.contains(UInt8(ascii: "<")), looksLikeHTML(text) else {
      return withoutEscapes(text)
    }
    return HTMLDocument(text: text).root.readerText()
  }

  /// The tags of a text in which they are escaped once more; nil for any other text.
  private static func unescaped(_ text: String) -> String? {
    guard text.utf8.starts(with: "&lt;".utf8), !text.utf8.contains(UInt8(ascii: "<")) else {
      return nil
    }
    let inner = HTMLDocument(text: text).root.readerText()
    return looksLikeHTML(inner) ? inner : nil
  }

  /// `Ja &amp; nee`, which nobody types.
  private static func withoutEscapes(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: ";")) else {
      return text
    }
    return escapes.reduce(text) { text, one in text.replacing(one.escape, with: one.sign) }
  }

  /// The last one's sign begins the others.
  private static let escapes: [(escape: String, sign: String)] = [
    ("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'"), ("&apos;", "'"), ("&nbsp;", " "),
    ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"),
  ]

  static func looksLikeHTML(_ text: String) -> Bool {
    let lower = text.lowercased()
    return ["<p", "<br", "<div", "<span", "<a ", "<b>", "<i>", "<strong", "<em>", "<ul", "<html"]
      .contains { lower.contains($0) } && lower.contains(">")
  }
}
