import CLibXML2

/// One run of libxml2's HTML parser over bytes in memory, its events into a ``TreeBuilder``.
enum HTMLParse {
  /// - Parameter bytes: valid UTF-8 without NUL.
  static func run(_ bytes: UnsafeBufferPointer<UInt8>, into builder: TreeBuilder) {
    guard LibXML.initialised, !bytes.isEmpty else { return }
    bytes.withMemoryRebound(to: CChar.self) { buffer in
      guard let context = htmlCreateMemoryParserCtxt(buffer.baseAddress, Int32(buffer.count))
      else { return }
      defer { htmlFreeParserCtxt(context) }
      let session = HTMLSession(builder: builder, parser: context)
      withExtendedLifetime(session) {
        context.pointee.sax.pointee = handler()
        context.pointee.userData = Unmanaged.passUnretained(session).toOpaque()
        htmlCtxtUseOptions(context, LibXML.htmlOptions)
        xmlSwitchToEncoding(context, xmlFindCharEncodingHandler("UTF-8"))
        htmlParseDocument(context)
      }
    }
  }

  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElement = { session, name, attributes in
      guard let session, let name else { return }
      HTMLSession.at(session)._withUnsafeGuaranteedRef {
        $0.start(name, attributes)
      }
    }
    handler.endElement = { session, _ in
      guard let session else { return }
      HTMLSession.at(session)._withUnsafeGuaranteedRef { $0.builder.endElement() }
    }
    handler.characters = { session, text, count in
      guard let session, let text, count > 0 else { return }
      HTMLSession.at(session)._withUnsafeGuaranteedRef {
        $0.text(UnsafeBufferPointer(start: text, count: Int(count)))
      }
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.serror = { _, _ in }
    return handler
  }
}

/// What a SAX handler finds behind its `void *`.
private final class HTMLSession {
  let builder: TreeBuilder
  private let parser: htmlParserCtxtPtr

  init(builder: TreeBuilder, parser: htmlParserCtxtPtr) {
    self.builder = builder
    self.parser = parser
  }

  static func at(_ pointer: UnsafeMutableRawPointer) -> Unmanaged<HTMLSession> {
    Unmanaged.fromOpaque(pointer)
  }

  func start(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard builder.failure == nil else { return xmlStopParser(parser) }
    builder.startElement(name, line: line)
    var at = 0
    while let attributes, let key = attributes[at] {
      let value = attributes[at + 1]
      let count = value.map { Int(xmlStrlen($0)) } ?? 0
      builder.attribute(key, UnsafeBufferPointer(start: value, count: count))
      at += 2
    }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard builder.failure == nil else { return xmlStopParser(parser) }
    builder.text(text, line: line)
  }

  private var line: Int { Int(parser.pointee.input?.pointee.line ?? 0) }
}
