import Feedback
import Language
import Testing

@testable import Analysis

@Suite struct ReadingWorkspaceTests {
  private static let analyzer = Result { try Analyzer(lexicons: Lexicons()) }
  private static let texts = [
    "Zou maandag komen maar kwam woensdag.", "The staff were lovely. But never again!", "",
    "Ik had meer verwacht", "😡😡", "super goeie service, idd top!!!", "Een 3.",
    "De levering viel erg tegen. Factuur klopt niet, bellen helpt niet.", "meer personeel",
    "Onprettig", "wanprestatie 12 dagen", "as promised, delivered on time", "Das ist nicht gut.",
  ]

  @Test func `what a text says does not depend on what the workspace read before`() throws {
    let analyzer = try Self.analyzer.get()
    var workspace = ReadingWorkspace()
    for text in Self.texts + Self.texts.reversed() {
      var own = ReadingWorkspace()
      #expect(analyzer.read(text, in: &workspace) == analyzer.read(text, in: &own))
    }
  }

  @Test func `nor on words that were forgotten since`() throws {
    let analyzer = try Self.analyzer.get()
    var workspace = ReadingWorkspace()
    let before = Self.texts.map { analyzer.read($0, in: &workspace) }
    let many = (0..<40_000).map { "q\(String($0, radix: 26))x" }.joined(separator: " ")
    _ = analyzer.read(many, in: &workspace)
    #expect(Self.texts.map { analyzer.read($0, in: &workspace) } == before)
  }

  @Test func `nor on what is read beside it, in however many sheaves`() throws {
    let analyzer = try Self.analyzer.get()
    let texts = Array(repeating: Self.texts, count: 5).flatMap { $0 }
    var workspace = ReadingWorkspace()
    let together = analyzer.read(texts.map { Analyzer.Input($0) }, in: &workspace)
    #expect(together == texts.map { analyzer.read($0) })
    #expect(workspace.desks.count < texts.count)
    #expect(analyzer.read([], in: &workspace) == [])
  }

  @Test func `nor on a text of a megabyte between others`() throws {
    let analyzer = try Self.analyzer.get()
    let long = String(repeating: "niet goed ", count: 104_000)
    let texts = [Self.texts[0], long, long, Self.texts[1], long + long, Self.texts[3]]
    var workspace = ReadingWorkspace()
    let together = analyzer.read(texts.map { Analyzer.Input($0) }, in: &workspace)
    #expect(together == texts.map { analyzer.read($0) })
  }

  @Test func `what a source states goes with its own text`() throws {
    let analyzer = try Self.analyzer.get()
    var workspace = ReadingWorkspace()
    let stated = Touchpoint(rawValue: "factuur")
    let readings = analyzer.read(
      [
        Analyzer.Input("ok"), Analyzer.Input("ok", language: .english, touchpoint: stated),
        Analyzer.Input("ok"),
      ], in: &workspace)
    #expect(readings[1].language == .english && readings[1].touchpoints == [stated])
    #expect(readings[0] == readings[2] && readings[0].touchpoints == [.unknown])
  }

  @Test func `a text longer than a megabyte leaves no memory behind`() throws {
    var workspace = ReadingWorkspace()
    _ = try Self.analyzer.get().read(
      String(repeating: "niet goed ", count: 110_000), in: &workspace)
    #expect(workspace.desks.isEmpty)
  }

  @Test func `a reading and its explanation agree`() throws {
    let analyzer = try Self.analyzer.get()
    for text in Self.texts {
      let (reading, why) = (analyzer.read(text), analyzer.explain(text))
      #expect(reading.sentiment.score.value == why.score)
      #expect(reading.clauses.count == why.clauses.count)
      #expect(reading.touchpoints == why.touchpoints)
    }
  }

  @Test func `a trail keeps rules in order, the first twelve of many`() {
    var trail = RuleTrail(.compound)
    for rule in [ScoringRule.intensity, .negation] { trail.append(rule) }
    #expect(trail.rules == [.compound, .intensity, .negation])
    #expect(trail.contains(.negation) && !trail.contains(.wish))
    for _ in 0..<20 { trail.append(.hedge) }
    #expect(trail.rules.count == 12)
    #expect(ScoringRule.allCases.map(\.name).contains("bareNegation"))
    #expect(RuleTrail().rules.isEmpty)
  }

  @Test func `who asks is told each text as it is cut, with its language`() throws {
    let analyzer = try Self.analyzer.get()
    let texts = Array(repeating: Self.texts, count: 3).flatMap { $0 }
    var workspace = ReadingWorkspace()
    var told: [(place: Int, words: [String], language: LanguageCode)] = []
    let readings = analyzer.read(texts.map { Analyzer.Input($0) }, in: &workspace) {
      told.append(($0, $1.tokens.indices.map($1.word), $2))
    }
    #expect(told.map(\.place) == Array(texts.indices))
    for (place, words, language) in told {
      let list = Tokenizer().tokenize(texts[place])
      #expect(words == list.tokens.indices.map(list.word))
      #expect(language == readings[place].language)
    }
  }
}
