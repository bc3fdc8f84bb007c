import Bytes
import Foundation

/// Takes a person's name out of the names of files and folders, and out of what voc wrote beside
/// them: an export is often called after the customer it is of, and others' words may lie in it.
///
/// In `done/` and `rejected/`, whose folders voc makes, names are changed to `[naam]`, and folders of
/// that name with nothing in them go. In `inbox/` only such an empty folder goes: what waits there is
/// not renamed under the hands of those who put it there.
struct NamedPaths {
  private let workspace: Workspace
  private let strings: [String]

  /// - Parameter strings: names and addresses, in lower case.
  init(_ workspace: Workspace, of strings: Set<String>) {
    self.workspace = workspace
    self.strings = strings.sorted { ($1.count, $0) < ($0.count, $1) }
  }

  func clean() {
    for folder in [workspace.done, workspace.rejected] {
      for name in names(in: folder) { clean(folder + "/" + name) }
    }
    for name in names(in: workspace.inbox) where isNamed(name.lastPathName) {
      rmdir(workspace.inbox + "/" + name)
    }
  }

  /// From the deepest up, so that a folder is renamed after what is in it.
  private func names(in folder: String) -> [String] {
    let names = try? FileManager.default.subpathsOfDirectory(atPath: folder)
    return strings.isEmpty ? [] : (names ?? []).sorted(by: >)
  }

  private func clean(_ path: String) {
    if [Filing.reason, Filing.list].contains(where: path.hasSuffix) { cleanNote(path) }
    let name = path.lastPathName
    guard isNamed(name), rmdir(path) != 0 else { return }
    let folder = path.enclosingPath
    _ = rename(path, folder + "/" + FreeName.of(without(name), in: folder))
  }

  /// The name of a file stands in the reasons that are given beside it.
  private func cleanNote(_ path: String) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8), isNamed(text) else {
      return
    }
    try? workspace.write(Array(without(text).utf8), to: path)
  }

  private func isNamed(_ text: String) -> Bool {
    strings.contains { text.range(of: $0, options: .caseInsensitive) != nil }
  }

  private func without(_ text: String) -> String {
    strings.reduce(text) {
      $0.replacingOccurrences(of: $1, with: Self.mark, options: .caseInsensitive)
    }
  }

  /// The name of a ZIP archive's member without the person; one that is no UTF-8 stays.
  func renamed(_ name: [UInt8]) -> [UInt8] {
    guard let text = String(validating: name, as: UTF8.self), isNamed(text) else { return name }
    return Array(without(text).utf8)
  }

  /// What stands in a name's place, as in redacted words.
  private static let mark = "[naam]"
}
