import Bytes
import CSV
import Intake

extension FuzzTarget {
  static let survey = [
    FuzzTarget(
      name: "survey", corpus: "survey",
      marks: [
        "\"", "\"\"", "'", ",", ";", "\t", "|", ":", "\\", "\\\"", "\n", "\r", "\r\n", "\0",
        "\",\"",
        "\"\n\"", "sep=;\n", "\u{FEFF}", "§", "\\t", ", ", "{\"ImportId\":\"QID1\"}", "E1", "P1",
        "2026-11-02", "2/11/26 1:00 PM", "-99", "4/5", "★★☆", "Response", "n.v.t.", "=1+1", "#",
        "NPS", "Tevredenheid (1-5)", "Verwachting levering", "é", "\u{82}", "ÿþ",
      ]
    ) { bytes in
      let adapter = SurveyAdapter()
      _ = adapter.confidence(head: Array(bytes.prefix(SourceReader.headSize)), name: "a.csv")
      _ = try? adapter.readAll(bytes, named: "a.csv")
      _ = try? adapter.explain(
        ByteSource(bytes: bytes, name: "a.csv"), context: IntakeContext(file: "a.csv"))
      guard var reader = try? CSVReader(ByteSource(bytes: bytes, name: "a.csv")) else { return }
      while let batch = try? reader.nextBatch(size: 512) {
        for index in 0..<batch.count { _ = batch[index].strings }
      }
    }
  ]
}
