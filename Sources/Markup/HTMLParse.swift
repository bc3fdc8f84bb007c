import CLibXML2

/// One run of libxml2's HTML parser over bytes in memory, its events into a ``GrowingTree``.
enum HTMLParse {
  /// - Parameters:
  ///   - bytes: valid UTF-8 without NUL.
  ///   - empty: a tree with its bounds.
  ///   - failure: why the bytes end where they do; nil where that is the end of the file.
  static func tree(
    of bytes: UnsafeBufferPointer<UInt8>, in empty: GrowingTree, endingIn failure: MarkupError?
  ) -> MarkupTree {
    var tree = empty
    guard LibXML.initialised, !bytes.isEmpty else { return tree.take() }
    return bytes.withMemoryRebound(to: CChar.self) { buffer in
      guard let parser = htmlCreateMemoryParserCtxt(buffer.baseAddress, Int32(buffer.count))
      else { return tree.take() }
      defer { htmlFreeParserCtxt(parser) }
      let session = UnsafeMutablePointer<HTMLSession>.allocate(capacity: 1)
      session.initialize(to: HTMLSession(tree: tree, parser: parser))
      defer {
        session.deinitialize(count: 1)
        session.deallocate()
      }
      parser.pointee.sax.pointee = handler()
      parser.pointee.userData = UnsafeMutableRawPointer(session)
      htmlCtxtUseOptions(parser, LibXML.htmlOptions)
      xmlSwitchToEncoding(parser, xmlFindCharEncodingHandler("UTF-8"))
      htmlParseDocument(parser)
      if let rest = session.pointee.rest, rest < bytes.count {
        session.pointee.tree.text(of: UnsafeBufferPointer(rebasing: bytes[rest...]))
      }
      if let failure { session.pointee.tree.fail(failure) }
      return session.pointee.tree.take()
    }
  }

  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElement = { session, name, attributes in
      guard let session, let name else { return }
      HTMLSession.at(session).pointee.start(name, attributes)
    }
    handler.endElement = { session, _ in
      guard let session else { return }
      HTMLSession.at(session).pointee.tree.endElement()
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
  var tree: GrowingTree
  let parser: htmlParserCtxtPtr
  /// Where the parser was when it was stopped.
  private(set) var rest: Int?

  init(tree: GrowingTree, parser: htmlParserCtxtPtr) {
    self.tree = tree
    self.parser = parser
  }

  static func at(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutablePointer<HTMLSession> {
    pointer.assumingMemoryBound(to: HTMLSession.self)
  }

  mutating func start(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard tree.failure == nil else { return }
    tree.startElement(name, line: line, column: column)
    if tree.failure?.code == .tooDeep { stop() }
    var at = 0
    while let attributes, let key = attributes[at] {
      let value = attributes[at + 1]
      let count = value.map { Int(xmlStrlen($0)) } ?? 0
      tree.attribute(key, UnsafeBufferPointer(start: value, count: count))
      at += 2
    }
    if tree.failure != nil { xmlStopParser(parser) }
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard tree.failure == nil else { return }
    tree.text(text, line: line)
    if tree.failure != nil { xmlStopParser(parser) }
  }

  private mutating func stop() {
    rest = max(0, xmlByteConsumed(parser))
    xmlStopParser(parser)
  }

  private var column: Int { Int(parser.pointee.input?.pointee.col ?? 0) }

  private var line: Int { Int(parser.pointee.input?.pointee.line ?? 0) }
}
