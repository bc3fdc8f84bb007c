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

  init(name: String) {
    self =
      switch name {
      case "div", "section", "article", "header", "footer", "main", "nav", "aside", "address",
        "form", "fieldset", "figure", "figcaption", "dl", "dt", "dd", "center", "table", "tbody",
        "thead", "tfoot", "caption", "body", "html", "hr", "details", "summary", "legend":
        .block
      case "p", "h1", "h2", "h3", "h4", "h5", "h6": .paragraph
      case "br": .lineBreak
      case "li": .listItem
      case "ol": .orderedList
      case "ul", "menu", "dir": .unorderedList
      case "tr": .tableRow
      case "td", "th": .tableCell
      case "head", "script", "style", "template", "noscript", "title", "meta", "link", "object",
        "iframe", "svg", "math", "select", "textarea", "audio", "video", "canvas", "datalist":
        .hidden
      case "pre", "listing", "xmp": .preformatted
      case "blockquote": .quote
      case "img": .image
      default: .inline
      }
  }
}
