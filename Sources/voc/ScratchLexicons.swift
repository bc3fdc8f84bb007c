import Analysis
import Bytes
import Foundation

/// A folder of lexicon files that is laid over the shipped ones for a while: those of a workspace
/// without its fitted lines, and what is to be tried.
struct ScratchLexicons {
  private let folder: String
  /// The files that lie under what is tried, by path.
  private let base: [String: String]

  /// - Parameters:
  ///   - base: a workspace's `lexicons/`; nil for the shipped ones alone.
  ///   - fromHand: whether to lay the values set by hand over shipped ones that were fitted.
  init(base overlay: String?, fromHand: Bool = false) throws {
    folder = NSTemporaryDirectory() + "voc-lexicons-\(getpid())"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var files = fromHand ? HandValues.overlay(try Lexicons()) : [:]
    for path in try Lexicons().library.paths {
      guard let overlay, let data = FileManager.default.contents(atPath: "\(overlay)/\(path)")
      else { continue }
      files[path, default: ""] += FittedLexicon.handWritten(String(decoding: data, as: UTF8.self))
    }
    base = files
  }

  /// The lexicons with `lines` in force.
  func lexicons(_ lines: FittedLexicon) throws -> Lexicons {
    let texts = Dictionary(uniqueKeysWithValues: lines.paths.map { ($0, lines.text(of: $0)) })
    return try lexicons(texts)
  }

  /// The lexicons with the rows of `texts`, by path, in force.
  func lexicons(_ texts: [String: String]) throws -> Lexicons {
    let files = base.merging(texts) { old, new in
      old.isEmpty || old.hasSuffix("\n") ? old + new : old + "\n" + new
    }
    try? FileManager.default.removeItem(atPath: folder)
    for (path, text) in files {
      try Self.write(text, to: "\(folder)/\(path)")
    }
    return try Lexicons(overlay: folder)
  }

  /// Writes the lines of a fit into a workspace's `lexicons/`, in place of those of the last fit.
  ///
  /// - Returns: the files written.
  func write(_ lexicon: FittedLexicon, to overlay: String) throws -> [String] {
    try Lexicons().library.paths.compactMap { path in
      let file = "\(overlay)/\(path)"
      let data = FileManager.default.contents(atPath: file)
      let old = data.map { String(decoding: $0, as: UTF8.self) } ?? ""
      let text = lexicon.text(of: path, over: old)
      guard text != old else { return nil }
      try Self.write(text, to: file)
      return file
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private static func write(_ text: String, to file: String) throws {
    let place = file.enclosingPath
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
  }
}
