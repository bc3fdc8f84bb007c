/// Which settings and lexicons lie in a workspace, by when and where their files were written: equal
/// as long as nobody has touched them.
package struct SettingsStamp: Sendable, Equatable {
  private let files: Set<Drop>

  package init(_ workspace: Workspace) {
    let settings = Drop(path: workspace.settingsFile, name: "voc.yaml")
    let lexicons = InboxListing(folder: workspace.lexicons).drops
    files = Set(lexicons + [settings].compactMap { $0 })
  }
}
