/// The parts of a file's path. Foundation's `lastPathComponent` and `deletingLastPathComponent` on
/// Linux stop the program where the whole path is one letter, as a file in the inbox may be called.
extension String {
  /// The last name of the path: `b` of `a/b` and of `a/b/`; `/` of the root.
  package var lastPathName: String {
    let path = withoutLastSlashes
    guard path != "/", let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  /// The folder that holds what the path names: `a` of `a/b`, `/` of `/a`, nothing of `a`.
  package var enclosingPath: String {
    let path = withoutLastSlashes
    guard let slash = path.lastIndex(of: "/") else { return "" }
    let folder = String(path[..<slash]).withoutLastSlashes
    return folder.isEmpty ? "/" : folder
  }

  private var withoutLastSlashes: String {
    var end = utf8.endIndex
    while end > utf8.startIndex, utf8[utf8.index(before: end)] == UInt8(ascii: "/") {
      end = utf8.index(before: end)
    }
    return end == utf8.startIndex && !isEmpty ? "/" : String(self[..<end])
  }
}
