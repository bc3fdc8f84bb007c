import Bytes
import Foundation

/// Takes ranges of bytes out of a file and keeps all others as they are.
///
/// The steps, and what a run that dies at any of them leaves behind:
///
/// 1. What stays is written to a hidden draft beside the file. The file is whole; a draft is left,
///    which the next erasure takes away (``Originals/files()``).
/// 2. The draft is made durable (fsync), given the file's name (rename) and the folder made
///    durable. Before the rename the old file is there, after it the new one, never neither.
///
/// A gzip file stays one; its bytes are stored in it uncompressed.
struct FileCut {
  /// The end of a draft's name.
  static let ending = ".voc-cut"

  let path: String
  /// In order, apart from each other; in bytes of the file as it reads once it is decompressed.
  let ranges: [Range<Int>]

  /// - Parameter check: given the draft's path before it takes the file's place; false keeps the
  ///   file.
  /// - Throws: ``PipelineError`` `.fileSystem`; the file is as it was then.
  func write(check: (String) throws -> Bool = { _ in true }) throws {
    try Self.replace(path, check: check) { (try? copy(to: $0)) ?? false }
  }

  /// Gives the file at `path` the bytes that `body` writes, with the steps above.
  ///
  /// - Parameters:
  ///   - check: as of ``write(check:)``.
  ///   - body: says whether all is written.
  /// - Throws: ``PipelineError`` `.fileSystem`, and what the two throw; the file is as it was then.
  static func replace(
    _ path: String, check: (String) throws -> Bool = { _ in true }, _ body: (Int32) throws -> Bool
  ) throws {
    let draft = Self.draft(of: path)
    unlink(draft)
    let failure = PipelineError(
      .fileSystem, place: path,
      detail: "cannot be written anew; check the space on the disk and the permissions")
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure }
    defer { unlink(draft) }
    let written = Result { try body(descriptor) && fsync(descriptor) == 0 }
    guard close(descriptor) == 0, try written.get(), try check(draft), rename(draft, path) == 0
    else { throw failure }
    makeDurable(path.enclosingPath)
  }

  private static func draft(of path: String) -> String {
    let folder = path.enclosingPath
    let name = path.lastPathName
    return "\(folder)/.\(String(name.prefix(40)))\(ending)"
  }

  /// Takes away a file for good.
  ///
  /// - Throws: ``PipelineError`` `.fileSystem`.
  static func remove(_ path: String) throws(PipelineError) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw PipelineError(
        .fileSystem, place: path, detail: "cannot be removed; check the permissions")
    }
    makeDurable(path.enclosingPath)
  }

  private static func makeDurable(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static let chunk = 1 << 18

  /// - Returns: whether all was read and written.
  private func copy(to descriptor: Int32) throws -> Bool {
    let source = try ByteSource(path: path)
    var packing = try GzipStore(of: path)
    var left = ranges[...]
    var (position, buffer, kept) = (0, [UInt8](), packing?.header ?? [])
    while try source.read(into: &buffer, count: Self.chunk) > 0 {
      let end = position + buffer.count
      var at = position
      while at < end {
        while let range = left.first, range.upperBound <= at { left.removeFirst() }
        if let range = left.first, range.contains(at) {
          at = min(end, range.upperBound)
          continue
        }
        let stop = min(end, left.first?.lowerBound ?? end)
        let part = buffer[(at - position)..<(stop - position)]
        kept += packing?.packed(part) ?? Array(part)
        at = stop
      }
      guard Workspace.writeAll(kept, to: descriptor) else { return false }
      (position, kept) = (end, [])
      buffer.removeAll(keepingCapacity: true)
    }
    return source.damage == nil && Workspace.writeAll(packing?.trailer ?? [], to: descriptor)
  }
}
