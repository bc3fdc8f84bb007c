import Foundation

/// A name that nothing in a folder has yet.
enum FreeName {
  /// `name` itself, else `name-2.csv`, `name-3.csv`, …; a very long name is shortened, so that what is
  /// put beside it (`NAME.reason.txt`) has room within the 255 bytes of a name.
  static func of(_ name: String, in folder: String) -> String {
    let path = name as NSString
    let ending = path.pathExtension.isEmpty ? "" : "." + path.pathExtension
    let stem = shortened(path.deletingPathExtension, to: longest - ending.utf8.count)
    var number = 1
    while true {
      let candidate = number == 1 ? stem + ending : "\(stem)-\(number)\(ending)"
      if !FileManager.default.fileExists(atPath: folder + "/" + candidate) { return candidate }
      number += 1
    }
  }

  /// In bytes.
  private static let longest = 200

  private static func shortened(_ stem: String, to limit: Int) -> String {
    var stem = stem
    while stem.utf8.count > max(1, limit), !stem.isEmpty { stem.removeLast() }
    return stem
  }
}
