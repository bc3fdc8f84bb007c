import Feedback

/// The facts of a chunk while it is written: what ``FactChunk`` reads, as columns that grow.
struct FactTable {
  /// What the statements at one touchpoint of an item amount to.
  struct Stated: Hashable {
    var verdicts = Observation.Verdicts()
    var promises = Observation.Promises()
  }

  /// The row number of the first item.
  let first: Int64
  private(set) var count = 0
  private var columns = [[Int64]](repeating: [], count: FactColumn.count)
  private var stated = FactSorts(Stated())
  private var ratings = FactSorts(Ratings())

  init(first: Int64) { self.first = first }

  init(_ chunk: FactChunk) {
    first = chunk.first
    count = chunk.count
    for column in FactColumn.allCases { columns[column.rawValue] = chunk.values(column) }
    stated = FactSorts(Stated(), chunk.stated)
    ratings = FactSorts(Ratings(), chunk.ratings)
  }

  var isFull: Bool { count == FactChunk.capacity }

  /// Whether all its items were erased.
  var isEmpty: Bool { columns[FactColumn.block.rawValue].allSatisfy { $0 == FactColumn.none } }

  subscript(_ column: FactColumn, _ index: Int) -> Int64 {
    get { columns[column.rawValue][index] }
    set { columns[column.rawValue][index] = newValue }
  }

  mutating func append(_ row: FactRow) {
    count += 1
    row.forEachValue { columns[$0.rawValue].append($1) }
    columns[FactColumn.ratings.rawValue].append(ratings.number(of: row.facts.ratings))
    columns[FactColumn.places.rawValue].append(Int64(row.facts.places.count))
    columns[FactColumn.subjects.rawValue].append(Int64(row.facts.subjects.count))
    insert(row, places: size(.place), subjects: size(.subject))
  }

  /// Puts `row` in the place of the item at `index`.
  mutating func set(_ row: FactRow, at index: Int) {
    clear(index)
    row.forEachValue { self[$0, index] = $1 }
    self[.ratings, index] = ratings.number(of: row.facts.ratings)
    self[.places, index] = Int64(row.facts.places.count)
    self[.subjects, index] = Int64(row.facts.subjects.count)
    insert(row, places: start(.places, index), subjects: start(.subjects, index))
  }

  /// Leaves nothing of the item at `index`.
  mutating func clear(_ index: Int) {
    let places = start(.places, index)..<start(.places, index + 1)
    let subjects = start(.subjects, index)..<start(.subjects, index + 1)
    for column in FactColumn.allCases {
      switch column.unit {
      case .item: self[column, index] = 0
      case .place: columns[column.rawValue].removeSubrange(places)
      case .subject: columns[column.rawValue].removeSubrange(subjects)
      }
    }
    self[.block, index] = FactColumn.none
  }

  private mutating func insert(_ row: FactRow, places: Int, subjects: Int) {
    for offset in row.facts.places.indices {
      let place = row.facts.places[offset]
      let at = places + offset
      insert(row.placeWords[offset], .placeWord, at: at)
      insert(place.experience.map(Int64.init) ?? FactColumn.none, .placeExperience, at: at)
      let sort = stated.number(of: Stated(verdicts: place.verdicts, promises: place.promises))
      insert(sort, .placeStated, at: at)
      insert(
        place.ratings.map { ratings.number(of: $0) } ?? FactColumn.none, .placeRatings, at: at)
    }
    for offset in row.facts.subjects.indices {
      let at = subjects + offset
      insert(row.subjectWords[offset], .subjectWord, at: at)
      insert(Int64(row.facts.subjects[offset].sentiment), .subjectSentiment, at: at)
    }
  }

  /// Inserting at the end, which is what mostly happens, takes many steps more than appending.
  private mutating func insert(_ value: Int64, _ column: FactColumn, at place: Int) {
    if place == columns[column.rawValue].count {
      columns[column.rawValue].append(value)
    } else {
      columns[column.rawValue].insert(value, at: place)
    }
  }

  private func start(_ counts: FactColumn, _ index: Int) -> Int {
    columns[counts.rawValue][..<index].reduce(0) { $0 + Int($1) }
  }

