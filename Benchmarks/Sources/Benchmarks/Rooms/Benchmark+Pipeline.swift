import Bytes
import Feedback
import Intake
import Language
import Pipeline

extension Benchmark {
  static let pipeline = [
    Benchmark(name: "pipeline.redact", summary: "personal data taken out of texts") { exports in
      let bytes = try exports.bytes(exports.survey)
      var texts: [String] = []
      let source = ByteSource(bytes: bytes, name: "survey.csv")
      try SurveyAdapter().read(source, context: IntakeContext(file: "survey.csv")) { unit in
        for case .item(let item) in unit.read() { texts.append(item.text) }
      }
      let redactor = Redactor(cues: NameCues(try LexiconLibrary().table("names.tsv")))
      let (size, kept) = (texts.reduce(0) { $0 + $1.utf8.count }, texts)
      return Work(bytes: size, items: kept.count) {
        for text in kept { _ = redactor.redacted(text) }
      }
    }
  ]
}
