import Bytes
import CSV

extension Benchmark {
  static let csv = [
    Benchmark(name: "csv.records", summary: "records of a survey with quoted comments") { exports in
      try Self.records(exports.bytes(exports.survey))
    },
    Benchmark(name: "csv.plain", summary: "records of the same survey without quotes") { exports in
      try Self.records(exports.bytes(exports.survey).filter { $0 != UInt8(ascii: "\"") })
    },
    Benchmark(name: "csv.strings", summary: "every field of the survey as a string") { exports in
      let bytes = try exports.bytes(exports.survey)
      return Work(bytes: bytes.count, items: try Self.countRecords(bytes)) {
        var reader = try CSVReader(ByteSource(bytes: bytes, name: "survey.csv"))
        while let batch = try reader.nextBatch() {
          for index in 0..<batch.count { _ = batch[index].strings }
        }
      }
    },
  ]

  private static func records(_ bytes: [UInt8]) throws -> Work {
    Work(bytes: bytes.count, items: try countRecords(bytes)) { _ = try countRecords(bytes) }
  }

  private static func countRecords(_ file: [UInt8]) throws -> Int {
    var reader = try CSVReader(ByteSource(bytes: file, name: "survey.csv"))
    var count = 0
    while let batch = try reader.nextBatch() { count += batch.count }
    return count
  }
}