  private func size(_ unit: FactColumn.Unit) -> Int {
    switch unit {
    case .item: count
    case .place: columns[FactColumn.placeWord.rawValue].count
    case .subject: columns[FactColumn.subjectWord.rawValue].count
    }
  }

  // MARK: Bytes

  /// As ``FactChunk`` reads it. What nothing refers to any more is left out, so that nothing of an
  /// erased item stays.
  func packed() -> [UInt8] {
    var table = self
    table.dropUnused()
    return table.written()
  }

  private mutating func dropUnused() {
    stated.keep(usedIn: &columns[FactColumn.placeStated.rawValue])
    var both = columns[FactColumn.ratings.rawValue] + columns[FactColumn.placeRatings.rawValue]
    ratings.keep(usedIn: &both)
    columns[FactColumn.ratings.rawValue] = Array(both[..<count])
    columns[FactColumn.placeRatings.rawValue] = Array(both[count...])
  }

  private func written() -> [UInt8] {
    let forms = columns.map(Form.init)
    var out = PackedWriter()
    out.put(FactChunk.version)
    for unit in [FactColumn.Unit.item, .place, .subject] { out.put(count: size(unit)) }
    for form in forms {
      out.put(signed: form.base)
      out.put(byte: UInt8(form.width) | (form.isOptional ? 16 : 0))
    }
    out.put(list: stated.all) { $1.put(into: &$0) }
    out.put(list: ratings.all) { RatingsCodec.put($1, into: &$0) }
    let size = zip(forms, columns).reduce(0) { $0 + $1.0.width * $1.1.count }
    let head = out.bytes
    let total = head.count + size + FactChunk.padding
    return [UInt8](unsafeUninitializedCapacity: total) { memory, count in
      var bytes = UnsafeMutableRawBufferPointer(
        UnsafeMutableBufferPointer(rebasing: memory[..<total]))
      bytes.copyBytes(from: head)
      bytes = UnsafeMutableRawBufferPointer(rebasing: bytes[head.count...])
      for (form, values) in zip(forms, columns) {
        form.put(values, into: bytes)
        bytes = UnsafeMutableRawBufferPointer(rebasing: bytes[(form.width * values.count)...])
      }
      bytes.copyBytes(from: repeatElement(0, count: FactChunk.padding))
      count = total
    }
  }

  /// How a column is written: the fewest bytes that hold each value less the lowest.
  private struct Form {
    var base: Int64 = 0
    var width = 0
    var isOptional = false

    init(_ values: [Int64]) {
      var (low, high) = (Int64.max, Int64.min)
      for value in values {
        if value == FactColumn.none {
          isOptional = true
        } else {
          low = min(low, value)
          high = max(high, value)
        }
      }
      guard low <= high else { return }
      base = low
      let span = UInt64(bitPattern: high &- low) &+ (isOptional ? 1 : 0)
      width = (64 - span.leadingZeroBitCount + 7) / 8
    }

    /// Each value is written as eight bytes, of which the next takes those that are not wanted; behind
    /// the last there is room for them.
    func put(_ values: [Int64], into bytes: UnsafeMutableRawBufferPointer) {
      guard width > 0 else { return }
      var start = 0
      for value in values {
        let shifted = UInt64(bitPattern: value &- base) &+ (isOptional ? 1 : 0)
        let raw = value == FactColumn.none ? 0 : shifted
        bytes.storeBytes(of: raw.littleEndian, toByteOffset: start, as: UInt64.self)
        start += width
      }
    }
  }
}

extension FactTable.Stated {
  init(_ packed: inout PackedReader) throws(PackedBytesError) {
    verdicts = Observation.Verdicts(
      muchWorse: try packed.small(), worse: try packed.small(), met: try packed.small(),
      better: try packed.small(), muchBetter: try packed.small())
    promises = Observation.Promises(
      kept: try packed.small(), broken: try packed.small(), open: try packed.small())
  }

  func put(into out: inout PackedWriter) {
    for count in [
      verdicts.muchWorse, verdicts.worse, verdicts.met, verdicts.better, verdicts.muchBetter,
      promises.kept, promises.broken, promises.open,
    ] {
      out.put(UInt64(count))
    }
  }
}
