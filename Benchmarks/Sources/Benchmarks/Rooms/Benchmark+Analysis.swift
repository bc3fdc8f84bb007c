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
    Benchmark(name: "analysis.language", summary: "languages of texts that are cut") { exports in
      let lexicons = try Lexicons()
      let identifier = try lexicons.identifier()
      let lists = try exports.texts().map { text in
        var list = TokenList()
        lexicons.tokenizer.tokenize(text.utf8.span, into: &list)
        return list
      }
      return Work(bytes: lists.map(\.text.count).reduce(0, +), items: lists.count) {
        for list in lists { _ = identifier.language(of: list, 0..<list.count) }
      }
    },
    stage("analysis.to.tokens", "texts side by side to tokens", .tokens),
    stage("analysis.to.clauses", "the same, and languages and clauses", .clauses),
    stage("analysis.to.sentiment", "the same, and sentiment", .sentiment),
    stage("analysis.to.statements", "the same, and expectation", .statements),
    whole("analysis.read", "tokens, language, sentiment, themes, expectation") { try $0.texts() },
    whole("analysis.read.mail", "the same of customers' words in mails") { try $0.mailTexts() },
    whole("analysis.read.chat", "the same of customers' words in chats") { try $0.chatTexts() },
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

  /// Texts that are handed over at one time: as many as are read side by side.
  private static let together = 16

  /// Whole readings of the texts that `texts` takes from the exports.
  private static func whole(
    _ name: String, _ summary: String, _ texts: @escaping @Sendable (Exports) throws -> [String]
  ) -> Benchmark {
    Benchmark(name: name, summary: summary) { exports in
      let texts = try texts(exports)
      return try reading(texts, reference: try vader(on: texts)) { analyzer, part, workspace in
        _ = analyzer.read(part, in: &workspace)
      }
    }
  }

  /// The stages of a reading up to one: what it costs is its time less that of the stages before it.
  private static func stage(
    _ name: String, _ summary: String, _ last: Analyzer.Stage
  ) -> Benchmark {
    Benchmark(name: name, summary: summary) { exports in
      try reading(try exports.texts()) { analyzer, part, workspace in
        analyzer.pass(part, through: last, in: &workspace)
      }
    }
  }

  /// Does `run` with all texts, some at a time, by one analyzer.
  private static func reading(
    _ texts: [String], reference: Reference? = nil,
    run: @escaping @Sendable (Analyzer, [Analyzer.Input], inout ReadingWorkspace) -> Void
  ) throws -> Work {
    let analyzer = try Analyzer(lexicons: Lexicons())
    let inputs = texts.map { Analyzer.Input($0) }
    let parts = stride(from: 0, to: inputs.count, by: together).map {
      Array(inputs[$0..<min($0 + together, inputs.count)])
    }
    return Work(
      bytes: texts.map(\.utf8.count).reduce(0, +), items: texts.count, reference: reference
    ) {
      analyzer.withWorkspace { workspace in
        for part in parts { run(analyzer, part, &workspace) }
      }
    }
  }

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
