import Glibc

/// A name in a folder as the system has it: bytes, in whatever encoding they were made.
struct FolderEntry: Sendable {
  let bytes: [UInt8]
  let kind: Kind

  enum Kind: Sendable {
    case file, folder
    /// A link, pipe, socket or device: never followed, never opened.
    case other
  }

  /// The name as it is shown and as it is mended to. A name that is no UTF-8 is taken for Latin-1, as
  /// old Windows and Mac exports write it; what that leaves undefined is shown as `%9F`.
  var name: String { text ?? Self.mended(bytes) }

  /// The name where it is UTF-8.
  var text: String? { String(validating: bytes, as: UTF8.self) }

  /// What lies in `folder`, in no order, `.` and `..` left out; nil where it cannot be read.
  static func list(_ folder: String) -> [FolderEntry]? { list(Array(folder.utf8)) }

  /// As above, for a path that may be no UTF-8.
  static func list(_ folder: [UInt8]) -> [FolderEntry]? {
    guard let stream = opendir(path(folder)) else { return nil }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = readdir(stream) {
      guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
      let start = UnsafeRawPointer(entry) + offset
      let length = strlen(start.assumingMemoryBound(to: CChar.self))
      let bytes = [UInt8](UnsafeRawBufferPointer(start: start, count: length))
      if bytes == [0x2E] || bytes == [0x2E, 0x2E] { continue }
      let kind = Self.kind(entry.pointee.d_type) ?? Self.kind(at: folder + [0x2F] + bytes)
      entries.append(FolderEntry(bytes: bytes, kind: kind))
    }
    return entries
  }

  /// A path as the system wants it.
  static func path(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

  private static func mended(_ bytes: [UInt8]) -> String {
    var name = ""
    for byte in bytes {
      if byte < 0x80 || byte >= 0xA0 {
        name.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        name += "%" + String(byte, radix: 16, uppercase: true)
      }
    }
    return name
  }

  /// Nil where the file system does not tell with the name.
  private static func kind(_ type: UInt8) -> Kind? {
    switch Int(type) {
    case 0: nil  // DT_UNKNOWN
    case 4: .folder  // DT_DIR
    case 8: .file  // DT_REG
    default: .other
    }
  }

  private static func kind(at path: [UInt8]) -> Kind {
    var status = stat()
    guard lstat(Self.path(path), &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }
}
