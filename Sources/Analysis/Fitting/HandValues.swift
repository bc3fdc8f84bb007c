import Language

/// The shipped valences as they were before any of them was fitted: a fitted line has its value by
/// hand in the fifth column, and none where the fit has found it.
package enum HandValues {
  /// Rows, by path, that undo what was fitted.
  package static func overlay(_ lexicons: Lexicons) -> [String: String] {
    var files: [String: String] = [:]
    for path in lexicons.library.paths {
      let table = lexicons.library.table(path)
      let rows = table.rows.indices.filter {
        table.rows[$0].origin == .shipped && table.string($0, 3) == FittedLexicon.mark
      }
      guard !rows.isEmpty else { continue }
      files[path] = rows.map { row in
        let key = table.string(row, 0)
        let value = table.string(row, 4)
        return value.isEmpty ? "\(key)\n" : "\(key)\t\(value)\t\(table.string(row, 2))\n"
      }.joined()
    }
    return files
  }
}
