import Feedback
import Foundation
import Language
import Testing

@testable import Analysis

/// Invented texts in which one word of the house says how it went: "blurp" in complaints, "zing" in
/// praise.
@Suite struct FittingTests {
  private static func set(_ count: Int = 60) -> LabelledSet {
    LabelledSet(
      name: "invented",
      texts: (0..<count).map { number in
        // A name of letters, since a part hangs on the letters of a text.
        let name = String(number, radix: 3).map { ["la", "mo", "ti"][$0.wholeNumberValue ?? 0] }
          .joined()
        let text = [
          "De doos \(name) kwam met een blurp aan", "De doos \(name) staat hier nu",
          "De doos \(name) kwam met een zing aan",
        ]
        let labels: [SentimentLabel] = [.negative, .neutral, .positive]
        return LabelledSet.Text(
          text: text[number % 3], language: .dutch, label: labels[number % 3], score: nil)
      })
  }

  /// Lexicons with the lines of a fit laid over the shipped ones.
  private static func load(_ lines: FittedLexicon) throws -> Lexicons {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "voc-fit-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for path in lines.paths {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(lines.text(of: path).utf8).write(to: file)
    }
    return try Lexicons(overlay: folder.path)
  }

  @Test func `a fit finds the words of the house and reads unseen texts by them`() throws {
    let fit = LexiconFit(load: Self.load)
    let lines = try fit.fit([Self.set()]).lines
    let value = { (word: String) in
      lines.first { $0.key.hasSuffix(word) || $0.key.contains(word) }?.value ?? 0
    }
    #expect(value("blurp") < 0)
    #expect(value("zing") > 0)
    let outcome = try fit.cross([Self.set()], folds: 3) { _ in }
    #expect(outcome[0].before.macroF1 < 0.4)
    #expect(outcome[0].after.macroF1 > 0.9)
    #expect(outcome[0].after.count == 60)
  }

  @Test func `the same texts give the same lines`() throws {
    let fit = LexiconFit(load: Self.load)
    #expect(try fit.fit([Self.set()]) == fit.fit([Self.set()]))
  }

  @Test func `a fitted line is marked, and a second fit leaves lines by hand`() {
    let line = FittedLexicon.Line(
      path: "nl/cues.tsv", key: "zing", value: 1.5, inflection: "fixed", before: nil, texts: 9)
    let old = "# ours\nkei\t2\tfixed\nblurp\t-1.00\tfixed\tfitted\n"
    let text = FittedLexicon(lines: [line]).text(of: "nl/cues.tsv", over: old)
    #expect(text == "# ours\nkei\t2\tfixed\nzing\t1.50\tfixed\tfitted\n")
  }

  @Test func `two copies of a text are in the same part`() {
    let texts = ["Goed geholpen.", "goed GEHOLPEN!", "Slecht"].map {
      LabelledSet.Text(text: $0, language: nil, label: .neutral, score: nil)
    }
    let plan = FoldPlan(texts, count: 7)
    #expect(plan.folds[0] == plan.folds[1])
    #expect(plan.places(in: plan.folds[2]).contains(2))
    #expect((0..<7).flatMap(plan.places(in:)).sorted() == [0, 1, 2])
  }

  @Test func `macro-F1 is the mean over the labels that people gave`() {
    var scores = LabelScores()
    for (given, read) in [
      (SentimentLabel.negative, SentimentLabel.negative), (.negative, .neutral),
      (.positive, .positive), (.positive, .positive),
    ] {
      scores.add(read, for: given)
    }
    // F1 of complaints 2/3, of praise 1; nobody said neutral.
    #expect(abs(scores.macroF1 - (2.0 / 3 + 1) / 2) < 1e-12)
    #expect(scores.balancedRecall == 0.75)
    #expect((scores + scores).count == 8)
    #expect(LabelScores().macroF1 == 0)
  }

  @Test(arguments: [
    ("label\ttext\nneg\tSlecht\n", [SentimentLabel.negative]),
    ("\u{FEFF}id\tlang\tlabel\tscore\ttext\r\n1\tnl\tpositief\t0.5\tGoed\r\n", [.positive]),
    ("text\tlabel\nzo zo\t0\n\nfijn\t1\n", [.neutral, .positive]),
  ])
  func `a labelled file names its columns in any order`(
    file: String, labels: [SentimentLabel]
  ) throws {
    let set = try LabelledSet(name: "set", bytes: Array(file.utf8))
    #expect(set.texts.map(\.label) == labels)
  }

  @Test(arguments: [("text\tmood\na\tb\n", 1), ("label\ttext\nneg\tok\nangry\tno\n", 3)])
  func `a labelled file that cannot be used is refused with its line`(
    file: String, line: Int
  ) {
    #expect(throws: LabelledSetError(file: "set", line: line, reason: "")) {
      _ = try LabelledSet(name: "set", bytes: Array(file.utf8))
    }
  }

  @Test func `nothing is wrong with the shipped tables`() throws {
    let faults = try LexiconCheck.faults(in: Lexicons())
    #expect(faults.isEmpty, "\(faults.prefix(5))")
  }

  @Test(arguments: [
    ("zwoelig\t-1\tadj\nzwoelig\t2\tadj\n", LexiconCheck.Fault.Kind.contradiction),
    ("zwoelig\t-1\tadj\nzwoelig\t-2\tadj\n", .duplicate), ("zwoel weer\t1\tadj\n", .columns),
    ("zwoelig\t1\tbijv\n", .columns), ("belachelik\t-2\tfixed\n", .dead),
  ])
  func `a line that cannot be meant is found`(
    rows: String, kind: LexiconCheck.Fault.Kind
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "voc-check-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "nl"), withIntermediateDirectories: true)
    try Data(rows.utf8).write(to: folder.appending(path: "nl/valence.tsv"))
    let faults = try LexiconCheck.faults(in: Lexicons(overlay: folder.path))
    #expect(faults.contains { $0.kind == kind && $0.file == "lexicons/nl/valence.tsv" })
  }

  private static func withOverlay<R>(
    _ files: [String: String], _ body: (String) throws -> R
  ) throws -> R {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "voc-overlay-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return try body(folder.path)
  }

  @Test func `lines that cannot be used are all found, and what else is wrong`() throws {
    let files = [
      "nl/valence.tsv": "zwoelig\tveel\tadj\nzwoel weer\t1\tadj\nklef\t9\tadj\n",
      "en/modifiers.tsv": "quite\tsorcery\t1\n", "scoring.tsv": "wishes\t2\n",
      "nl/theme-cues.tsv": "zwoel\tgeen.thema\n", "en/promises.tsv": "… soon\tpromise\n",
    ]
    let faults = try Self.withOverlay(files) { try LexiconCheck.faults(overlay: $0) }
    let places = faults.map { "\($0.file):\($0.line ?? 0) \($0.kind.rawValue)" }
    #expect(
      places == [
        "lexicons/en/modifiers.tsv:1 unusable", "lexicons/en/promises.tsv:1 unusable",
        "lexicons/nl/theme-cues.tsv:1 unusable", "lexicons/nl/valence.tsv:1 unusable",
        "lexicons/nl/valence.tsv:2 columns", "lexicons/nl/valence.tsv:3 unusable",
        "lexicons/scoring.tsv:1 unusable",
      ])
  }

  @Test(arguments: [
    ("valence.tsv", "nl/valence.tsv"), ("nl/emoji.tsv", "emoji.tsv"), ("nl/words.txt", "no table"),
    ("mail/phrases.tsv", "voc.yaml"), ("fr/valence.tsv", "en/valence.tsv or nl/valence.tsv"),
  ])
  func `a file that nothing reads is found`(file: String, reason: String) throws {
    let faults = try LexiconCheck.strays(among: [file, "nl/valence.tsv", "README.md", ".hidden"])
    #expect(faults.map(\.file) == ["lexicons/\(file)"])
    #expect(faults[0].kind == .stray && faults[0].reason.contains(reason))
  }

  @Test func `few texts leave the neutral band, and say so`() throws {
    let fit = LexiconFit(load: Self.load)
    #expect(try !fit.fit([Self.set()]).paths.contains("scoring.tsv"))
    #expect(fit.cautions([Self.set()]).count == 2)
    #expect(fit.cautions([Self.set(450)]).count == 1)
    #expect(fit.cautions([Self.set(600)]).isEmpty)
    #expect(try fit.fit([Self.set(300)]).paths.contains("scoring.tsv"))
  }

  @Test func `a line of the workspace that cannot be used says what to do`() throws {
    let error = LexiconError(file: "lexicons/nl/valence.tsv", line: 3, reason: "is bad")
    #expect(error.description.hasPrefix("lexicons/nl/valence.tsv:3: is bad; mend"))
    #expect(
      !LexiconError(file: "nl/valence.tsv", line: 3, reason: "x").description.contains("mend"))
  }

  @Test func `each rule can be switched off by lines alone`() throws {
    let shipped = try Lexicons()
    for ablation in Ablation.all {
      #expect(!ablation.overlay(shipped).isEmpty, "\(ablation.name)")
    }
    #expect(Set(Ablation.all.map(\.name)).count == Ablation.all.count)
  }
}
