import Bytes
import CLibXML2

/// An HTML file or mail body as a tree. HTML is never an error: whatever stands there is read as
/// far as it makes sense.
///
///     let page = HTMLDocument(bytes)
///     page.root.first(class: "message")?.readerText()  // "Goedemiddag, mijn factuur klopt niet"
package struct HTMLDocument: Sendable {
  /// The largest file that is read; a tree takes up to four times as much.
  package static let maximumSize = 40 << 20

  private let tree: MarkupTree

  /// - Parameters:
  ///   - bytes: as they stand in the file.
  ///   - charset: what the transport says of them, as a mail's Content-Type does; it beats
  ///     `<meta>`, a byte order mark beats both.
  package init(_ bytes: [UInt8], charset: Charset? = nil) {
    let charset = Self.charset(of: bytes, stated: charset)
    if charset == .utf8 || charset == .ascii, let plain = Self.plainUTF8(bytes) {
      tree = plain.withUnsafeBufferPointer { Self.parse($0) }
    } else {
      var text = charset.decode(bytes)
      tree = text.withUTF8 { Self.parse($0) }
    }
  }

  /// HTML that is decoded already.
  package init(text: String) {
    var text = text
    tree = text.withUTF8 { Self.parse($0) }
  }

  /// The bytes after a byte order mark where they are well-formed UTF-8 and need no decoding.
  private static func plainUTF8(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let plain = bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    return plain.withUnsafeBufferPointer { Charset.isASCII($0) || Charset.isUTF8($0) }
      ? plain : nil
  }

  /// Stands above `html`.
  package var root: MarkupNode { tree.root }

  /// Why the end of the file was not reached; nil where it was.
  package var failure: MarkupError? { tree.failure }

  /// The words of `<title>`.
  package var title: String? { root.first("title")?.readerText() }

  /// Byte order mark, then what the transport says, then `<meta>`, then a guess. A `<meta>` is not
  /// believed where it says UTF-16 of bytes that it could then not be read in itself, nor of any
  /// other charset where the bytes are UTF-8 beyond ASCII.
  static func charset(of bytes: [UInt8], stated: Charset?) -> Charset {
    let guess = Charset.guess(bytes)
    let hasMark =
      bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes.starts(with: [0xFF, 0xFE])
      || bytes.starts(with: [0xFE, 0xFF])
    if hasMark { return guess }
    if let stated { return stated }
    if let label = MetaCharset.find(in: bytes), let declared = Charset(label: label) {
      let wide: [Charset] = [.utf16, .utf16LittleEndian, .utf16BigEndian]
      return wide.contains(declared) || guess == .utf8 ? guess : declared
    }
    return guess
  }

  /// How much a tree may take, in bytes.
  static let maximumTree = 4 * maximumSize

  /// - Parameter bytes: valid UTF-8.
  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> MarkupTree {
    if bytes.count <= SpareTrees.largestFile { return SpareTrees.with { read(bytes, in: &$0) } }
    var tree = GrowingTree(limit: maximumTree)
    guard bytes.count <= maximumSize else {
      tree.fail(MarkupError(.tooLarge, detail: "the file is larger than can be read at once"))
      return tree.take()
    }
    return read(bytes, in: &tree)
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, in tree: inout GrowingTree
  ) -> MarkupTree {
    if let excess = TagBound.excess(in: bytes) {
      let sound = UnsafeBufferPointer(rebasing: bytes[..<excess])
      return read(sound, in: &tree, endingIn: TagBound.excess)
    }
    return read(bytes, in: &tree, endingIn: nil)
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, in tree: inout GrowingTree, endingIn failure: MarkupError?
  ) -> MarkupTree {
    let start = isFragment(bytes) ? Array("<body>".utf8) : []
    if bytes.find(byte: 0) != nil {
      let clean = start + bytes.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }
      return clean.withUnsafeBufferPointer { HTMLParse.tree(of: $0, in: &tree, endingIn: failure) }
    }
    guard !start.isEmpty else { return HTMLParse.tree(of: bytes, in: &tree, endingIn: failure) }
    return (start + bytes).withUnsafeBufferPointer {
      HTMLParse.tree(of: $0, in: &tree, endingIn: failure)
    }
  }

  /// Whether there is no `<html>` and no `<body>`, for which libxml2 would make paragraphs that
  /// nobody wrote.
  private static func isFragment(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = UnsafeBufferPointer(rebasing: bytes.prefix(64 << 10))
    return MetaCharset.index(of: "<html", in: head, from: 0) == nil
      && MetaCharset.index(of: "<body", in: head, from: 0) == nil
  }
}

/// The charset label of the first `<meta>` that names one, as a prescan (HTML §13.2.3.2) finds it,
/// but in the whole head: exporters with large style sheets put it late.
enum MetaCharset {
  /// How far into a file a `<meta>` is looked for.
  private static let reach = 256 << 10

  static func find(in bytes: [UInt8]) -> String? {
    bytes.withUnsafeBufferPointer { buffer in
      let head = UnsafeBufferPointer(rebasing: buffer.prefix(reach))
      var at = 0
      while let tag = index(of: "<meta", in: head, from: at) {
        let end = head[tag...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
        let meta = UnsafeBufferPointer(rebasing: head[tag..<end])
        if let label = label(in: meta) { return label }
        // What stands inside an open tag is of that tag, and was looked through.
        at = end
      }
      return nil
    }
  }

  private static func label(in meta: UnsafeBufferPointer<UInt8>) -> String? {
    guard let name = index(of: "charset", in: meta, from: 0) else { return nil }
    var rest = meta[(name + 7)...].drop(while: isMarkupSpace)
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { isMarkupSpace($0) || $0 == 0x22 || $0 == 0x27 }
    let label = rest.prefix { !isMarkupSpace($0) && !"\"';/>".utf8.contains($0) }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
  }

  /// Where `word`, in lower case, stands in `bytes` in whatever case.
  static func index(
    of word: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    word.withUTF8Buffer { word in
      var at = start
      while at + word.count <= bytes.count {
        if word[0] == UInt8(ascii: "<") {
          guard let next = bytes.find(byte: word[0], from: at), next + word.count <= bytes.count
          else { return nil }
          at = next
        }
        var matched = 0
        while matched < word.count, bytes[at + matched] | 0x20 == word[matched] | 0x20 {
          matched += 1
        }
        if matched == word.count { return at }
        at += 1
      }
      return nil
    }
  }
}
