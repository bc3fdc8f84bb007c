import Bytes
import LexiconData

/// The lexicon files of this run: those compiled into the program, overlaid by a workspace folder
/// that holds files of the same relative names.
package struct LexiconLibrary: Sendable {
  private var files: [String: File] = [:]
  /// Whether the workspace has any line of its own.
  package private(set) var isOverlaid = false

  /// The library with the workspace folder `overlay`, such as `feedback/lexicons`; a folder or file
  /// that is not there overlays nothing.
  ///
  /// - Parameter without: lines of the overlay's files, by path and number, that are passed over.
  /// - Throws: ``LexiconError`` where a file of the overlay is there and cannot be read.
  package init(
    overlay: String? = nil, without: [String: Set<Int>] = [:]
  ) throws(LexiconError) {
    for index in 0..<voc_lexicon_file_count() {
      let file = voc_lexicon_file_at(index)
      let path = String(cString: file.path)
      let own = try overlay.map { (folder) throws(LexiconError) in
        try Self.read("\(folder)/\(path)", named: path)
      }
      let lines = without[path] ?? []
      isOverlaid = isOverlaid || own?.isEmpty == false
      files[path] = File(
        index: index, workspace: lines.isEmpty ? own ?? [] : Self.bytes(own ?? [], without: lines))
    }
  }

  /// Sixteen hexadecimal digits that change with any byte of any file. To work them out takes a third
  /// of a millisecond.
  package var version: String { Self.version(of: files.values.sorted { $0.index < $1.index }) }

  /// As ``version``, of the files at `paths` alone.
  package func version(of paths: [String]) -> String {
    Self.version(of: paths.compactMap { files[$0] })
  }

  private static func version(of files: [File]) -> String {
    var hash = WordHash()
    for file in files {
      let shipped = voc_lexicon_file_at(file.index)
      let bytes = UnsafeBufferPointer(start: shipped.bytes, count: shipped.count)
      hash.add(hash: WordHash.of(bytes.span))
      hash.add(hash: WordHash.of(file.workspace))
    }
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// A file: its place among those compiled in, and the workspace's bytes of the same name.
  private struct File: Sendable {
    let index: Int
    let workspace: [UInt8]
  }

  /// The paths of all files, sorted.
  package var paths: [String] { files.keys.sorted() }

  /// The file at `path` below `Lexicons/`, read when it is asked for; an empty table where there is
  /// none.
  package func table(_ path: String) -> LexiconTable {
    guard let file = files[path] else { return LexiconTable(path: path) }
    let shipped = voc_lexicon_file_at(file.index)
    return LexiconTable(
      path: path, shipped: Array(UnsafeBufferPointer(start: shipped.bytes, count: shipped.count)),
      workspace: file.workspace)
  }

  /// A file's bytes with some lines empty, so that the others keep their numbers.
  private static func bytes(_ bytes: [UInt8], without lines: Set<Int>) -> [UInt8] {
    let all = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let kept = all.enumerated().map { lines.contains($0.offset + 1) ? [] : $0.element }
    return Array(kept.joined(separator: [0x0A]))
  }

  private static func read(_ file: String, named path: String) throws(LexiconError) -> [UInt8] {
    do {
      return try ByteSource(path: file).readAll(limit: 64 << 20)
    } catch {
      if error.errno == 2 { return [] }
      throw LexiconError(file: "lexicons/\(path)", reason: error.reason)
    }
  }
}
