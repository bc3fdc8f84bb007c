import Bytes
import Foundation

/// Writes a ZIP archive (APPNOTE.TXT 6.3, section 4.3) of members that another archive has packed,
/// and of files, which are stored uncompressed. Up to 4 GB: beyond it all is refused.
struct ZipWriter {
  private let file: Int32
  private var place: UInt64 = 0
  private var directory: [UInt8] = []
  private var count = 0
  private var isWhole = true

  init(_ file: Int32) { self.file = file }

  /// Puts a member as it is packed in `archive`.
  mutating func add(
    _ member: ZipArchive.Member, of archive: ZipArchive, named name: [UInt8]
  ) throws {
    let range = try archive.place(of: member)
    let header = try archive.bytes(in: range.lowerBound..<range.lowerBound + 30)
    let old = Int(header[26]) | Int(header[27]) << 8
    let start = place
    put(Array(header[..<26]) + Self.number(UInt64(name.count), 2) + header[28...] + name)
    var next = range.lowerBound + 30 + UInt64(old)
    while next < range.upperBound {
      let end = min(range.upperBound, next + Self.chunk)
      put(try archive.bytes(in: next..<end))
      next = end
    }
    let record = try archive.bytes(in: member.record)
    let rest = record[min(record.count, 46 + Int(record[28]) + Int(record[29]) << 8)...]
    list(Array(record[..<46]), name, Array(rest), at: start)
  }

  /// Puts the file at `path`, uncompressed.
  mutating func add(_ name: [UInt8], fileAt path: String) throws {
    var (check, size) = (CheckSum(), UInt64(0))
    try Self.eachPiece(of: path) { piece in
      check.add(piece[...])
      size += UInt64(piece.count)
    }
    // Version 2.0, a name in UTF-8, stored, without a time.
    let common =
      Self.number(20, 2) + Self.number(0x800, 2) + Self.number(0, 4) + Self.number(0x21, 2)
      + Self.number(UInt64(check.value), 4) + Self.number(size, 4) + Self.number(size, 4)
      + Self.number(UInt64(name.count), 2) + Self.number(0, 2)
    let start = place
    put(ZipArchive.magic + common + name)
    try Self.eachPiece(of: path) { put($0) }
    isWhole = isWhole && size < 1 << 32
    let record = [0x50, 0x4B, 1, 2, 20, 3] + common + [UInt8](repeating: 0, count: 14)
    list(record, name, [], at: start)
  }

  /// Writes the directory.
  ///
  /// - Returns: whether all is written, and small enough.
  mutating func finish() -> Bool {
    let start = place
    put(directory)
    let members = Self.number(UInt64(count), 2)
    put(
      [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + members + members
        + Self.number(UInt64(directory.count), 4) + Self.number(start, 4) + [0, 0])
    return isWhole && count < 1 << 16 && place < 1 << 32
  }

  private static let chunk: UInt64 = 1 << 18

  /// The file's bytes as they stand, compressed ones too.
  private static func eachPiece(of path: String, _ body: ([UInt8]) -> Void) throws {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    while let piece = try handle.read(upToCount: Int(chunk)), !piece.isEmpty { body(Array(piece)) }
  }

  private mutating func put(_ bytes: [UInt8]) {
    isWhole = isWhole && Workspace.writeAll(bytes, to: file)
    place += UInt64(bytes.count)
  }

  private mutating func list(_ record: [UInt8], _ name: [UInt8], _ rest: [UInt8], at start: UInt64)
  {
    directory += record[..<28] + Self.number(UInt64(name.count), 2) + record[30..<42]
    directory += Self.number(start, 4) + name + rest
    count += 1
  }

  /// The little end first.
  private static func number(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
  }
}
