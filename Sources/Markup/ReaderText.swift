/// What ``MarkupNode/readerText(quotes:skipping:)`` does with quotations.
package enum QuoteStyle: Sendable {
  /// Like any other block.
  case plain
  /// Lines in a `blockquote` start with `> `, once a level, as in plain-text mail.
  case marked
}

extension MarkupNode {
  /// The text below this node as a reader sees it: blocks and `<br>` break lines, paragraphs stand
  /// apart by an empty line, white space is folded except in `<pre>`, list items are marked, cells
  /// of a row are parted by a tab, and what is hidden (`display:none`, `hidden`, `mso-hide:all`,
  /// scripts, styles, the head) is left out. Pictures count where their `alt` is an emoji.
  ///
  /// - Parameters:
  ///   - quotes: what to do with `blockquote`.
  ///   - skip: elements to leave out with all below them.
  package func readerText(
    quotes: QuoteStyle = .plain, skipping skip: (MarkupNode) -> Bool = { _ in false }
  ) -> String {
    if isText { return ReaderText.folded(textBytes) }
    if let only = firstChild, only.isText, only.next == nil, look == .inline || look == .block {
      return ReaderText.folded(only.textBytes)
    }
    var writer = ReaderText(quotes: quotes)
    var node = self
    while true {
      if writer.enter(node, isStart: node == self, skip: skip), let child = node.firstChild {
        node = child
        continue
      }
      writer.leave(node)
      while node != self, node.next == nil, let parent = node.parent {
        node = parent
        writer.leave(node)
      }
      guard node != self, let next = node.next else { break }
      node = next
    }
    return writer.text
  }
}

/// The state of a text while it is being laid out: what was written, and what is owed before the
/// next visible character.
struct ReaderText {
  private let quotes: QuoteStyle
  private var out: [UInt8] = []
  /// Line breaks owed; 2 leave an empty line.
  private var owedBreaks = 0
  private var owedSpace = false
  private var owedTab = false
  private var owedMark: String?
  private var preformatted = 0
  private var quoteDepth = 0
  /// The open lists, innermost last: the next number, or nil for bullets.
  private var lists: [Int?] = []

  init(quotes: QuoteStyle) { self.quotes = quotes }

  var text: String { String(decoding: out, as: UTF8.self) }

  static func folded(_ bytes: ArraySlice<UInt8>) -> String {
    if isPlain(bytes) { return String(decoding: bytes, as: UTF8.self) }
    var writer = ReaderText(quotes: .plain)
    writer.write(bytes)
    return writer.text
  }

