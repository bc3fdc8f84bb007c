import Analysis
import Bytes

/// Labelled texts on disk.
enum LabelledFile {
  /// Gigabytes of labels are somebody's mistake.
  private static let largest = 256 << 20

  /// Reads a file; its name without folder and extension is the set's.
  ///
  /// - Throws: `ByteSourceError` where it cannot be read, ``LabelledSetError`` at a bad row.
  static func read(_ path: String) throws -> LabelledSet {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let name = file.split(separator: ".").first.map(String.init) ?? file
    return try LabelledSet(name: name, bytes: ByteSource(path: path).readAll(limit: largest))
  }
}
