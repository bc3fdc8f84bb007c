import Analysis
import Archive
import Feedback
import Foundation
import Language

/// A workspace with its settings, lexicons and archive read: what every command works with.
package struct OpenWorkspace: Sendable {
  package let workspace: Workspace
  package let settings: Settings
  package let lexicons: Lexicons
  package let archive: FeedbackArchive

  package var taxonomy: Taxonomy { lexicons.taxonomy }

  /// - Parameter onWait: as in `FeedbackArchive`: when another process holds the archive.
  /// - Throws: ``PipelineError``, `LexiconError` or `ArchiveError`, each with what to do.
  package init(
    _ workspace: Workspace, access: FeedbackArchive.Access = .creating,
    onWait: @escaping @Sendable () -> Void = {}
  ) throws {
    self.workspace = workspace
    settings = try Self.settings(of: workspace)
    lexicons = try Lexicons(overlay: workspace.lexicons)
    try settings.check(against: lexicons.taxonomy, file: workspace.settingsFile)
    if access == .creating, !FileManager.default.fileExists(atPath: workspace.archive) {
      // Made here first, so that nobody else can read it from its first byte on.
      try workspace.write([], to: workspace.archive)
    }
    archive = try FeedbackArchive(
      path: workspace.archive, access: access, lexicons: lexicons.library, onWait: onWait)
  }

  /// The settings in the workspace's `voc.yaml`.
  package static func settings(of workspace: Workspace) throws(PipelineError) -> Settings {
    guard let bytes = FileManager.default.contents(atPath: workspace.settingsFile) else {
      throw PipelineError(
        .badSettings, place: workspace.settingsFile, detail: "cannot be read; check its permissions"
      )
    }
    return try SettingsFile(path: workspace.settingsFile)
      .settings(from: String(decoding: bytes, as: UTF8.self))
  }
}
