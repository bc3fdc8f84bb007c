import Bytes

/// Text in `format=flowed` (RFC 3676): a line that ends in a space goes on in the next line of the
/// same quote depth.
package enum FlowedText {
  /// The paragraphs of `text`, each in one line, quote marks kept, space stuffing undone.
  ///
  /// - Parameter deletesSpace: whether the space at the end of a line is no text (`DelSp=yes`).
  package static func unfold(_ text: [UInt8], deletesSpace: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var openDepth: Int?
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let depth = line.prefix { $0 == UInt8(ascii: ">") }.count
      var content = line.dropFirst(depth)
      if content.first == 0x20 { content.removeFirst() }
      let isSignature = content.elementsEqual("-- ".utf8)
      if let open = openDepth, open != depth || isSignature {
        output.append(0x0A)
        openDepth = nil
      }
      if openDepth == nil, depth > 0 {
        output.append(contentsOf: line.prefix(depth))
        output.append(0x20)
      }
      let flows = content.last == 0x20 && !isSignature
      output.append(contentsOf: flows && deletesSpace ? content.dropLast() : content)
      if !flows { output.append(0x0A) }
      openDepth = flows ? depth : nil
    }
    if openDepth == nil { output.removeLast() }
    return output
  }
}
