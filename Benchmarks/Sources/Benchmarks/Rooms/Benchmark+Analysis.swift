import Analysis
import Foundation
import Language

extension Benchmark {
  static let analysis = [
    Benchmark(name: "analysis.tokens", summary: "bytes to tokens and sentences") { exports in
      let texts = try exports.texts().map { Array($0.utf8) }
      let tokenizer = try Lexicons().tokenizer
      return Work(bytes: texts.map(\.count).reduce(0, +), items: texts.count) {
        var list = TokenList()
        for text in texts { tokenizer.tokenize(text.span, into: &list) }
      }
    },
    Benchmark(name: "analysis.parse", summary: "tokens, languages, clauses; no word known before") {
      exports in
      let parser = try TextParser(lexicons: Lexicons())
      return work(on: try exports.texts()) { _ = parser.parse($0) }
    },
    Benchmark(
      name: "analysis.read", summary: "tokens, language, sentiment, themes, expectation"
    ) { exports in
      let texts = try exports.texts()
      let analyzer = try Analyzer(lexicons: Lexicons())
      let inputs = texts.map { Analyzer.Input($0) }
      let parts = stride(from: 0, to: inputs.count, by: together).map {
        Array(inputs[$0..<min($0 + together, inputs.count)])
      }
      return Work(
        bytes: texts.map(\.utf8.count).reduce(0, +), items: texts.count,
        reference: try vader(on: texts)
      ) {
        analyzer.withWorkspace { workspace in
          for part in parts { _ = analyzer.read(part, in: &workspace) }
        }
      }
    },
    Benchmark(name: "analysis.start", summary: "lexicons compiled into an analyzer") { _ in
      Work(bytes: 0, items: 1) { _ = try Analyzer(lexicons: Lexicons()) }
    },
    Benchmark(name: "analysis.growth", summary: "hostile lines of 1 MB; linear is about 1") { _ in
      let analyzer = try Analyzer(lexicons: Lexicons())
      let long = hostile.map { String(repeating: $0, count: 1_000_000 / $0.utf8.count) }
      let short = hostile.map { String(repeating: $0, count: 100_000 / $0.utf8.count) }
      let tenths = Reference("ten lines of a tenth") {
        for text in short { for _ in 0..<10 { _ = analyzer.read(text) } }
      }
      return work(on: long, reference: tenths) { _ = analyzer.read($0) }
    },
  ]

  /// Texts that are handed over at one time, as `voc analyze` does.
  private static let together = 32

  /// What a broken or hostile sender may repeat without end.
  private static let hostile = [
    "a", "niet ", "niet goed ", "beloofd maar niet ", "zou maandag komen maar kwam woensdag. ",
    "😡", "👩\u{200D}", "e\u{301}\u{302}", "n\u{301}\u{307}t ", "a@", "\"wat een ", "!?", ". ", "(",
    "1,2.3:", "> ", "agent: x ", "8/10 ", "\u{FFFD}", "klantenservicemedewerker ", "neeeeeee ",
  ]

  private static func work(
    on texts: [String], reference: Reference? = nil, run: @escaping (String) -> Void
  ) -> Work {
    Work(bytes: texts.map(\.utf8.count).reduce(0, +), items: texts.count, reference: reference) {
      for text in texts { run(text) }
    }
  }

  /// VADER on the same texts, one a line of a file that it reads before its clock starts.
  private static func vader(on texts: [String]) throws -> Reference {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("voc-texts.txt")
    let lines = texts.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    return Reference("VADER, sentiment only", program: ["python3", "Peers/vader.py", file.path])
  }
}
