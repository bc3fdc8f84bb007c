import Foundation

/// The searches that a workspace keeps by name, in its `searches.tsv`: a name, a tab and the query a
/// line, to be edited by hand as well. Lines that begin with `#` are remarks.
package struct SavedSearches: Sendable, Equatable {
  /// A search with its name.
  package struct Entry: Sendable, Equatable {
    package let name: String
    package let query: String
  }

  /// As they stand in the file, remarks included.
  private var lines: [String]

  /// What the file says; none where there is no file.
  ///
  /// - Throws: ``PipelineError`` where there is one that cannot be read.
  package init(_ workspace: Workspace) throws(PipelineError) {
    let bytes = FileManager.default.contents(atPath: workspace.searches)
    guard bytes != nil || !FileManager.default.fileExists(atPath: workspace.searches) else {
      throw PipelineError(
        .fileSystem, place: workspace.searches,
        detail: "cannot be read; check that it is a file, and its permissions")
    }
    let text = String(decoding: bytes ?? Data(), as: UTF8.self)
    lines = text.split(whereSeparator: \.isNewline).map(String.init)
  }

  /// In the order of the file; the last of those with one name counts.
  package var entries: [Entry] {
    var entries: [Entry] = []
    for entry in lines.compactMap(Self.entry) {
      entries.removeAll { $0.name == entry.name }
      entries.append(entry)
    }
    return entries
  }

  package subscript(name: String) -> Entry? { entries.first { $0.name == name } }

  /// Keeps `query` under `name`, in place of what had that name.
  ///
  /// - Throws: ``PipelineError`` where the name or the query cannot stand in the file, or it cannot be
  ///   written.
  package mutating func save(
    _ query: String, as name: String, in workspace: Workspace
  ) throws(PipelineError) {
    let line = name + "\t" + query
    guard Self.entry(line) == Entry(name: name, query: query),
      line.allSatisfy({ !$0.isNewline })
    else {
      throw PipelineError(
        .badSettings, place: workspace.searches,
        detail: "a name has a letter or digit first and no tab, and a query is one line")
    }
    remove(name)
    lines.append(line)
    try write(to: workspace)
  }

  /// - Returns: whether there was one of that name.
  package mutating func remove(
    _ name: String, from workspace: Workspace
  ) throws(PipelineError) -> Bool {
    guard self[name] != nil else { return false }
    remove(name)
    try write(to: workspace)
    return true
  }

  private mutating func remove(_ name: String) {
    lines.removeAll { Self.entry($0)?.name == name }
  }

  private func write(to workspace: Workspace) throws(PipelineError) {
    let text = lines.map { $0 + "\n" }.joined()
    try workspace.write(Array(text.utf8), to: workspace.searches)
  }

  /// Whether a search can be kept under `name`.
  package static func isName(_ name: String) -> Bool {
    entry(name + "\tx")?.name == name && !name.contains(where: \.isNewline)
  }

  private static func entry(_ line: String) -> Entry? {
    let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts[0].first, first.isLetter || first.isNumber,
      parts[1].contains(where: { !$0.isWhitespace })
    else { return nil }
    return Entry(name: String(parts[0]), query: String(parts[1]))
  }
}
