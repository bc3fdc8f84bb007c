import CLibXML2

// HTML and XML as trees of values. This target is the only user of libxml2.
//
// libxml2 is used as a tokeniser only: its SAX events fill a ``MarkupTree``, three arrays of plain
// values, and its own tree is never built. That is odd, and pays three times. A tree is `Sendable`
// without any promise by hand, so that one thread may cut a stream and another read the pieces. No
// pointer of C ever leaves this target. And no entity is ever declared, because the handlers that
// would declare one are absent: there is nothing to expand, whatever a file's DTD says, so neither
// a billion laughs nor a local file can come of it.
//
//   bytes ─▶ HTMLDocument (whole file, decoded before parsing) ─▶ MarkupTree ─▶ MarkupNode
//   bytes ─▶ XMLStream (chunks, cut at chosen elements) ────────▶ MarkupTree ─▶ MarkupNode
//                                                                   └─▶ XPathDocument

/// What must hold before libxml2 is used.
enum LibXML {
  /// Initialises libxml2 once in the life of the process, before any parse, as its threads demand.
  /// What it has to say of bytes that fit no encoding it would print, bytes and all; each parser's own
  /// handler hears of what matters.
  static let initialised: Bool = {
    xmlInitParser()
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    xmlThrDefSetStructuredErrorFunc(nil) { _, _ in }
    voc_silenceMessages()
    return true
  }()

  /// No network, and on after a fault; entities, DTDs and unbounded sizes stay off.
  static let xmlOptions = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_NOWARNING.rawValue)

  /// As ``xmlOptions``, and without complaints; the encoding was decided before, so what `<meta>`
  /// says is not listened to.
  static let htmlOptions = Int32(
    HTML_PARSE_NONET.rawValue | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_IGNORE_ENC.rawValue)
}
