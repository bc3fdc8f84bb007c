import Intake

extension Benchmark {
  static let survey = [
    Benchmark(name: "survey.items", summary: "survey rows to feedback items") { exports in
      let bytes = try exports.bytes(exports.survey)
      let items = try SurveyAdapter().readAll(bytes, named: "survey.csv")
      return Work(bytes: bytes.count, items: items) {
        try SurveyAdapter().readAll(bytes, named: "survey.csv")
      }
    }
  ]
}
