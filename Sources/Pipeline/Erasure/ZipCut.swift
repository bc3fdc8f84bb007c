import Bytes
import Foundation

/// Takes a person out of a ZIP archive: members that hold the person are taken out, cut as any file
/// is, and put back uncompressed; all others stay as they are packed, byte by byte.
///
/// The archive is written anew beside its place, made durable and given its name, as with
/// ``FileCut``. Members that cannot be taken out are not looked into (``ZipSeal``).
struct ZipCut {
  /// What becomes of a member that was taken out.
  enum Fate {
    case stays, changed, goes
  }

  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// Where members are taken out to, one at a time.
  private var bench: String { workspace.hidden + "/zip-cut" }

  /// Takes away what a run that died has left.
  func sweep() { try? FileManager.default.removeItem(atPath: bench) }

  /// Cuts the archive at `path`.
  ///
  /// - Parameters:
  ///   - search: members without one of its texts stay as they are; nil looks at all.
  ///   - rename: the name that a member is to have.
  ///   - cut: cuts the file at a path, which is a copy of the member of that name.
  /// - Throws: ``PipelineError`` or `ByteSourceError`; the archive is as it was then.
  func cut(
    _ path: String, holding search: ByteSearches?, dryRun: Bool, rename: ([UInt8]) -> [UInt8],
    _ cut: (_ copy: String, _ name: String) -> Fate
  ) throws {
    let archive = try ZipArchive(path: path)
    var changes: [Int: Change] = [:]
    defer { sweep() }
    for (index, member) in archive.members.enumerated() where !member.isFolder {
      let name = rename(member.name)
      if name != member.name { changes[index] = .renamed(name) }
      guard let copy = try copy(of: member, of: archive, index, holding: search) else { continue }
      switch cut(copy, String(decoding: member.name, as: UTF8.self)) {
      case .stays: unlink(copy)
      case .goes: changes[index] = .gone
      case .changed: changes[index] = .replaced(name, copy)
      }
    }
    guard !dryRun, !changes.isEmpty else { return }
    if changes.values.count(where: { $0.isGone }) == archive.members.count(where: { !$0.isFolder })
    {
      try FileCut.remove(path)
      unlink(path + Filing.reason)
      return
    }
    try FileCut.replace(path) { try write(archive, changes, to: $0) }
  }

  /// What is other about a member in the new archive.
  private enum Change {
    case gone
    case renamed([UInt8])
    /// Its name, and the file that it is now.
    case replaced([UInt8], String)

    var isGone: Bool { if case .gone = self { true } else { false } }
  }

  /// A member that is to be looked at, taken out; nil for one that is not, or cannot be.
  private func copy(
    of member: ZipArchive.Member, of archive: ZipArchive, _ index: Int,
    holding search: ByteSearches?
  ) throws -> String? {
    guard member.refusal == nil else { return nil }
    let isPacked = member.name.suffix(3).elementsEqual(".gz".utf8)
    guard let search, !isPacked else { return try takeOut(member, of: archive, index) }
    return search.isFound(in: archive, member) ? try takeOut(member, of: archive, index) : nil
  }

  private func takeOut(
    _ member: ZipArchive.Member, of archive: ZipArchive, _ index: Int
  ) throws -> String {
    try workspace.makeFolder(bench)
    // What it ends in tells what kind of file it is.
    let ending = String(decoding: member.name.suffix(5).drop { $0 != 0x2E }, as: UTF8.self)
    let path = "\(bench)/\(index)" + ending.filter { $0.isLetter || $0 == "." }
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    let failure = PipelineError(
      .fileSystem, place: path, detail: "cannot be written; check the space on the disk")
    guard file >= 0 else { throw failure }
    defer { close(file) }
    try archive.read(member) { piece in
      guard Workspace.writeAll(piece, to: file) else { throw failure }
    }
    return path
  }

  /// - Returns: whether all is written.
  private func write(
    _ archive: ZipArchive, _ changes: [Int: Change], to file: Int32
  ) throws -> Bool {
    var writer = ZipWriter(file)
    for (index, member) in archive.members.enumerated() {
      switch changes[index] {
      case .gone: continue
      case .replaced(let name, let copy): try writer.add(name, fileAt: copy)
      case .renamed(let name): try writer.add(member, of: archive, named: name)
      case nil: try writer.add(member, of: archive, named: member.name)
      }
    }
    return writer.finish()
  }
}
