import Bytes
import Feedback
import Foundation

/// Opens ZIP archives: each member becomes a drop of its own, `NAME.zip/member`, and ends in
/// `done/NAME.zip/member` or `rejected/NAME.zip/member`, so that all that is done with files (a reason,
/// a retry, an erasure) is done with members too. The archive itself is not kept.
///
/// The steps, and what a run that dies at any of them leaves behind:
///
/// 1. The directory is read where the archive lies. Nothing is changed yet.
/// 2. The archive is renamed to `.voc/unpacking/NAME.zip`, and the members are written to a draft.
/// 3. The members' folder is renamed to `.voc/unpacked/NAME.zip`: they wait from now on.
/// 4. The archive is removed; where some members cannot be taken out, it goes to `rejected/`.
///
/// Until step 4 is done the next run puts the archive back into the inbox and begins again.
struct Unpacking {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  private var claims: String { workspace.hidden + "/unpacking" }
  private var unpacked: String { workspace.hidden + "/unpacked" }
  private var drafts: String { workspace.hidden + "/members" }

  /// What became of an archive.
  enum Outcome {
    /// Its members wait; what could not be taken out is named.
    case opened([Drop], refused: [Rejection])
    /// Nothing of it can be used.
    case rejected(Rejection)
    /// It stays in the inbox: the disk is full, or a permission is missing.
    case left(Rejection)
  }

  /// Members that wait.
  func waiting() -> [Drop] { InboxListing(folder: unpacked).drops }

