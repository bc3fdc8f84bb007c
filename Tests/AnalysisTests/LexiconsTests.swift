import Feedback
import Foundation
import Testing

@testable import Analysis
@testable import Language

@Suite struct LexiconsTests {
  /// Runs `body` with an analyzer whose workspace folder holds `files`.
  private func withOverlay(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "voc-lexicons-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try body(folder.path)
  }

  @Test func `a workspace's line beats the shipped one and is named as such`() throws {
    try withOverlay(["nl/valence.tsv": "zwoel\t-3.0\tadj\n"]) { folder in
      let lexicons = try Lexicons(overlay: folder)
      let note = try Analyzer(lexicons: lexicons).explain("Het was een zwoele dag buiten")
      #expect(note.label == .negative)
      #expect(
        note.clauses.flatMap(\.words).contains { $0.line == "lexicons/nl/valence.tsv:1" })
      #expect(try lexicons.version != Lexicons().version)
    }
  }

  @Test(arguments: [false, true])
  func `of lines that name the same words one counts, in whatever order they stand`(
    isReversed: Bool
  ) throws {
    let lines = [
      "kwiebel wobbel\t3\texpr", "(kwiebel|zwabber) wobbel\t-3\texpr",
      "flodder mop\t0\texpr", "(flodder|fladder) mop\t3\texpr", "plof plaf\t3\texpr",
    ]
    let valence = (isReversed ? lines.reversed() : lines).joined(separator: "\n") + "\n"
    let files = ["nl/valence.tsv": valence, "nl/cues.tsv": "plof plaf\t-3\texpr\n"]
    try withOverlay(files) { folder in
      let analyzer = try Analyzer(lexicons: Lexicons(overlay: folder))
      func label(_ text: String) -> SentimentLabel {
        analyzer.read(text, language: .dutch).sentiment.label
      }
      // The narrower line,
      #expect(label("kwiebel wobbel") == .positive)
      #expect(label("zwabber wobbel") == .negative)
      // but for one that shields,
      #expect(label("flodder mop") == .positive)
      // and of equals the later one: cues are read after valences.
      #expect(label("plof plaf") == .negative)
    }
  }

  @Test func `a class of words stands for any of them in an expression`() throws {
    let files = [
      "nl/classes.tsv": "frutsel\tplonk plank\n", "nl/valence.tsv": "@frutsel kwijt\t3\texpr\n",
      "nl/modifiers.tsv": "gans @frutsel\tnegation\t1\n",
    ]
    try withOverlay(files) { folder in
      let analyzer = try Analyzer(lexicons: Lexicons(overlay: folder))
      func label(_ text: String) -> SentimentLabel {
        analyzer.read(text, language: .dutch).sentiment.label
      }
      #expect(label("de plank kwijt") == .positive)
      #expect(label("de plonk kwijt") == .positive)
      #expect(label("de plunk kwijt") == .negative)
      #expect(label("gans plank mooi") == .negative)
    }
  }

  @Test(arguments: [
    ("nl/valence.tsv", "goed\tveel\tadj\n"), ("nl/valence.tsv", "goed\t9\tadj\n"),
    ("nl/modifiers.tsv", "erg\tvage\t1\n"), ("nl/connectives.tsv", "maar\tvaag\n"),
    ("scoring.tsv", "onbekend\t1\n"), ("nl/formations.tsv", "-on-\t1\t0\n"),
    ("en/valence.tsv", "good\tmuch\tadj\n"), ("en/promises.tsv", "agreed\tvague\t1\n"),
    ("en/touchpoint-cues.tsv", "parcel\tnowhere\t1\n"),
  ])
  func `a row that cannot be used is refused with its place`(path: String, text: String) throws {
    try withOverlay([path: text]) { folder in
      #expect(throws: LexiconError(file: "lexicons/\(path)", line: 1, reason: "")) {
        _ = try Analyzer(lexicons: Lexicons(overlay: folder))
      }
    }
  }

  @Test func `the taxonomy holds every touchpoint with both names`() throws {
    let taxonomy = try Lexicons().taxonomy
    #expect(taxonomy.touchpoints.count == 13)
    #expect(taxonomy.touchpoints.allSatisfy { !$0.dutch.isEmpty && !$0.english.isEmpty })
  }

  @Test(arguments: [LanguageCode.dutch, .english])
  func `six thousand forms of a language have a valence`(language: LanguageCode) throws {
    let lexicon = try SentimentLexicon(language, lexicons: Lexicons())
    #expect(lexicon.formCount >= 6_000)
  }
}
