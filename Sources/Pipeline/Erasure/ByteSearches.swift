import Bytes

/// Looks for some texts in bytes, small and capital letters of ASCII alike.
struct ByteSearches {
  /// By their first byte, so that one look settles most places.
  private var byFirst = [[[UInt8]]](repeating: [], count: 256)
  /// Of the texts, in bytes.
  let longest: Int

  /// - Parameter texts: in lower case.
  init(_ texts: Set<String>) {
    for text in texts where !text.isEmpty {
      let bytes = Array(text.utf8)
      byFirst[Int(bytes[0])].append(bytes)
    }
    longest = texts.map(\.utf8.count).max() ?? 0
  }

  func isFound(in bytes: [UInt8]) -> Bool {
    guard longest > 0 else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.indices.contains { start in
        let candidates = byFirst[Int(Self.lower(buffer[start]))]
        return !candidates.isEmpty && candidates.contains { isThere($0, at: start, in: buffer) }
      }
    }
  }

  /// Whether one of them stands in the file at `path`, decompressed where it is compressed; read in
  /// pieces. False where it cannot be read.
  func isFound(inFile path: String) -> Bool {
    guard longest > 0, let source = try? ByteSource(path: path) else { return false }
    var buffer: [UInt8] = []
    while let count = try? source.read(into: &buffer, count: 1 << 20), count > 0 {
      if isFound(in: buffer) { return true }
      buffer.removeFirst(max(0, buffer.count - longest))
    }
    return false
  }

  /// Whether one of them stands in a member of the ZIP archive at `path`, or in a member's name.
  /// False for what is no ZIP archive, and for what cannot be taken out (``ZipSeal``).
  func isFound(inArchive path: String) -> Bool {
    guard longest > 0, let archive = try? ZipArchive(path: path) else { return false }
    return archive.members.contains { member in
      isFound(in: member.name) || isFound(in: archive, member)
    }
  }

  /// Whether one of the texts stands in a member. False for what cannot be taken out.
  func isFound(in archive: ZipArchive, _ member: ZipArchive.Member) -> Bool {
    var (buffer, isFound) = ([UInt8](), false)
    try? archive.read(member) { piece in
      buffer += piece
      isFound = isFound || self.isFound(in: buffer)
      buffer.removeFirst(max(0, buffer.count - longest))
    }
    return isFound
  }

  private func isThere(
    _ text: [UInt8], at start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard text.count <= bytes.count - start else { return false }
    for (offset, byte) in text.enumerated() where Self.lower(bytes[start + offset]) != byte {
      return false
    }
    return true
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }
}
