import Bytes
import CLibXML2

/// Whether a handler wants the attributes of an element that starts.
enum XMLInterest { case none, attributes }

/// The owner of one libxml2 push parser. Its handler declares no entities and loads no DTD: see the
/// opening of `Markup.swift`.
final class XMLPushParser {
  private var context: xmlParserCtxtPtr?

  /// - Parameter session: told of the document, in its order; it must be there whenever the parser
  ///   runs, and nobody else may be at it then.
  func deliver(to session: UnsafeMutablePointer<XMLSession>) -> Place {
    guard LibXML.initialised else { return Place(context: nil) }
    var handler = Self.makeHandler()
    context = xmlCreatePushParserCtxt(&handler, session, nil, 0, nil)
    if let context { xmlCtxtUseOptions(context, LibXML.xmlOptions) }
    return Place(context: context)
  }

  deinit {
    guard let context else { return }
    if let scrap = context.pointee.myDoc { xmlFreeDoc(scrap) }
    xmlFreeParserCtxt(context)
  }

  func push(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      let characters = buffer.bindMemory(to: CChar.self)
      _ = xmlParseChunk(context, characters.baseAddress, Int32(clamping: buffer.count), 0)
    }
  }

  func finish() { _ = xmlParseChunk(context, nil, 0, 1) }

  /// Where a parser stands, for as long as it lives.
  struct Place {
    fileprivate let context: xmlParserCtxtPtr?

    /// From 1.
    var line: Int { Int(context?.pointee.input?.pointee.line ?? 0) }

    /// Whether what is read stands in an element, and not in a tag.
    var isInContent: Bool { context?.pointee.instate == XML_PARSER_CONTENT }

    /// Ends the parser's run.
    func stop() { xmlStopParser(context) }
  }

  private static func at(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutablePointer<XMLSession> {
    pointer.assumingMemoryBound(to: XMLSession.self)
  }

  private static func makeHandler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { me, name, _, _, _, _, count, _, attributes in
      guard let me, let name else { return }
      XMLPushParser.start(name, count: Int(count), attributes, of: XMLPushParser.at(me))
    }
    handler.endElementNs = { me, _, _, _ in
      guard let me else { return }
      XMLPushParser.at(me).pointee.end()
    }
    handler.characters = { me, text, count in
      guard let me, let text, count > 0 else { return }
      let session = XMLPushParser.at(me)
      session.pointee.text(
        UnsafeBufferPointer(start: text, count: Int(count)), line: session.pointee.line)
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.serror = { me, error in
      guard let me, let error else { return }
      XMLPushParser.problem(error.pointee, of: XMLPushParser.at(me))
    }
    return handler
  }

  private static let undeclared: [xmlParserErrors] = [
    XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY,
  ]

  /// Attributes come as five pointers each: name, prefix, namespace, value, end of value.
  private static func start(
    _ name: UnsafePointer<UInt8>, count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
    of session: UnsafeMutablePointer<XMLSession>
  ) {
    let line = session.pointee.line
    guard session.pointee.start(name, line: line) == .attributes, let attributes else { return }
    for at in stride(from: 0, to: count * 5, by: 5) {
      guard let key = attributes[at], let value = attributes[at + 3], let end = attributes[at + 4]
      else { continue }
      let bytes = UnsafeBufferPointer(start: value, count: end - value)
      if bytes.find(byte: UInt8(ascii: "&")) != nil {
        withAmpersands(bytes).withUnsafeBufferPointer {
          session.pointee.attribute(key, $0)
        }
      } else {
        session.pointee.attribute(key, bytes)
      }
    }
  }

  /// Without `NOENT` libxml2 leaves an ampersand in an attribute as `&#38;`, for its own tree to
  /// read once more.
  private static func withAmpersands(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    var at = 0
    while at < bytes.count {
      plain.append(bytes[at])
      let isEscape = bytes[at] == UInt8(ascii: "&") && bytes[at...].starts(with: "&#38;".utf8)
      at += isEscape ? 5 : 1
    }
    return plain
  }

  /// An entity that XML does not predefine. Those of HTML are read as HTML reads them, since
  /// programs write `&nbsp;` into XML; any other stands for nothing.
  private static func reference(
    _ name: UnsafePointer<UInt8>, in session: UnsafeMutablePointer<XMLSession>
  ) {
    guard let entity = htmlEntityLookup(name), let scalar = Unicode.Scalar(entity.pointee.value)
    else { return }
    let bytes = Array(String(Character(scalar)).utf8)
    let line = session.pointee.line
    bytes.withUnsafeBufferPointer { session.pointee.text($0, line: line) }
  }

  private static func problem(
    _ error: xmlError, of session: UnsafeMutablePointer<XMLSession>
  ) {
    guard error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    if let name = error.str1,
      undeclared.contains(xmlParserErrors(UInt32(bitPattern: error.code)))
    {
      if session.pointee.isInContent {
        name.withMemoryRebound(to: UInt8.self, capacity: 1) { reference($0, in: session) }
      }
      return
    }
    let isForgiven = error.domain == Int32(XML_FROM_NAMESPACE.rawValue)
    guard !isForgiven else { return }
    session.pointee.fail(
      MarkupError(
        error.code == Int32(XML_ERR_UNSUPPORTED_ENCODING.rawValue) ? .unknownEncoding : .malformed,
        line: Int(error.line), column: Int(error.int2), detail: XMLComplaint.words(for: error.code))
    )
  }
}

/// What is said of libxml2's errors, whose own messages quote the file.
enum XMLComplaint {
  static func words(for code: Int32) -> String {
    switch xmlParserErrors(UInt32(bitPattern: code)) {
    case XML_ERR_TAG_NAME_MISMATCH: "an end tag does not match its start tag"
    case XML_ERR_TAG_NOT_FINISHED, XML_ERR_DOCUMENT_END, XML_ERR_GT_REQUIRED:
      "the file breaks off"
    case XML_ERR_INTERNAL_ERROR: "a single tag or text is too large"
    case XML_ERR_DOCUMENT_EMPTY: "no XML is found"
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF: "a character is not allowed in XML"
    case XML_ERR_INVALID_ENCODING: "a character does not fit the file's encoding"
    case XML_ERR_UNSUPPORTED_ENCODING, XML_ERR_UNKNOWN_ENCODING: "the encoding is not known"
    case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE, XML_ERR_LT_IN_ATTRIBUTE:
      "an attribute is not well formed"
    case XML_ERR_ENTITY_LOOP: "entities refer to each other"
    default: "it is not well-formed XML (libxml2 error \(code))"
    }
  }
}
