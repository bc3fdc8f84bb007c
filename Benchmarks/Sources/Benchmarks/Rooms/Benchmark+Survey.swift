import Bytes
import Feedback
import Intake

extension Benchmark {
  static let survey = [
    Benchmark(name: "survey.items", summary: "survey rows to feedback items") { exports in
      let bytes = try exports.bytes(exports.survey)
      let items = try SurveyAdapter().readAll(bytes, named: "survey.csv")
      return Work(bytes: bytes.count, items: items) {
        try SurveyAdapter().readAll(bytes, named: "survey.csv")
      }
    },
    Benchmark(name: "survey.lines", summary: "survey items to JSON lines") { exports in
      let bytes = try exports.bytes(exports.survey)
      let items = try Self.items(bytes)
      return Work(bytes: bytes.count, items: items.count) {
        for item in items { _ = ItemLine(item).json() }
      }
    },
  ]

  private static func items(_ bytes: [UInt8]) throws -> [FeedbackItem] {
    var items: [FeedbackItem] = []
    let source = ByteSource(bytes: bytes, name: "survey.csv")
    try SurveyAdapter().read(source, context: IntakeContext(file: "survey.csv")) { unit in
      for case .item(let item) in unit.read() { items.append(item) }
    }
    return items
  }
}
