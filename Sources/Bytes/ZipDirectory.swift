import Glibc

/// Finds and reads the directory of a ZIP archive.
struct ZipDirectory {
  private let descriptor: Int32
  private let size: UInt64
  private let name: String

  /// A directory larger than this is no export's, in bytes.
  private static let sizeLimit: UInt64 = 64 << 20

  init(_ descriptor: Int32, size: UInt64, name: String) {
    self.descriptor = descriptor
    self.size = size
    self.name = name
  }

  /// What the directory lists.
  func members() throws(ByteSourceError) -> [ZipArchive.Member] {
    let end = try end()
    guard end.count <= ZipArchive.memberLimit else {
      throw damage("the ZIP archive has more than \(ZipArchive.memberLimit) members")
    }
    guard end.length <= Self.sizeLimit, end.length <= end.place else { throw notWhole }
    // What was put before the archive, as self-extracting ones have, shifts all that it says.
    let start = end.place - end.length
    guard end.offset <= start else { throw notWhole }
    let bytes = try Self.bytes(descriptor, at: start, count: Int(end.length), name)
    var members: [ZipArchive.Member] = []
    var at = 0
    while members.count < Int(end.count), at + 46 <= bytes.count {
      guard bytes.word(at) == 0x0201_4B50 else { throw notWhole }
      var member = Self.member(bytes, at)
      let (header, isTooLarge) = member.header.addingReportingOverflow(start - end.offset)
      guard !isTooLarge else { throw notWhole }
      member.header = header
      member.record = start + member.record.lowerBound..<start + member.record.upperBound
      members.append(member)
      at += 46 + bytes.short(at + 28) + bytes.short(at + 30) + bytes.short(at + 32)
    }
    guard members.count == Int(end.count), at <= bytes.count else { throw notWhole }
    return members
  }

  /// What the record at the end says, and where the directory ends.
  private struct End {
    var count: UInt64
    var length: UInt64
    var offset: UInt64
    var place: UInt64
  }

  private func end() throws(ByteSourceError) -> End {
    let length = Int(min(size, 65_557))
    let start = size - UInt64(length)
    let tail = try Self.bytes(descriptor, at: start, count: length, name)
    var at = tail.count - 22
    while at >= 0 {
      if tail.word(at) == 0x0605_4B50, at + 22 + tail.short(at + 20) <= tail.count {
        let end = End(
          count: UInt64(tail.short(at + 10)), length: UInt64(tail.word(at + 12)),
          offset: UInt64(tail.word(at + 16)), place: start + UInt64(at))
        return at >= 20 ? try large(tail, at - 20) ?? end : end
      }
      at -= 1
    }
    throw notWhole
  }

  /// The end as ZIP64 has it, where its locator stands at `at`.
  private func large(_ tail: [UInt8], _ at: Int) throws(ByteSourceError) -> End? {
    guard tail.word(at) == 0x0706_4B50 else { return nil }
    let place = tail.long(at + 8)
    guard place <= size, size - place >= 56 else { throw notWhole }
    let record = try Self.bytes(descriptor, at: place, count: 56, name)
    guard record.word(0) == 0x0606_4B50 else { throw notWhole }
    return End(
      count: record.long(32), length: record.long(40), offset: record.long(48), place: place)
  }

  private static func member(_ bytes: [UInt8], _ at: Int) -> ZipArchive.Member {
    let nameEnd = min(bytes.count, at + 46 + bytes.short(at + 28))
    let extraEnd = min(bytes.count, nameEnd + bytes.short(at + 30))
    var large = LargeFields(bytes, nameEnd..<extraEnd)
    let size = large.value(bytes.word(at + 24))
    let packed = large.value(bytes.word(at + 20))
    let header = large.value(bytes.word(at + 42))
    // Only programs of Unix (3) and macOS (19) say what kind of file it was.
    let maker = bytes.short(at + 4) >> 8
    return ZipArchive.Member(
      name: Array(bytes[min(nameEnd, at + 46)..<nameEnd]), size: size, packedSize: packed,
      method: bytes.short(at + 10), flags: bytes.short(at + 8), checksum: bytes.word(at + 16),
      header: header, mode: maker == 3 || maker == 19 ? bytes.word(at + 38) >> 16 : 0,
      record: UInt64(at)..<UInt64(max(extraEnd, at + 46)))
  }

  /// Exactly `count` bytes of the file.
  static func bytes(
    _ descriptor: Int32, at place: UInt64, count: Int, _ name: String
  ) throws(ByteSourceError) -> [UInt8] {
    var reason: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { memory, initialized in
      while initialized < count {
        let got = pread(
          descriptor, memory.baseAddress.map { $0 + initialized }, count - initialized,
          Int(clamping: place) + initialized)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { reason = errno }
        guard got > 0 else { return }
        initialized += got
      }
    }
    guard reason == 0 else { throw ByteSourceError(file: name, errno: reason) }
    guard bytes.count == count else {
      throw ByteSourceError(file: name, damage: "the ZIP archive is cut off or damaged")
    }
    return bytes
  }

  private var notWhole: ByteSourceError { damage("the ZIP archive is cut off or damaged") }

  private func damage(_ reason: String) -> ByteSourceError {
    ByteSourceError(file: name, damage: reason)
  }
}

/// The sizes and places that do not fit in 32 bits, in the order of the fields that have none
/// (APPNOTE.TXT 4.5.3).
private struct LargeFields {
  private var values: [UInt64] = []

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var at = range.lowerBound
    while at + 4 <= range.upperBound {
      let length = bytes.short(at + 2)
      if bytes.short(at) == 1 {
        let count = min(length, range.upperBound - at - 4) / 8
        values = (0..<count).map { bytes.long(at + 4 + $0 * 8) }.reversed()
        return
      }
      at += 4 + length
    }
  }

  mutating func value(_ short: UInt32) -> UInt64 {
    short == .max ? values.popLast() ?? UInt64(short) : UInt64(short)
  }
}
