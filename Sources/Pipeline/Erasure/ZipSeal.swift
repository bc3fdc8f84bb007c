import Bytes

/// Whether a ZIP archive keeps something to itself: members under a password, archives within it,
/// damage, or more than may be unpacked. Nobody can say whom such a member names.
enum ZipSeal {
  /// False for what is no ZIP archive.
  static func isOn(_ path: String) -> Bool {
    guard let drop = Drop(path: path, name: path), Unpacking.isArchive(drop) else { return false }
    guard let archive = try? ZipArchive(path: path) else { return true }
    return archive.members.contains { isClosed($0, of: archive) }
  }

  private static func isClosed(_ member: ZipArchive.Member, of archive: ZipArchive) -> Bool {
    if member.isFolder || member.isLink { return false }
    var head: [UInt8] = []
    do {
      try archive.read(member) { piece in
        if head.count < ZipArchive.magic.count { head += piece.prefix(ZipArchive.magic.count) }
      }
    } catch {
      return true
    }
    return head.starts(with: ZipArchive.magic)
  }
}
