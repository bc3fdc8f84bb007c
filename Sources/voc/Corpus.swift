import Bytes
import CorpusData
import Foundation
import Pipeline

/// The sample exports that are compiled into the program.
enum Corpus {
  /// The text of one file; empty where there is none of that name.
  static func text(of path: String) -> String {
    for file in files where file.path == path {
      return String(decoding: file.bytes, as: UTF8.self)
    }
    return ""
  }

  /// Puts the sample's inbox into a workspace's.
  static func drop(into workspace: Workspace) throws {
    for file in files where file.path.hasPrefix("inbox/") {
      let target = workspace.root + "/" + file.path
      try workspace.makeFolder(target.enclosingPath)
      try workspace.write(Array(file.bytes), to: target)
    }
  }

  private static var files: [(path: String, bytes: UnsafeBufferPointer<UInt8>)] {
    (0..<voc_corpus_file_count()).map { index in
      let file = voc_corpus_file_at(index)
      return (
        String(cString: file.path), UnsafeBufferPointer(start: file.bytes, count: file.count)
      )
    }
  }
}
