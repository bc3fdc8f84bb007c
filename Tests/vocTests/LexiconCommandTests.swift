import Foundation
import Testing

/// The lexicon commands as a person runs them, on invented texts.
@Suite struct LexiconCommandTests {
  /// Sixty texts in which "blurp" is what complaints say and "zing" what praise says.
  private static let labelled: String = {
    let rows = (0..<60).map { number in
      let name = String(number, radix: 3).map { ["la", "mo", "ti"][$0.wholeNumberValue ?? 0] }
        .joined()
      switch number % 3 {
      case 0: return "neg\tDe doos \(name) kwam met een blurp aan"
      case 1: return "neu\tDe doos \(name) staat hier nu"
      default: return "pos\tDe doos \(name) kwam met een zing aan"
      }
    }
    return "label\ttext\n" + rows.joined(separator: "\n") + "\n"
  }()

  @Test func `a fit writes an overlay that why names as fitted and the workspace's`() throws {
    let program = Program()
    #expect(try program.run("init", "ws").status == 0)
    try program.write("labelled.tsv", Self.labelled)
    let run = try program.run("lexicon", "fit", "-w", "ws", "labelled.tsv")
    #expect(run.status == 0, "\(run.complaints)")
    #expect(run.output.contains("labelled"))
    #expect(try program.read("ws/lexicons/nl/cues.tsv").contains("\tfitted"))
    let why = try program.run("why", "-w", "ws", "--text", "De doos mola kwam met een blurp aan")
    #expect(why.output.contains("lexicons/nl/cues.tsv"))
    #expect(why.output.contains("fitted"))
    #expect(why.lines.first?.hasPrefix("negative") == true)
  }

  @Test func `a dry run writes nothing and needs no workspace`() throws {
    let program = Program()
    try program.write("labelled.tsv", Self.labelled)
    let run = try program.run("lexicon", "fit", "--dry-run", "--json", "labelled.tsv")
    #expect(run.status == 0, "\(run.complaints)")
    #expect(run.output.contains("\"macroF1After\""))
    #expect(program.names(in: ".").filter { $0.hasSuffix(".tsv") } == ["labelled.tsv"])
  }

  @Test func `a check says what is wrong with a workspace's lines, and 1`() throws {
    let program = Program()
    #expect(try program.run("lexicon", "check").status == 0)
    #expect(try program.run("init", "ws").status == 0)
    try program.write("ws/lexicons/nl/valence.tsv", "zwoelig\t-1\tadj\nzwoelig\t2\tadj\n")
    let run = try program.run("lexicon", "check", "-w", "ws")
    #expect(run.status == 1)
    #expect(run.output.contains("lexicons/nl/valence.tsv:2: contradiction"))
  }

  @Test func `an ablation has a row for each rule`() throws {
    let program = Program()
    try program.write("labelled.tsv", "label\ttext\nneg\t👎\npos\t👍\n")
    let run = try program.run("lexicon", "ablate", "labelled.tsv")
    #expect(run.status == 0, "\(run.complaints)")
    #expect(run.lines.contains { $0.hasPrefix("emoji ") && $0.contains("-1000") })
  }

  @Test func `a file without labels is refused with its line`() throws {
    let program = Program()
    try program.write("bad.tsv", "label\ttext\nboos\tNee\n")
    let run = try program.run("lexicon", "fit", "--dry-run", "bad.tsv")
    #expect(run.status == 2)
    #expect(run.complaints.contains("bad:2:"))
  }
}
