import Foundation

/// A parser to throw damaged inputs at.
struct FuzzTarget: Sendable {
  /// As it is named on the command line: `mail`, `survey`.
  let name: String
  /// The folder of sound inputs, below `Corpus`.
  let corpus: String
  /// What means something in the format.
  let marks: [String]
  /// Reads an input from its first byte to its last. Errors that it is meant to throw are caught in it.
  let read: @Sendable ([UInt8]) -> Void

  /// All there are.
  static let all: [FuzzTarget] = mail + survey + chat

  /// The sound inputs, in name order; files with what is expected of them are left out.
  func inputs(below folder: String) throws -> [[UInt8]] {
    let root = URL(fileURLWithPath: folder).appendingPathComponent(corpus)
    return try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
      .filter { !$0.hasSuffix(".json") && !$0.hasSuffix(".md") }
      .map { root.appendingPathComponent($0) }
      .filter { !$0.hasDirectoryPath }
      .compactMap { try? Array(Data(contentsOf: $0)) }
  }
}
