import Glibc

/// A Maildir (D. J. Bernstein; with Courier's folders in it): a message a file, in `cur` once a
/// program has seen it and in `new` before; what is in `tmp` is not whole yet.
///
///     Klachten/cur/1700000000.M1P1.host:2,S
///     Klachten/new/1700000001.M1P1.host
///     Klachten/.Levering/cur/…             a folder inside, which is a Maildir of its own
package struct Maildir: Sendable {
  /// The folder that holds `cur` and `new`.
  package let path: String
  /// The messages in the order of their names, which begin with the time of delivery.
  package let messages: [Message]

  /// One message's file.
  package struct Message: Sendable, Equatable {
    package let path: String
    package let flags: Flags
  }

  /// What programs note behind the `:2,` of a file's name.
  package struct Flags: OptionSet, Sendable, Hashable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let passed = Flags(rawValue: 1)
    package static let replied = Flags(rawValue: 2)
    package static let seen = Flags(rawValue: 4)
    package static let trashed = Flags(rawValue: 8)
    package static let draft = Flags(rawValue: 16)
    package static let flagged = Flags(rawValue: 32)

    /// By the letters behind `:2,`, or behind the `;2,` and `!2,` that Windows makes of it.
    package init(fileName: String) {
      self = []
      guard let comma = fileName.lastIndex(of: ","),
        [":2", ";2", "!2"].contains(where: { fileName[..<comma].hasSuffix($0) })
      else { return }
      for letter in fileName[fileName.index(after: comma)...].utf8 {
        switch letter {
        case UInt8(ascii: "P"): insert(.passed)
        case UInt8(ascii: "R"): insert(.replied)
        case UInt8(ascii: "S"): insert(.seen)
        case UInt8(ascii: "T"): insert(.trashed)
        case UInt8(ascii: "D"): insert(.draft)
        case UInt8(ascii: "F"): insert(.flagged)
        default: break
        }
      }
    }
  }

  /// Nil where no folder `cur` or `new` lies at `path`. Drafts are left out: nobody received them.
  package init?(path: String) {
    guard Self.isMaildir(path) else { return nil }
    self.path = path
    var found: [(name: String, message: Message)] = []
    for folder in ["cur", "new"] {
      for name in Self.names(in: "\(path)/\(folder)") where !name.hasPrefix(".") {
        let flags = Flags(fileName: name)
        if flags.contains(.draft) { continue }
        found.append((name, Message(path: "\(path)/\(folder)/\(name)", flags: flags)))
      }
    }
    messages = found.sorted { $0.name < $1.name }.map(\.message)
  }

  /// Whether `cur` or `new` is a folder in the folder at `path`.
  package static func isMaildir(_ path: String) -> Bool {
    isFolder("\(path)/cur") || isFolder("\(path)/new")
  }

  /// The folders inside: Courier's begin with a dot, and so do their parts (`.Klachten.Levering`).
  package var folders: [String] {
    Self.names(in: path).filter { $0.hasPrefix(".") && $0 != "." && $0 != ".." }
      .map { "\(path)/\($0)" }.filter(Self.isMaildir)
  }

  /// What the folder is called, such as `Levering` for `Mail/.Klachten.Levering`: a hint at what its
  /// messages are about.
  package var folderName: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.split(separator: ".").last.map(String.init) ?? name
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// What lies in a folder, in name order; nothing where it cannot be read.
  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      names.append(name)
    }
    return names.sorted()
  }
}
