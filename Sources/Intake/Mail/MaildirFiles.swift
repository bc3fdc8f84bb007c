import Mail

/// The files of a Maildir and of the folders inside it, one message each, for callers that read file
/// by file.
package struct MaildirFiles: Sendable {
  /// A message's file and what the folder is called that it lies in.
  package struct File: Sendable, Equatable {
    package let path: String
    /// Nil for a file that lies in no Maildir.
    package let folder: String?

    package init(path: String, folder: String? = nil) {
      self.path = path
      self.folder = folder
    }
  }

  /// Folder by folder, in the order of delivery.
  package let files: [File]

  /// Nil where no Maildir lies at `path`.
  package init?(path: String) {
    guard let root = Maildir(path: path) else { return nil }
    files = ([root] + root.folders.compactMap(Maildir.init(path:))).flatMap { maildir in
      maildir.messages.map { File(path: $0.path, folder: maildir.folderName) }
    }
  }
}
