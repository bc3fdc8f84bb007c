import Bytes
import Mail
import Markup

/// The HTML of a mail as text: all of it, and without what mail programs mark as quoted.
struct HTMLMail {
  /// The whole text as a reader sees it.
  let body: String
  /// The text with cited blocks marked by `>`, or left out, and without marked signatures.
  let unquoted: String

  init(_ html: [UInt8]) {
    let root = HTMLDocument(text: String(decoding: html, as: UTF8.self)).root
    body = root.readerText()
    let marks = QuoteMarks(root)
    if marks.canBeMarked {
      unquoted = root.readerText(quotes: .marked) { $0.name != "blockquote" && marks.covers($0) }
    } else {
      unquoted = marks.isEmpty ? body : root.readerText(skipping: marks.covers)
    }
  }
}
