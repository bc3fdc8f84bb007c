import Analysis
import Feedback
import Foundation
import Language

extension Benchmark {
  static let analysis = [
    Benchmark(name: "analysis.tokens", summary: "bytes to tokens and sentences") { exports in
      let texts = try exports.texts().map { Array($0.utf8) }
      let tokenizer = try Lexicons().tokenizer
      return work(on: texts) { _ = tokenizer.tokenize($0) }
    },
    Benchmark(name: "analysis.language", summary: "tokens to the language of the text") { exports in
      let lexicons = try Lexicons()
      let texts = try exports.texts().map { Array($0.utf8) }
      let lists = texts.map { lexicons.tokenizer.tokenize($0) }
      return Work(bytes: texts.map(\.count).reduce(0, +), items: texts.count) {
        for list in lists { _ = lexicons.identifier.language(of: list) }
      }
    },
    Benchmark(name: "analysis.parse", summary: "tokens, languages, clauses") { exports in
      let parser = try TextParser(lexicons: Lexicons())
      return work(on: try exports.texts()) { _ = parser.parse($0) }
    },
    Benchmark(name: "analysis.expectation", summary: "statements of a parsed text") { exports in
      let reader = try ExpectationReader(lexicons: Lexicons())
      return try parsedWork(on: exports) { _ = reader.statements(in: $0) }
    },
    Benchmark(name: "analysis.topics", summary: "touchpoints and themes of a parsed text") {
      exports in
      let reader = try TopicReader(lexicons: Lexicons())
      return try parsedWork(on: exports) { text in
        var statements: [Statement] = []
        _ = reader.topics(in: text, stated: nil, statements: &statements)
      }
    },
    Benchmark(
      name: "analysis.read", summary: "tokens, language, sentiment, themes, expectation"
    ) { exports in
      let texts = try exports.texts()
      let analyzer = try Analyzer(lexicons: Lexicons())
      return work(on: texts, reference: try vader(on: texts)) { _ = analyzer.read($0) }
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

  private static func work(on texts: [[UInt8]], run: @escaping ([UInt8]) -> Void) -> Work {
    Work(bytes: texts.map(\.count).reduce(0, +), items: texts.count) {
      for text in texts { run(text) }
    }
  }

  private static func parsedWork(
    on exports: Exports, run: @escaping (ParsedText) -> Void
  ) throws -> Work {
    let parser = try TextParser(lexicons: Lexicons())
    let texts = try exports.texts()
    let parsed = texts.map { parser.parse($0) }
    return Work(bytes: texts.map(\.utf8.count).reduce(0, +), items: texts.count) {
      for text in parsed { run(text) }
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