  /// Whether a drop is a ZIP archive, by its content.
  static func isArchive(_ drop: Drop) -> Bool {
    let descriptor = Glibc.open(drop.path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var magic: [UInt8] = [0, 0, 0, 0]
    return pread(descriptor, &magic, 4, 0) == 4 && magic == ZipArchive.magic
  }

  /// Opens an archive that waits in the inbox.
  func open(_ drop: Drop) -> Outcome {
    let archive: ZipArchive
    do { archive = try ZipArchive(path: drop.path) } catch {
      return .rejected(rejection(drop, error.reason, "make the ZIP archive again"))
    }
    if let kind = OfficeDocument(archive.members.map(\.name)) {
      return .rejected(rejection(drop, "this is \(kind.name), not a CSV", kind.advice))
    }
    guard !drop.path.hasPrefix(unpacked + "/") else {
      return .rejected(
        rejection(
          drop, "this is a ZIP archive within a ZIP archive", "unpack it and drop what is in it"))
    }
    do { return try expand(drop, archive) } catch {
      putBack()
      return .left(
        rejection(
          drop, "the ZIP archive cannot be unpacked (\(error.detail))",
          "make room on the disk, or mend the permissions; the next run begins it again"))
    }
  }

  /// Puts archives that a run before this one did not get to the end of back into the inbox.
  func putBack() {
    if FreeName.isTaken(drafts) { try? FileManager.default.removeItem(atPath: drafts) }
    for claim in InboxListing(folder: claims, includesUnfinished: true).drops {
      try? FileManager.default.removeItem(atPath: unpacked + "/" + claim.name)
      let below = claim.name.enclosingPath
      let place = below.isEmpty ? workspace.inbox : workspace.inbox + "/" + below
      guard (try? workspace.makeFolder(place)) != nil else { continue }
      let name = FreeName.of(claim.name.lastPathName, in: place)
      _ = Relocation.move(claim.path, to: place + "/" + name)
    }
    Self.removeEmptyFolders(claims)
  }

  /// Takes away the folders whose members are all filed.
  func sweep() { Self.removeEmptyFolders(unpacked) }

  // MARK: Steps

  private func expand(
    _ drop: Drop, _ archive: ZipArchive
  ) throws(PipelineError) -> Outcome {
    let (claim, name) = try claim(drop)
    try workspace.makeFolder(drafts)
    var refused: [Rejection] = []
    for member in archive.members where !member.isFolder {
      guard let path = MemberName.path(of: member) else { continue }
      let reason = try write(member, of: archive, to: drafts, path)
      if let reason {
        refused.append(
          rejection(
            drop, "the member \(refused.count + 1) that cannot be taken out: \(reason)",
            "unpack it yourself, without a password, and drop what is in it", member: path))
      }
    }
    let target = unpacked + "/" + name
    try workspace.makeFolder(target.enclosingPath)
    guard rename(drafts, target) == 0 else { throw failure(drop.path) }
    return try settle(drop, claim: claim, drops: drops(in: target, name), refused: refused)
  }

  /// Removes the archive, or has it rejected where not all of it could be taken out.
  private func settle(
    _ drop: Drop, claim: String, drops: [Drop], refused: [Rejection]
  ) throws(PipelineError) -> Outcome {
    guard !drops.isEmpty || !refused.isEmpty else {
      let reason = rejection(
        drop, "the ZIP archive holds no file that voc could read", "check what is in it")
      try reject(claim, drop, [reason])
      return .opened([], refused: [reason])
    }
    if refused.isEmpty {
      guard unlink(claim) == 0 else { throw failure(claim) }
    } else {
      try reject(claim, drop, refused)
    }
    return .opened(drops, refused: refused)
  }

  private func reject(
    _ claim: String, _ drop: Drop, _ rejections: [Rejection]
  ) throws(PipelineError) {
    guard let claimed = Drop(path: claim, name: drop.name) else { throw failure(claim) }
    try Filing(workspace: workspace).reject(claimed, rejections: rejections)
  }

  private func claim(_ drop: Drop) throws(PipelineError) -> (path: String, name: String) {
    let below = drop.name.enclosingPath
    let prefix = below.isEmpty ? "" : below + "/"
    try workspace.makeFolder(claims + "/" + below)
    var name = drop.name.lastPathName
    name = FreeName.of(name, in: unpacked + "/" + below)
    let path = claims + "/" + prefix + name
    let reason = Relocation.move(drop.path, to: path)
    guard reason == 0 else { throw failure(drop.path, reason) }
    return (path, prefix + name)
  }

  private func drops(in folder: String, _ name: String) -> [Drop] {
    InboxListing(folder: folder, prefix: name + "/").drops.sorted { $0.name < $1.name }
  }

  /// - Returns: why the member cannot be taken out; nil where it is written.
  private func write(
    _ member: ZipArchive.Member, of archive: ZipArchive, to draft: String, _ path: String
  ) throws(PipelineError) -> String? {
    if let refusal = member.refusal { return refusal }
    let below = path.enclosingPath
    let place = below.isEmpty ? draft : draft + "/" + below
    guard (try? workspace.makeFolder(place)) != nil else { return "its name is another's folder" }
    let target = place + "/" + FreeName.of(path.lastPathName, in: place)
    let file = Glibc.open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(target) }
    defer { close(file) }
    do {
      try archive.read(member) { piece in
        guard Workspace.writeAll(piece, to: file) else { throw failure(target) }
      }
      return nil
    } catch let error as PipelineError {
      throw error
    } catch {
      unlink(target)
      return (error as? ByteSourceError)?.reason ?? "it is damaged"
    }
  }

  private func rejection(
    _ drop: Drop, _ reason: String, _ advice: String, member: String? = nil
  ) -> Rejection {
    Rejection(
      file: "inbox/" + drop.name + (member.map { "/" + $0 } ?? ""), reason: reason, advice: advice)
  }

  private func failure(_ path: String, _ reason: Int32 = errno) -> PipelineError {
    PipelineError(
      .fileSystem, place: workspace.shortName(of: path), detail: String(cString: strerror(reason)))
  }

  private static func removeEmptyFolders(_ folder: String) {
    for entry in FolderEntry.list(folder) ?? [] where entry.kind == .folder {
      removeEmptyFolders(folder + "/" + entry.name)
    }
    rmdir(folder)
  }
}
