import Bytes
import Foundation

/// The folder that everything of one company lives in. Made by `voc init`; nothing outside it is
/// ever written.
///
///     voc.yaml    settings
///     inbox/      drop exports here; a sub-folder may name a touchpoint or channel
///     done/       what was read, as it was dropped
///     rejected/   what could not be read, each with a NAME.reason.txt
///     reports/    the weekly reports
///     lexicons/   overlays of the shipped lexicons
///     voc.sqlite  the archive
///     .voc/       the key of the pseudonyms and the lock of a run
///
/// Folders are made 0700 and files 0600: they hold personal data.
package struct Workspace: Sendable {
  /// Absolute, without a trailing slash.
  package let root: String

  package var settingsFile: String { root + "/voc.yaml" }
  package var inbox: String { root + "/inbox" }
  package var done: String { root + "/done" }
  package var rejected: String { root + "/rejected" }
  package var reports: String { root + "/reports" }
  package var lexicons: String { root + "/lexicons" }
  package var archive: String { root + "/voc.sqlite" }
  /// The searches that are kept by name.
  package var searches: String { root + "/searches.tsv" }
  /// Names the reports that an erasure has taken away and not made again yet.
  package var owedReports: String { hidden + "/owed-reports" }
  var hidden: String { root + "/.voc" }

  private init(root: String) { self.root = root }

  /// Finds the workspace to work in: the one given, else the usual one, which `VOC_WORKSPACE` names,
  /// else the nearest folder upwards from the current one with a `voc.yaml`.
  ///
  /// - Throws: ``PipelineError`` `.noWorkspace`, with what to do.
  package static func locate(
    given: String?, usual: String? = getenv("VOC_WORKSPACE").map { String(cString: $0) },
    from directory: String = FileManager.default.currentDirectoryPath
  ) throws(PipelineError) -> Workspace {
    if let named = given ?? usual, !named.isEmpty {
      let workspace = Workspace(root: absolute(named, from: directory))
      guard FileManager.default.fileExists(atPath: workspace.settingsFile) else {
        throw PipelineError(
          .noWorkspace, place: workspace.root,
          detail: "is no workspace (it has no voc.yaml); make one with: voc init \(named)")
      }
      return workspace
    }
    var folder = absolute(directory, from: "/")
    while true {
      let workspace = Workspace(root: folder == "/" ? "" : folder)
      if FileManager.default.fileExists(atPath: workspace.settingsFile) { return workspace }
      guard folder != "/" else { break }
      folder = folder.enclosingPath
    }
    throw PipelineError(
      .noWorkspace, place: directory,
      detail: "lies in no workspace; make one with voc init, or name one with --workspace DIR")
  }

  /// Makes a new workspace with a commented settings file. What stands in the folder already stays.
  ///
  /// - Throws: ``PipelineError`` `.alreadyAWorkspace`, `.fileSystem`.
  package static func create(
    at path: String, settings: String = SettingsTemplate.text,
    from directory: String = FileManager.default.currentDirectoryPath
  ) throws(PipelineError) -> Workspace {
    let workspace = Workspace(root: absolute(path, from: directory))
    guard !FileManager.default.fileExists(atPath: workspace.settingsFile) else {
      throw PipelineError(
        .alreadyAWorkspace, place: workspace.root,
        detail: "is a workspace already; drop exports in its inbox and run voc ingest")
    }
    try workspace.makeFolders()
    try workspace.write(Array(settings.utf8), to: workspace.settingsFile)
    return workspace
  }

  /// Makes what folders are missing, readable by their owner only.
  func makeFolders() throws(PipelineError) {
    for folder in [root, inbox, done, rejected, reports, lexicons, hidden] {
      try makeFolder(folder)
    }
  }

  /// Makes a folder and those above it, mode 0700, where they are missing.
  package func makeFolder(_ path: String) throws(PipelineError) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: NSNumber(value: 0o700)])
    } catch {
      throw PipelineError(
        .fileSystem, place: path,
        detail: "the folder cannot be made; check the space and the permissions")
    }
  }

  /// Writes a file, mode 0600: whole beside its place first, then renamed, so that an old file stays
  /// whole where the disk is full.
  package func write(_ bytes: [UInt8], to path: String) throws(PipelineError) {
    try write(to: path) { $0(bytes[...]) }
  }

  /// Writes files that belong together: each whole beside its place first, then all renamed, so that
  /// where one cannot be written the old ones all stay.
  package func write(_ files: [(path: String, bytes: [UInt8])]) throws(PipelineError) {
    var drafts: [(path: String, descriptor: Int32)] = []
    defer { for draft in drafts { close(draft.descriptor) } }
    // In one order, so that two runs never wait for each other.
    for file in files.sorted(by: { $0.path < $1.path }) {
      let descriptor = Self.ownDraft(file.path + ".new")
      if let descriptor { drafts.append((file.path, descriptor)) }
      guard let descriptor, Self.writeAll(file.bytes, to: descriptor), fsync(descriptor) == 0 else {
        for draft in drafts { unlink(draft.path + ".new") }
        throw Self.cannotWrite(file.path)
      }
    }
    for draft in drafts where rename(draft.path + ".new", draft.path) != 0 {
      for draft in drafts { unlink(draft.path + ".new") }
      throw Self.cannotWrite(draft.path)
    }
  }

  private static func cannotWrite(_ path: String) -> PipelineError {
    PipelineError(
      .fileSystem, place: path,
      detail: "cannot be written; check the space on the disk and the permissions")
  }

  /// Writes one file, what `body` hands on piece by piece; it says whether all went well. Where it hands
  /// nothing on, no file is made.
  func write(
    to path: String, _ body: ((ArraySlice<UInt8>) -> Bool) -> Bool
  ) throws(PipelineError) {
    let draft = path + ".new"
    guard let descriptor = Self.ownDraft(draft) else { throw Self.cannotWrite(path) }
    defer { close(descriptor) }
    var isAny = false
    let written =
      body { piece in
        isAny = true
        return Self.writeAll(piece, to: descriptor)
      } && fsync(descriptor) == 0
    guard isAny || !written else {
      unlink(draft)
      return
    }
    guard written, rename(draft, path) == 0 else {
      unlink(draft)
      throw Self.cannotWrite(path)
    }
  }

  /// Opens an empty draft that no other run writes to meanwhile: who comes second waits, and then
  /// makes a new one, since the first was renamed. Nil where it cannot be made.
  private static func ownDraft(_ path: String) -> Int32? {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return nil }
      var (mine, there) = (stat(), stat())
      // A drive without locks has one run at a time to trust in.
      while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
      let isThere = fstat(descriptor, &mine) == 0 && stat(path, &there) == 0
      if isThere, mine.st_ino == there.st_ino, mine.st_dev == there.st_dev,
        ftruncate(descriptor, 0) == 0
      {
        return descriptor
      }
      close(descriptor)
      guard !isThere || mine.st_ino != there.st_ino else { return nil }
    }
  }

  /// The reports that were made, by name.
  package func madeReports() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: reports)) ?? []
    return names.sorted().map { reports + "/" + $0 }
  }

  /// - Returns: whether all of it is written.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    writeAll(bytes[...], to: descriptor)
  }

  /// - Returns: whether all of it is written.
  static func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// `path` made absolute and without `.` and `..`.
  private static func absolute(_ path: String, from directory: String) -> String {
    let full = path.hasPrefix("/") ? path : directory + "/" + path
    return (full as NSString).standardizingPath
  }

  /// `path` as it is named in messages: below the workspace where it lies there.
  package func shortName(of path: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }
}
