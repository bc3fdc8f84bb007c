import Glibc

/// What lies at a path.
enum FileKind {
  case missing, file, empty, folder

  /// Follows links; what cannot be looked at for want of rights counts as a file.
  init(_ path: String) {
    var status = stat()
    if stat(path, &status) == 0 {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      self = isFolder ? .folder : status.st_size == 0 ? .empty : .file
    } else {
      self = errno == ENOENT || errno == ENOTDIR ? .missing : .file
    }
  }
}
