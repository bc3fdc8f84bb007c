import Bytes
import CLibXML2
import Intake
import Markup

extension Benchmark {
  static let markup = [
    Benchmark(name: "chat.xml", summary: "XML transcripts to turns") { exports in
      let bytes = try exports.bytes(exports.chats)
      let items = try ChatAdapter().readAll(bytes, named: "chats.xml")
      return Work(bytes: bytes.count, items: items, reference: .libxml2(xml: [bytes])) {
        try ChatAdapter().readAll(bytes, named: "chats.xml")
      }
    },
    Benchmark(name: "chat.html", summary: "HTML transcripts of 1 kB to turns") { exports in
      let transcripts = try exports.transcripts()
      return Work(
        bytes: transcripts.map(\.count).reduce(0, +), items: transcripts.count,
        reference: .libxml2(html: transcripts)
      ) {
        for transcript in transcripts { try ChatAdapter().readAll(transcript, named: "chat.html") }
      }
    },
    Benchmark(name: "chat.xml.sax", summary: "XML transcripts to turns") { exports in
      let bytes = try exports.bytes(exports.chats)
      let items = try ChatAdapter().readAll(bytes, named: "chats.xml")
      return Work(bytes: bytes.count, items: items, reference: .events(xml: [bytes])) {
        try ChatAdapter().readAll(bytes, named: "chats.xml")
      }
    },
    Benchmark(name: "chat.html.sax", summary: "HTML transcripts of 1 kB to turns") { exports in
      let transcripts = try exports.transcripts()
      return Work(
        bytes: transcripts.map(\.count).reduce(0, +), items: transcripts.count,
        reference: .events(html: transcripts)
      ) {
        for transcript in transcripts { try ChatAdapter().readAll(transcript, named: "chat.html") }
      }
    },
    page("chat.telegram", "a Telegram page of 20 MB to turns", ChatPage.telegram),
    page("chat.page", "an unknown HTML page of 20 MB to turns", ChatPage.plain),
    Benchmark(name: "markup.xml", summary: "XML to trees, one a transcript") { exports in
      let bytes = try exports.bytes(exports.chats)
      return Work(
        bytes: bytes.count, items: Self.trees(of: bytes), reference: .libxml2(xml: [bytes])
      ) {
        _ = Self.trees(of: bytes)
      }
    },
    Benchmark(name: "markup.html", summary: "HTML to trees") { exports in
      let pages = try exports.transcripts()
      return Work(
        bytes: pages.map(\.count).reduce(0, +), items: pages.count, reference: .libxml2(html: pages)
      ) {
        for page in pages { _ = HTMLDocument(page).failure }
      }
    },
  ]

  private static func page(
    _ name: String, _ summary: String, _ make: @escaping @Sendable ([String]) -> [UInt8]
  ) -> Benchmark {
    Benchmark(name: name, summary: summary) { exports in
      let bytes = make(try exports.texts())
      let items = try ChatAdapter().readAll(bytes, named: "chat.html")
      return Work(bytes: bytes.count, items: items, reference: .libxml2(html: [bytes])) {
        try ChatAdapter().readAll(bytes, named: "chat.html")
      }
    }
  }

  private static func trees(of bytes: [UInt8]) -> Int {
    let stream = XMLStream(ByteSource(bytes: bytes, name: "chats.xml"), cut: .at(["transcript"]))
    var count = 0
    while stream.next() != nil { count += 1 }
    return count
  }
}

extension Reference {
  /// glibc joins the small pieces that were freed when something large is asked for next: here, at
  /// the expense of whoever freed them, and not at that of the run that follows.
  private static func sweep() { xmlBufferFree(xmlBufferCreateSize(64 << 10)) }

  /// libxml2's bare reading of XML into its own tree.
  fileprivate static func libxml2(xml files: [[UInt8]]) -> Reference {
    Reference("libxml2 xmlReadMemory") {
      let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue)
      for file in files {
        file.withUnsafeBytes { bytes in
          let text = bytes.bindMemory(to: CChar.self).baseAddress
          xmlFreeDoc(xmlReadMemory(text, Int32(bytes.count), nil, nil, options))
        }
      }
      sweep()
    }
  }

  /// libxml2's bare reading of HTML into its own tree.
  fileprivate static func libxml2(html files: [[UInt8]]) -> Reference {
    Reference("libxml2 htmlReadMemory") {
      let options = Int32(
        HTML_PARSE_NONET.rawValue | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
          | HTML_PARSE_NOWARNING.rawValue)
      for file in files {
        file.withUnsafeBytes { bytes in
          let text = bytes.bindMemory(to: CChar.self).baseAddress
          xmlFreeDoc(htmlReadMemory(text, Int32(bytes.count), nil, "UTF-8", options))
        }
      }
      sweep()
    }
  }

  /// libxml2's bare reading of XML as events that nobody keeps: what no reader on it can beat.
  fileprivate static func events(xml files: [[UInt8]]) -> Reference {
    Reference("libxml2 events, nothing kept") {
      for file in files {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { _, _, _, _, _, _, _, _, _ in }
        handler.endElementNs = { _, _, _, _ in }
        handler.characters = { _, _, _ in }
        handler.serror = { _, _ in }
        let parser = xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil)
        file.withUnsafeBytes { bytes in
          let text = bytes.bindMemory(to: CChar.self).baseAddress
          _ = xmlParseChunk(parser, text, Int32(bytes.count), 0)
          _ = xmlParseChunk(parser, nil, 0, 1)
        }
        xmlFreeParserCtxt(parser)
      }
    }
  }

  /// As ``events(xml:)``, of HTML.
  fileprivate static func events(html files: [[UInt8]]) -> Reference {
    Reference("libxml2 events, nothing kept") {
      for file in files {
        file.withUnsafeBytes { bytes in
          let text = bytes.bindMemory(to: CChar.self).baseAddress
          guard let parser = htmlCreateMemoryParserCtxt(text, Int32(bytes.count)) else { return }
          var handler = xmlSAXHandler()
          handler.initialized = UInt32(XML_SAX2_MAGIC)
          handler.startElement = { _, _, _ in }
          handler.endElement = { _, _ in }
          handler.characters = { _, _, _ in }
          handler.serror = { _, _ in }
          parser.pointee.sax.pointee = handler
          htmlParseDocument(parser)
          htmlFreeParserCtxt(parser)
        }
      }
    }
  }
}
