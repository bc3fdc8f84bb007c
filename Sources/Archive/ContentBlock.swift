import Bytes

/// Where an item's wide part lies: the row of the table `block`, and the place in it.
struct ContentPlace: Hashable {
  var block: Int64
  var slot: Int
}

/// The wide part of one item: its text, the other fields as ``ItemCodec`` packs them, and the reading
/// as ``ReadingCodec`` packs it.
struct ContentPiece: Equatable, Sendable {
  var text: [UInt8]
  var rest: [UInt8]
  var reading: [UInt8]

  /// What stands where an item was erased.
  static let erased = ContentPiece(text: [], rest: [], reading: [])

  var isErased: Bool { rest.isEmpty }
}

/// The wide parts of some dozens of items that came one after another, packed together: alone, an
/// item of two sentences hardly packs at all.
///
/// Texts, fields and readings are packed apart, so that what reads texts only does not unpack the
/// rest, and like stands beside like.
///
/// ```
///   version  items  { bytes  packed bytes }×3      whole numbers (LEB128)
///   { the items' lengths, then the items' bytes }×3    deflated, each on its own
/// ```
struct ContentBlock {
  /// The number of items, the erased ones too.
  let count: Int
  private let bytes: [UInt8]
  private let sections: [(size: Int, packed: Range<Int>)]

  enum Section: Int, CaseIterable { case text, rest, reading }

  /// How many items a block holds, and how many bytes before it is packed: whichever is reached
  /// first. Reading one item unpacks its block.
  static let mostItems = 64
  static let mostBytes = 48 << 10
  static let version: UInt64 = 1

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    (count, sections) = try bytes.withUnsafeBufferPointer { bytes in
      var packed = PackedReader(bytes)
      guard try packed.number() == Self.version else { throw PackedBytesError() }
      let count = try packed.int()
      guard count <= Self.mostItems else { throw PackedBytesError() }
      var sizes: [(Int, Int)] = []
      for _ in Section.allCases { sizes.append((try packed.int(), try packed.int())) }
      var start = packed.position
      var sections: [(size: Int, packed: Range<Int>)] = []
      for (size, length) in sizes {
        guard length <= bytes.count - start else { throw PackedBytesError() }
        sections.append((size, start..<start + length))
        start += length
      }
      return (count, sections)
    }
  }

  /// Unpacks one section of all items.
  func slots(of section: Section, _ inflater: inout Inflater) throws -> ContentSlots {
    let (size, range) = sections[section.rawValue]
    guard let raw = inflater.inflated(bytes[range], count: size) else { throw PackedBytesError() }
    return try ContentSlots(raw, count: count)
  }

  /// Unpacks everything.
  func pieces(_ inflater: inout Inflater) throws -> [ContentPiece] {
    let texts = try slots(of: .text, &inflater)
    let rests = try slots(of: .rest, &inflater)
    let readings = try slots(of: .reading, &inflater)
    return (0..<count).map {
      ContentPiece(text: Array(texts[$0]), rest: Array(rests[$0]), reading: Array(readings[$0]))
    }
  }

  static func packed(_ pieces: [ContentPiece], _ deflater: inout Deflater) -> [UInt8] {
    var sections = ContentSections()
    for piece in pieces { sections.add(piece) }
    return sections.packed(&deflater)
  }
}

/// One section of a block, unpacked.
struct ContentSlots {
  private let bytes: [UInt8]
  private var ends: [Int] = []

  init(_ bytes: [UInt8], count: Int) throws {
    self.bytes = bytes
    ends = try bytes.withUnsafeBufferPointer { buffer in
      var packed = PackedReader(buffer)
      var lengths: [Int] = []
      for _ in 0..<count { lengths.append(try packed.int()) }
      var ends = [packed.position]
      for length in lengths {
        guard length <= buffer.count - (ends.last ?? 0) else { throw PackedBytesError() }
        ends.append((ends.last ?? 0) + length)
      }
      return ends
    }
  }

  /// Nothing for a place that the block has not.
  subscript(slot: Int) -> ArraySlice<UInt8> {
    ends.indices.contains(slot + 1) ? bytes[ends[slot]..<ends[slot + 1]] : []
  }
}
