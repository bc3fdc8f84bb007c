import ArgumentParser

/// Throws damaged inputs at a parser.
struct FuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Throws damaged corpus files at a parser, until the time is up or it crashes.",
    discussion: """
      The same seed gives the same inputs. After a crash, the input is in fuzz-ROOM.input in the \
      folder for findings; inputs that take too long for their size are beside it.

      Example:
        swift run -c release Benchmarks fuzz mail --seconds 600 --seed 1
      """)

  @Argument(help: "The parser, such as mail.")
  var room: String

  @Option(help: "How long, in seconds.")
  var seconds = 60

  @Option(help: "Another seed gives other inputs.")
  var seed: UInt64 = 1

  @Option(help: "The folder of the sound inputs: the product's Corpus.")
  var corpus = "../Corpus"

  @Option(help: "Where findings are left.")
  var findings = "."

  func run() throws {
    for target in FuzzTarget.all where target.name == room {
      var run = FuzzRun(target, findings: findings)
      try run.run(try target.inputs(below: corpus), seconds: Seconds(seconds), seed: seed)
      print(run.summary)
      if run.suspicious > 0 { throw ExitCode(1) }
    }
  }

  func validate() throws {
    let names = FuzzTarget.all.map(\.name)
    guard names.contains(room) else {
      throw ValidationError(
        "no parser is called \(room); there are: \(names.joined(separator: ", "))")
    }
  }
}
