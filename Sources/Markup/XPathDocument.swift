import CLibXML2

/// A tree made ready for XPath 1.0. The only place where libxml2's own tree is built: from a
/// ``MarkupTree``, so that it has neither entities nor a DTD. Prefixes and namespaces are dropped,
/// as the tree has none: `//message` finds `<x:message>` too.
///
///     let paths = XPathDocument(page.root)
///     try paths?.nodes("//div[@class='msg']", from: nil)
package final class XPathDocument {
  /// How many steps one evaluation may take before it is given up.
  private static let maximumSteps: UInt = 20_000_000

  private let top: MarkupNode
  private let document: xmlDocPtr
  private let context: xmlXPathContextPtr
  /// Index of a node of the tree to its twin; the twin's `_private` holds the index plus one.
  private var twins: [Int32: xmlNodePtr] = [:]

  /// Nil where memory is short.
  package init?(_ top: MarkupNode) {
    guard LibXML.initialised, let document = xmlNewDoc("1.0") else { return nil }
    guard let context = xmlXPathNewContext(document) else {
      xmlFreeDoc(document)
      return nil
    }
    context.pointee.opLimit = Self.maximumSteps
    context.pointee.error = { _, _ in }
    self.top = top
    self.document = document
    self.context = context
    build()
  }

  /// Whether a text is an XPath expression.
  package static func isPath(_ text: String) -> Bool {
    guard LibXML.initialised, let context = xmlXPathNewContext(nil) else { return false }
    defer { xmlXPathFreeContext(context) }
    context.pointee.error = { _, _ in }
    guard let compiled = xmlXPathCtxtCompile(context, text) else { return false }
    xmlXPathFreeCompExpr(compiled)
    return true
  }

  deinit {
    xmlXPathFreeContext(context)
    xmlFreeDoc(document)
  }

  /// The elements that `path` names, in document order, seen from `node` or from the top.
  ///
  /// - Throws: ``MarkupError`` with the code `badPath`.
  package func nodes(_ path: String, from node: MarkupNode?) throws(MarkupError) -> [MarkupNode] {
    let result = try evaluate(path, from: node)
    defer { xmlXPathFreeObject(result) }
    guard let set = result.pointee.nodesetval else { return [] }
    return (0..<Int(set.pointee.nodeNr)).compactMap { at in
      set.pointee.nodeTab[at].flatMap { self.node(of: $0) }
    }
  }

  /// What `path` says, seen from `node`: an attribute's value, an element's reader's text, or the
  /// string that a function gives; nil where it names nothing or cannot be evaluated.
  package func string(_ path: String, from node: MarkupNode) -> String? {
    guard let result = try? evaluate(path, from: node) else { return nil }
    defer { xmlXPathFreeObject(result) }
    if result.pointee.type == XPATH_NODESET {
      guard let set = result.pointee.nodesetval, set.pointee.nodeNr > 0,
        let first = set.pointee.nodeTab[0]
      else { return nil }
      if let node = self.node(of: first) { return node.readerText() }
    }
    guard let text = xmlXPathCastToString(result) else { return nil }
    defer { voc_xmlFree(text) }
    return String(cString: text)
  }

  private func evaluate(
    _ path: String, from node: MarkupNode?
  ) throws(MarkupError) -> xmlXPathObjectPtr {
    context.pointee.node = node.flatMap { twins[$0.index] } ?? xmlDocGetRootElement(document)
    context.pointee.opCount = 0
    guard let result = xmlXPathEval(path, context) else {
      throw MarkupError(.badPath, detail: "the XPath expression cannot be evaluated")
    }
    return result
  }

  private func node(of twin: xmlNodePtr) -> MarkupNode? {
    let mark = Int(bitPattern: twin.pointee._private)
    guard mark > 0, twin.pointee.type == XML_ELEMENT_NODE || twin.pointee.type == XML_TEXT_NODE
    else { return nil }
    return MarkupNode(tree: top.tree, index: Int32(mark - 1))
  }

  /// Nodes stand in document order, so that a parent has its twin before its children do.
  private func build() {
    add(top, below: nil)
    for node in top.descendants {
      add(node, below: node.parent.flatMap { twins[$0.index] })
    }
  }

  private func add(_ node: MarkupNode, below parent: xmlNodePtr?) {
    let twin: xmlNodePtr?
    if node.isText {
      let text = Array(node.textBytes)
      twin = xmlNewDocTextLen(document, text, Int32(clamping: text.count))
    } else {
      twin = xmlNewDocNode(document, nil, node.name.isEmpty ? "root" : node.name, nil)
      for (name, value) in node.attributes { xmlNewProp(twin, name, value) }
    }
    guard let twin else { return }
    twin.pointee._private = UnsafeMutableRawPointer(bitPattern: Int(node.index) + 1)
    if let parent {
      // Adjacent texts are joined by libxml2, which frees the one that is added.
      if xmlAddChild(parent, twin) == twin { twins[node.index] = twin }
    } else {
      xmlDocSetRootElement(document, twin)
      twins[node.index] = twin
    }
  }
}
