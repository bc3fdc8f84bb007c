import Foundation

/// A name that nothing in a folder has yet.
enum FreeName {
  /// `name` itself, else `name-2.csv`, `name-3.csv`, …; a very long name is shortened, so that what is
  /// put beside it (`NAME.reason.txt`) has room within the 255 bytes of a name.
  ///
  /// - Parameter companions: endings of what will stand beside it, which must be free as well: a
  ///   dropped file may be called `a.csv.reason.txt`.
  static func of(_ name: String, in folder: String, companions: [String] = []) -> String {
    let path = name as NSString
    let ending = path.pathExtension.isEmpty ? "" : "." + path.pathExtension
    let stem = shortened(path.deletingPathExtension, to: longest - ending.utf8.count)
    var number = 1
    while true {
      let candidate = number == 1 ? stem + ending : "\(stem)-\(number)\(ending)"
      let taken = ([""] + companions).contains { isTaken(folder + "/" + candidate + $0) }
      if !taken { return candidate }
      number += 1
    }
  }

  /// Whether something has this path, a link that leads nowhere included.
  static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// In bytes.
  private static let longest = 200

  private static func shortened(_ stem: String, to limit: Int) -> String {
    var stem = stem
    while stem.utf8.count > max(1, limit), !stem.isEmpty { stem.removeLast() }
    return stem
  }
}