  /// Whether no white space would be folded.
  static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { bytes in
      guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else {
        return false
      }
      var at = 0
      var wasSpace = false
      while at + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        guard !hasSpecial(word) else { return false }
        // The high bit of each byte that is a space.
        let spaces = zeros(word ^ 0x2020_2020_2020_2020)
        if spaces & (spaces << 8) != 0 || (wasSpace && spaces & 0x80 != 0) { return false }
        wasSpace = spaces >> 63 == 1
        at += 8
      }
      while at < bytes.count {
        let byte = bytes[at]
        if byte < 0x20 || byte == 0xC2 || (byte == 0x20 && wasSpace) { return false }
        wasSpace = byte == 0x20
        at += 1
      }
      return true
    }
  }

  /// The high bit of each byte of `word` that is zero, and of no other.
  private static func zeros(_ word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((word & low) &+ low) | word | low)
  }

  /// Whether a byte is a control character or the first of U+0080–U+00BF.
  private static func hasSpecial(_ word: UInt64) -> Bool {
    let isControl = zeros(word & 0xE0E0_E0E0_E0E0_E0E0)
    return isControl | zeros(word ^ 0xC2C2_C2C2_C2C2_C2C2) != 0
  }

  /// Writes what stands at the beginning of `node`.
  ///
  /// - Returns: whether to go on with what is below it.
  mutating func enter(
    _ node: MarkupNode, isStart: Bool, skip: (MarkupNode) -> Bool
  ) -> Bool {
    if node.isText {
      write(node.textBytes)
      return false
    }
    if !isStart, skip(node) || node.isHidden { return false }
    switch node.look {
    case .inline: break
    case .block, .tableRow: owe(breaks: 1)
    case .paragraph: owe(breaks: 2)
    case .lineBreak: lineBreak()
    case .listItem: startItem()
    case .orderedList: startList(1)
    case .unorderedList: startList(nil)
    case .tableCell: owedTab = owedTab || owedBreaks == 0
    case .hidden: return isStart
    case .preformatted:
      owe(breaks: 1)
      preformatted += 1
    case .quote:
      owe(breaks: 1)
      quoteDepth += 1
    case .image: write(node.emojiText)
    }
    return true
  }

  /// Writes what stands at the end of `node`; called for every node that was entered.
  mutating func leave(_ node: MarkupNode) {
    guard node.isElement, node.look != .hidden, !node.isHidden else { return }
    switch node.look {
    case .block, .tableRow, .listItem: owe(breaks: 1)
    case .paragraph: owe(breaks: 2)
    case .orderedList, .unorderedList:
      if !lists.isEmpty { lists.removeLast() }
      owe(breaks: 1)
    case .preformatted:
      owe(breaks: 1)
      preformatted = max(0, preformatted - 1)
    case .quote:
      owe(breaks: 1)
      quoteDepth = max(0, quoteDepth - 1)
    default: break
    }
  }

  private mutating func owe(breaks: Int) {
    owedBreaks = max(owedBreaks, breaks)
    owedSpace = false
    owedTab = false
  }

  private mutating func lineBreak() {
    owedBreaks = min(owedBreaks + 1, 2)
    owedSpace = false
  }

  private mutating func startList(_ number: Int?) {
    lists.append(number)
    owe(breaks: 1)
  }

  private mutating func startItem() {
    owe(breaks: 1)
    guard let innermost = lists.last else { return }
    if let number = innermost {
      owedMark = "\(number). "
      lists[lists.count - 1] = number &+ 1
    } else {
      owedMark = "- "
    }
  }

  /// Writes text with its white space folded; U+00A0 counts as a space that is not folded away.
  private mutating func write(_ bytes: ArraySlice<UInt8>) {
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let byte = bytes[at]
      if isMarkupSpace(byte) {
        space(byte)
        at += 1
      } else if byte == 0xC2, at + 1 < bytes.endIndex, bytes[at + 1] == 0xA0 {
        owedSpace = owedSpace || !out.isEmpty
        at += 2
      } else {
        let end = bytes[at...].firstIndex { isMarkupSpace($0) || $0 == 0xC2 } ?? bytes.endIndex
        pay()
        out.append(contentsOf: bytes[at..<max(end, at + 1)])
        at = max(end, at + 1)
      }
    }
  }

  private mutating func space(_ byte: UInt8) {
    guard preformatted > 0 else {
      owedSpace = true
      return
    }
    if byte == 0x0A {
      lineBreakKept()
    } else if byte != 0x0D {
      pay()
      out.append(byte)
    }
  }

  /// A line break inside `<pre>`, where empty lines count one by one.
  private mutating func lineBreakKept() {
    owedBreaks += 1
    owedSpace = false
  }

  /// Writes what is owed before the next visible character.
  private mutating func pay() {
    if !out.isEmpty, owedBreaks > 0 {
      for _ in 0..<owedBreaks { newLine() }
    } else if out.isEmpty {
      markQuote()
    } else if owedTab {
      out.append(0x09)
    } else if owedSpace {
      out.append(0x20)
    }
    if let owedMark { out.append(contentsOf: owedMark.utf8) }
    owedBreaks = 0
    owedSpace = false
    owedTab = false
    owedMark = nil
  }

  private mutating func newLine() {
    out.append(0x0A)
    markQuote()
  }

  private mutating func markQuote() {
    guard quotes == .marked else { return }
    for _ in 0..<quoteDepth { out.append(contentsOf: [0x3E, 0x20]) }
  }
}

extension MarkupTree {
  /// The bytes that are an element's reader's text as they stand; nil where the text must be laid
  /// out or its white space folded.
  package func plainText(of node: Int32) -> Range<Int>? {
    let element = records[Int(node)]
    guard element.name >= 0, element.firstChild >= 0 else { return nil }
    let text = records[Int(element.firstChild)]
    let look = names.looks[Int(element.name)]
    guard text.name < 0, text.next < 0, look == .inline || look == .block else { return nil }
    let range = Int(text.start)..<Int(text.end)
    return ReaderText.isPlain(bytes[range]) ? range : nil
  }
}

extension MarkupNode {
  var look: ElementLook {
    let name = record.name
    return name < 0 ? .inline : tree.names.looks[Int(name)]
  }

  /// Whether an attribute hides this element from readers.
  package var isHidden: Bool {
    guard record.start < record.end else { return false }
    if attribute("hidden") != nil { return true }
    guard let style = attribute("style") else { return false }
    let folded = style.utf8.lazy.filter { !isMarkupSpace($0) }.map { $0 | 0x20 }
    let bytes = Array(folded)
    return Self.hidingStyles.contains { bytes.firstRange(of: $0) != nil }
  }

  /// Folded as ``isHidden`` folds, which maps `:` to itself and `-` to itself.
  private static let hidingStyles: [[UInt8]] = [
    "display:none", "visibility:hidden", "mso-hide:all",
  ].map { $0.utf8.map { $0 | 0x20 } }

  /// The `alt` of a picture where it is an emoji or a smiley rather than a description.
  var emojiText: ArraySlice<UInt8> {
    guard let alt = attribute("alt"), !alt.isEmpty else { return [] }
    let isWordless = !alt.utf8.contains { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
    let isSmiley = classes.contains { name in
      ["emoji", "smiley", "emoticon"].contains { name.lowercased().contains($0) }
    }
    return isWordless || isSmiley ? Array(alt.utf8)[...] : []
  }
}
