import Bytes
import CSV

extension Benchmark {
  static let csv = [
    Benchmark(name: "csv.records", summary: "records of a survey with quoted comments") { exports in
      let bytes = try exports.bytes(exports.survey)
      return Work(bytes: bytes.count, items: try Self.countRecords(bytes)) {
        _ = try Self.countRecords(bytes)
      }
    }
  ]

  private static func countRecords(_ file: [UInt8]) throws -> Int {
    var reader = try CSVReader(ByteSource(bytes: file, name: "survey.csv"))
    var count = 0
    while let batch = try reader.nextBatch() { count += batch.count }
    return count
  }
}
