/// How an element of HTML shapes the text that a reader sees (HTML Living Standard §15.3,
/// "Rendering").
enum ElementLook: UInt8, Sendable {
  case inline
  /// Stands on lines of its own.
  case block
  /// Stands apart by an empty line.
  case paragraph
  case lineBreak, listItem, orderedList, unorderedList, tableRow, tableCell
  /// Never shown.
  case hidden
  /// White space is kept as it stands.
  case preformatted
  case quote, image

  init(name: String) { self = Self.byName[name] ?? .inline }

  private static let names: [(ElementLook, [String])] = [
    (
      .block,
      [
        "div", "section", "article", "header", "footer", "main", "nav", "aside", "address", "form",
        "fieldset", "figure", "figcaption", "dl", "dt", "dd", "center", "table", "tbody", "thead",
        "tfoot", "caption", "body", "html", "hr", "details", "summary", "legend",
      ]
    ),
    (.paragraph, ["p", "h1", "h2", "h3", "h4", "h5", "h6"]),
    (.lineBreak, ["br"]),
    (.listItem, ["li"]),
    (.orderedList, ["ol"]),
    (.unorderedList, ["ul", "menu", "dir"]),
    (.tableRow, ["tr"]),
    (.tableCell, ["td", "th"]),
    (
      .hidden,
      [
        "head", "script", "style", "template", "noscript", "title", "meta", "link", "object",
        "iframe", "svg", "math", "select", "textarea", "audio", "video", "canvas", "datalist",
      ]
    ),
    (.preformatted, ["pre", "listing", "xmp"]),
    (.quote, ["blockquote"]),
    (.image, ["img"]),
  ]

  private static let byName: [String: ElementLook] = Dictionary(
    names.flatMap { look, names in names.map { ($0, look) } },
    uniquingKeysWith: { first, _ in first }
  )
}
