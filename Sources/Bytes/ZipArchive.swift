import Glibc

// A ZIP archive is read from its end (APPNOTE.TXT 6.3, section 4.3):
//
//   PK\3\4 header  data | PK\3\4 header  data | … | PK\1\2 … | PK\1\2 … | PK\6\6 PK\6\7 | PK\5\6 comment
//   a member            | a member                | the directory           | ZIP64, or none | the end
//
// Only the directory is believed: what stands before, between and behind the members is ignored.

/// A ZIP archive on disk: its directory, and its members one by one in bounded memory.
///
/// Nothing in it is trusted. Members that share bytes are refused, and so is a directory that promises
/// more than a text can be compressed (``swellLimit``): between them they shut out every decompression
/// bomb.
package final class ZipArchive {
  /// More members than this are no export.
  package static let memberLimit = 100_000
  /// How many bytes may come out before their ratio to the archive's size is looked at.
  package static let safeSize: UInt64 = 64 << 20
  /// deflate itself ends at 1,032; text comes to 20.
  package static let swellLimit: UInt64 = 200
  /// The first bytes of an archive that has a member.
  package static let magic: [UInt8] = [0x50, 0x4B, 3, 4]

  /// What the directory says of a member.
  package struct Member: Sendable {
    /// As it was written, in whatever charset.
    package let name: [UInt8]
    /// In bytes, when it is inflated.
    package let size: UInt64
    let packedSize: UInt64
    let method: Int
    let flags: Int
    let checksum: UInt32
    /// Where its own header begins.
    var header: UInt64
    /// The file system's word on what it is, as Unix programs write it.
    let mode: UInt32
    /// Where the directory's record of it stands.
    package internal(set) var record: Range<UInt64>

    package var isFolder: Bool { name.last == 0x2F || mode & 0o170000 == 0o040000 }
    package var isLink: Bool { mode & 0o170000 == 0o120000 }
    package var isEncrypted: Bool { flags & 1 != 0 }

    /// Why it cannot be taken out, in words; nil where it can.
    package var refusal: String? {
      if isEncrypted { return "it is encrypted" }
      if isLink { return "it is a link" }
      return method == 0 || method == 8
        ? nil : "it is compressed in a way that voc does not know (method \(method))"
    }
  }

  /// In the order of the directory.
  package let members: [Member]
  private let descriptor: Int32
  private let name: String

  /// Opens the archive at `path` and reads its directory.
  ///
  /// - Throws: ``ByteSourceError``: the system's refusal, or what is wrong with the archive.
  package init(path: String) throws(ByteSourceError) {
    name = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { throw ByteSourceError(file: path, errno: errno) }
    do {
      let size = UInt64(max(0, lseek(descriptor, 0, SEEK_END)))
      members = try ZipDirectory(descriptor, size: size, name: path).members()
      try Self.check(members, size: size, name: path)
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Hands a member's bytes to `body`, piece by piece.
  ///
  /// - Throws: ``ByteSourceError`` where it is damaged, and whatever `body` throws.
  package func read(_ member: Member, _ body: ([UInt8]) throws -> Void) throws {
    if let refusal = member.refusal { throw ByteSourceError(file: name, damage: refusal) }
    let header = try ZipDirectory.bytes(descriptor, at: member.header, count: 30, name)
    guard header.starts(with: Self.magic) else { throw damaged }
    let start = member.header + 30 + UInt64(header.short(26)) + UInt64(header.short(28))
    var inflater = ZipInflater(isStored: member.method == 0)
    var (place, rest) = (start, member.packedSize)
    while rest > 0 {
      let count = Int(min(rest, UInt64(Self.chunk)))
      let packed = try ZipDirectory.bytes(descriptor, at: place, count: count, name)
      guard try inflater.inflate(packed, limit: member.size, body) else { throw damaged }
      place += UInt64(count)
      rest -= UInt64(count)
    }
    guard inflater.size == member.size, inflater.checksum == member.checksum else { throw damaged }
  }

  /// Where a member stands in the file with its own header, as it is packed: what another archive
  /// holds of it.
  package func place(of member: Member) throws(ByteSourceError) -> Range<UInt64> {
    let header = try ZipDirectory.bytes(descriptor, at: member.header, count: 30, name)
    guard header.starts(with: Self.magic) else { throw damaged }
    let names = UInt64(header.short(26)) + UInt64(header.short(28))
    let end = member.header + 30 + names + member.packedSize
    let next = members.lazy.map(\.header).filter { $0 >= end }.min() ?? directory
    // A descriptor follows where the header could not say the sizes (APPNOTE.TXT 4.3.9).
    return member.header..<min(next, end + (member.flags & 8 == 0 ? 0 : 24))
  }

  /// Bytes of the file as they stand.
  package func bytes(in range: Range<UInt64>) throws(ByteSourceError) -> [UInt8] {
    try ZipDirectory.bytes(
      descriptor, at: range.lowerBound, count: Int(range.upperBound - range.lowerBound), name)
  }

  /// Where the directory begins.
  private var directory: UInt64 { members.map(\.record.lowerBound).min() ?? 0 }

  private static let chunk = 128 << 10

  private var damaged: ByteSourceError { ByteSourceError(file: name, damage: "it is damaged") }

  /// - Throws: where members share bytes, or promise too much.
  private static func check(
    _ members: [Member], size: UInt64, name: String
  ) throws(ByteSourceError) {
    var end: UInt64 = 0
    for member in members.sorted(by: { $0.header < $1.header }) {
      let (next, isTooLarge) = member.header.addingReportingOverflow(member.packedSize)
      guard !isTooLarge, member.header >= end, next <= size else {
        throw ByteSourceError(
          file: name, damage: "the ZIP archive is damaged: its members share bytes or are cut off")
      }
      end = next + 30
    }
    var total: UInt64 = 0
    for member in members {
      let (sum, isTooLarge) = total.addingReportingOverflow(member.size)
      total = isTooLarge ? .max : sum
    }
    guard total <= safeSize || total / max(1, size) <= swellLimit else {
      throw ByteSourceError(
        file: name, damage: "the ZIP archive swells more than \(swellLimit)-fold")
    }
  }
}

extension [UInt8] {
  /// The two bytes at `offset`, little end first; 0 past the end.
  func short(_ offset: Int) -> Int {
    offset + 1 < count ? Int(self[offset]) | Int(self[offset + 1]) << 8 : 0
  }

  func word(_ offset: Int) -> UInt32 {
    UInt32(short(offset)) | UInt32(short(offset + 2)) << 16
  }

  func long(_ offset: Int) -> UInt64 {
    UInt64(word(offset)) | UInt64(word(offset + 4)) << 32
  }
}
