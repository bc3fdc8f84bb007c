import CLibXML2

/// One run of libxml2's HTML parser over bytes in memory, its events into a ``GrowingTree``.
enum HTMLParse {
  /// - Parameters:
  ///   - bytes: valid UTF-8 without NUL.
  ///   - tree: an empty tree with its bounds, which is empty again in the end.
  ///   - failure: why the bytes end where they do; nil where that is the end of the file.
  static func tree(
    of bytes: UnsafeBufferPointer<UInt8>, in tree: inout GrowingTree, endingIn failure: MarkupError?
  ) -> MarkupTree {
    if LibXML.initialised, !bytes.isEmpty {
      withUnsafeMutablePointer(to: &tree) { parse(bytes, into: $0, endingIn: failure) }
    }
    return tree.take()
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, into tree: UnsafeMutablePointer<GrowingTree>,
    endingIn failure: MarkupError?
  ) {
    bytes.withMemoryRebound(to: CChar.self) { buffer in
      guard let parser = htmlCreateMemoryParserCtxt(buffer.baseAddress, Int32(buffer.count))
      else { return }
      defer { htmlFreeParserCtxt(parser) }
      tree.pointee.startParser()
      var session = HTMLSession(tree: tree, parser: parser)
      withUnsafeMutablePointer(to: &session) { session in
        parser.pointee.sax.pointee = handler
        parser.pointee.userData = UnsafeMutableRawPointer(session)
        htmlCtxtUseOptions(parser, LibXML.htmlOptions)
        xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8)
        htmlParseDocument(parser)
      }
      if let rest = session.rest, rest < bytes.count {
        tree.pointee.text(of: UnsafeBufferPointer(rebasing: bytes[rest...]))
      }
      if let failure { tree.pointee.fail(failure) }
    }
  }

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElement = { session, name, attributes in
      guard let session, let name else { return }
      HTMLSession.at(session).pointee.start(name, attributes)
    }
    handler.endElement = { session, _ in
      guard let session else { return }
      HTMLSession.at(session).pointee.end()
    }
    handler.characters = { session, text, count in
      guard let session, let text, count > 0 else { return }
      HTMLSession.at(session).pointee.text(
        UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.serror = { _, _ in }
    return handler
  }
}

/// What a SAX handler finds behind its `void *`.
private struct HTMLSession {
  private let tree: UnsafeMutablePointer<GrowingTree>
  private let parser: htmlParserCtxtPtr
  /// Where the parser was when it was stopped.
  private(set) var rest: Int?

  init(tree: UnsafeMutablePointer<GrowingTree>, parser: htmlParserCtxtPtr) {
    self.tree = tree
    self.parser = parser
  }

  static func at(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutablePointer<HTMLSession> {
    pointer.assumingMemoryBound(to: HTMLSession.self)
  }

  mutating func start(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard tree.pointee.failure == nil else { return }
    tree.pointee.startElement(name, line: line, column: column)
    if tree.pointee.failure?.code == .tooDeep { stop() }
    var at = 0
    while let attributes, let key = attributes[at] {
      let value = attributes[at + 1]
      let count = value.map { Int(xmlStrlen($0)) } ?? 0
      tree.pointee.attribute(key, UnsafeBufferPointer(start: value, count: count))
      at += 2
    }
    if tree.pointee.failure != nil { xmlStopParser(parser) }
  }

  func end() { tree.pointee.endElement() }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard tree.pointee.failure == nil else { return }
    tree.pointee.text(text, line: line)
    if tree.pointee.failure != nil { xmlStopParser(parser) }
  }

  private mutating func stop() {
    rest = max(0, xmlByteConsumed(parser))
    xmlStopParser(parser)
  }

  private var column: Int { Int(parser.pointee.input?.pointee.col ?? 0) }

  private var line: Int { Int(parser.pointee.input?.pointee.line ?? 0) }
}
