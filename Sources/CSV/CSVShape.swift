/// How the records of a file's beginning look under one dialect.
struct CSVShape {
  private(set) var records = 0
  /// The most common number of fields.
  private(set) var width = 0
  /// The share of records that are as wide.
  private(set) var share = 0.0
  /// The share of fields without another delimiter in them.
  private(set) var cleanShare = 1.0
  /// The share of fields that end with a comma or semicolon, as where the space after one was taken
  /// for the delimiter.
  private(set) var trailingMarks = 0.0
  /// Whether every second field is empty in all records of that width: the delimiter may be a doubled
  /// one.
  private(set) var isDoubled = false

  /// What a record has to be as wide as before it is thought misread: where most are, and the
  /// table has several columns; 0 elsewhere.
  var usualWidth: Int { width > 2 && share >= 0.6 && records > 2 ? width : 0 }

  init(_ sample: UnsafeBufferPointer<UInt8>, dialect: CSVDialect) {
    var scanner = CSVScanner(dialect: dialect)
    let isWhole = sample.count < CSVReader.sampleSize
    _ = scanner.scan(sample, following: isWhole ? .end : .tooMuch)
    var widths: [Int: Int] = [:]
    for (index, record) in scanner.records.prefix(400).enumerated() {
      let width = Self.width(of: index, scanner)
      let isEmpty = width == 1 && scanner.fields[record.firstField].range.isEmpty
      if !isEmpty { widths[width, default: 0] += 1 }
    }
    records = widths.values.reduce(0, +)
    guard let most = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
    width = most.key
    share = Double(most.value) / Double(records)
    cleanShare = Self.cleanShare(scanner.fields.prefix(4000), sample)
    trailingMarks = Self.trailingMarks(scanner.fields.prefix(4000), sample)
    isDoubled = share >= 0.8 && width > 2 && width % 2 == 1 && Self.isDoubled(scanner, width)
  }

  private static func width(of index: Int, _ scanner: CSVScanner) -> Int {
    let next = index + 1 < scanner.records.count ? scanner.records[index + 1].firstField : nil
    return (next ?? scanner.fields.count) - scanner.records[index].firstField
  }

  private static func isDoubled(_ scanner: CSVScanner, _ width: Int) -> Bool {
    scanner.records.prefix(400).indices.allSatisfy { index in
      let first = scanner.records[index].firstField
      guard Self.width(of: index, scanner) == width else { return true }
      return stride(from: 1, to: width, by: 2).allSatisfy {
        scanner.fields[first + $0].range.isEmpty
      }
    }
  }

  private static func trailingMarks(
    _ fields: ArraySlice<CSVField>, _ sample: UnsafeBufferPointer<UInt8>
  ) -> Double {
    let ends = fields.filter { !$0.isClean && !$0.range.isEmpty }.map { sample[$0.range].last }
    return Double(ends.count { $0 == 0x2C || $0 == 0x3B }) / Double(max(1, ends.count))
  }

  private static func cleanShare(
    _ fields: ArraySlice<CSVField>, _ sample: UnsafeBufferPointer<UInt8>
  ) -> Double {
    let plain = fields.filter { !$0.isClean }
    let dirty = plain.count { field in
      sample[field.range].contains { $0 == 0x3B || $0 == 0x09 || $0 == 0x7C }
        && !(field.range.lowerBound > 0 && sample[field.range.lowerBound - 1] == 0x22)
    }
    return plain.isEmpty ? 1 : 1 - 0.9 * Double(dirty) / Double(plain.count)
  }
}
