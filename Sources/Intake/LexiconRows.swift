import LexiconData

/// A TSV file of `Lexicons/` as rows of cells; comments (lines that begin with `#`) and empty lines
/// left out. For the small tables of an adapter, which are read once.
struct LexiconRows {
  let rows: [[String]]

  /// - Parameter path: below `Lexicons/`, such as `survey/roles.tsv`; a file that is not compiled in
  ///   gives no rows.
  init(_ path: String) {
    let files = (0..<voc_lexicon_file_count()).map { voc_lexicon_file_at($0) }
    guard let file = files.first(where: { String(cString: $0.path) == path }) else {
      rows = []
      return
    }
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
    rows = bytes.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }
      .map { line in
        line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
          .map { String(decoding: $0, as: UTF8.self) }
      }
  }

  /// The rows that have exactly `columns` cells.
  func rows(of columns: Int) -> [[String]] { rows.filter { $0.count == columns } }
}
