import Foundation

/// A name that nothing in a folder has yet.
enum FreeName {
  /// `name` itself, else `name-2.csv`, `name-3.csv`, …
  static func of(_ name: String, in folder: String) -> String {
    guard FileManager.default.fileExists(atPath: folder + "/" + name) else { return name }
    let path = name as NSString
    let ending = path.pathExtension.isEmpty ? "" : "." + path.pathExtension
    var number = 2
    while true {
      let candidate = "\(path.deletingPathExtension)-\(number)\(ending)"
      if !FileManager.default.fileExists(atPath: folder + "/" + candidate) { return candidate }
      number += 1
    }
  }
}
