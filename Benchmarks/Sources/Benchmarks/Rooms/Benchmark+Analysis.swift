import Analysis
import Language

extension Benchmark {
  static let analysis = [
    Benchmark(
      name: "analysis.read", summary: "tokens, language, sentiment, themes, expectation"
    ) { exports in
      let texts = try exports.texts()
      let analyzer = try Analyzer(lexicons: Lexicons())
      return Work(bytes: texts.map(\.utf8.count).reduce(0, +), items: texts.count) {
        for text in texts { _ = analyzer.read(text) }
      }
    }
  ]
}
