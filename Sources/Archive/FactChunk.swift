import Feedback

/// The facts of up to 256 items whose row numbers follow one another, column by column: what filters,
/// facets and statistics read, a million items in some tenths of a second.
///
/// ```
///   version  items  places  subjects                                    whole numbers (LEB128)
///   base width, for each column                                         zigzag, one byte
///   verdicts and promises of a place, each sort once                    a list
///   ratings of an item or a place, each sort once                       a list
///   the columns: each value less its base, in `width` bytes, little end first
///   eight zeros, so that any value can be read as eight bytes
/// ```
///
/// A column whose values are all alike has width 0 and takes no room. Where some item has no value,
/// 0 stands for that and all others are one more. An item that was erased has no block, and zeros
/// in all columns.
final class FactChunk {
  /// The row number of the first item; the next has the next number.
  let first: Int64
  /// How many numbers the chunk has, those of erased items too.
  let count: Int
  private let bytes: [UInt8]
  private var columns: [Column] = []
  private var statedBytes: Range<Int> = 0..<0
  private var ratingBytes: Range<Int> = 0..<0
  /// Where the places and the themes of each item begin, and behind the last where they end.
  private(set) var placeStarts: [Int32] = []
  private(set) var subjectStarts: [Int32] = []

  static let version: UInt64 = 1
  static let capacity = 256
  static let padding = 8

  private struct Column {
    var base: Int64
    var width: Int
    var isOptional: Bool
    var start: Int
    var mask: UInt64
  }

  init(first: Int64, _ bytes: [UInt8]) throws {
    self.first = first
    self.bytes = bytes
    var sizes = [0, 0, 0]
    (columns, statedBytes, ratingBytes, sizes) = try bytes.withUnsafeBufferPointer {
      try Self.header($0)
    }
    count = sizes[0]
    placeStarts = try starts(.places, total: sizes[1])
    subjectStarts = try starts(.subjects, total: sizes[2])
  }

  private static func header(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws -> ([Column], Range<Int>, Range<Int>, [Int]) {
    var packed = PackedReader(bytes)
    guard try packed.number() == version else { throw PackedBytesError() }
    let sizes = [try packed.int(), try packed.int(), try packed.int()]
    guard sizes[0] <= capacity, sizes.allSatisfy({ $0 < 1 << 24 }) else { throw PackedBytesError() }
    var columns: [Column] = []
    columns.reserveCapacity(FactColumn.count)
    for _ in 0..<FactColumn.count {
      let base = try packed.signed()
      let form = Int(try packed.byte())
      guard form & 15 <= 8 else { throw PackedBytesError() }
      let width = form & 15
      let mask = width == 8 ? UInt64.max : (1 << UInt64(width * 8)) - 1
      columns.append(
        Column(base: base, width: width, isOptional: form & 16 != 0, start: 0, mask: mask))
    }
    let stated = try packed.bytesOfList()
    let ratings = try packed.bytesOfList()
    var start = packed.position
    for column in FactColumn.allCases {
      let size = sizes[column.unit == .item ? 0 : column.unit == .place ? 1 : 2]
      columns[column.rawValue].start = start
      start += size * columns[column.rawValue].width
    }
    guard start + padding <= bytes.count else { throw PackedBytesError() }
    return (columns, stated, ratings, sizes)
  }

  /// The value of `column` at `index`, which must be below its count; ``FactColumn/none`` for none.
  @inline(__always)
  func value(_ column: FactColumn, _ index: Int) -> Int64 {
    let place = columns[column.rawValue]
    let start = place.start &+ index &* place.width
    let raw = bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self)) & place.mask
    }
    if place.isOptional {
      return raw == 0 ? FactColumn.none : Int64(bitPattern: raw &- 1) &+ place.base
    }
    return Int64(bitPattern: raw) &+ place.base
  }

  /// All values of `column`.
  func values(_ column: FactColumn) -> [Int64] {
    (0..<size(of: column)).map { value(column, $0) }
  }

  /// The value that all items have in `column`; nil where they differ.
  func common(_ column: FactColumn) -> Int64? {
    columns[column.rawValue].width == 0 && count > 0 ? value(column, 0) : nil
  }

  func size(of column: FactColumn) -> Int {
    switch column.unit {
    case .item: count
    case .place: Int(placeStarts[count])
    case .subject: Int(subjectStarts[count])
    }
  }

  /// Whether the item was erased, or taken out for another version of it.
  @inline(__always)
  func isErased(_ index: Int) -> Bool { value(.block, index) == FactColumn.none }

  func places(_ index: Int) -> Range<Int> {
    Int(placeStarts[index])..<Int(placeStarts[index + 1])
  }

  func subjects(_ index: Int) -> Range<Int> {
    Int(subjectStarts[index])..<Int(subjectStarts[index + 1])
  }

  func flags(_ index: Int) -> FactFlags { FactFlags(raw: value(.flags, index)) }

  /// The sorts of verdicts and promises; the first says nothing.
  private(set) lazy var stated: [FactTable.Stated] = unpacked(statedBytes) {
    packed throws(PackedBytesError) in try FactTable.Stated(&packed)
  }

  /// The sorts of ratings; the first has none.
  private(set) lazy var ratings: [Ratings] = unpacked(ratingBytes) {
    packed throws(PackedBytesError) in try RatingsCodec.read(&packed)
  }

  /// The verdicts and promises of a place.
  func stated(place: Int) -> FactTable.Stated {
    let sort = Int(truncatingIfNeeded: value(.placeStated, place))
    return stated.indices.contains(sort) ? stated[sort] : FactTable.Stated()
  }

  /// The ratings of an item.
  func ratings(_ index: Int) -> Ratings { ratings(ofSort: value(.ratings, index)) }

  /// The ratings of a place of its own; nil where the item's hold there.
  func ratings(place: Int) -> Ratings? {
    let sort = value(.placeRatings, place)
    return sort == FactColumn.none ? nil : ratings(ofSort: sort)
  }

  private func ratings(ofSort sort: Int64) -> Ratings {
    let sort = Int(truncatingIfNeeded: sort)
    return ratings.indices.contains(sort) ? ratings[sort] : Ratings()
  }

  private func unpacked<Value>(
    _ range: Range<Int>, _ read: (inout PackedReader) throws(PackedBytesError) -> Value
  ) -> [Value] {
    bytes[range].withUnsafeBufferPointer { bytes in
      var packed = PackedReader(bytes)
      return (try? packed.each(read)) ?? []
    }
  }

  private func starts(_ column: FactColumn, total: Int) throws -> [Int32] {
    var starts: [Int32] = [0]
    starts.reserveCapacity(count + 1)
    var sum: Int64 = 0
    for index in 0..<count {
      sum &+= value(column, index)
      guard (0...Int64(total)).contains(sum) else { throw PackedBytesError() }
      starts.append(Int32(sum))
    }
    guard sum == total else { throw PackedBytesError() }
    return starts
  }
}
