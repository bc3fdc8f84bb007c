import ArgumentParser

/// Measures voc, and throws damaged inputs at its parsers.
@main
struct BenchmarksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Benchmarks",
    abstract: "How fast voc is, and whether any input breaks it.",
    subcommands: [MeasureCommand.self, SearchCommand.self, FuzzCommand.self],
    defaultSubcommand: MeasureCommand.self)
}

/// Measures voc on exports of any size, each thing beside a floor or a peer in the same run.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "How fast voc is, beside a floor or a peer in the same run.",
    discussion: """
      The exports folder holds support.mbox, survey.csv, chats.xml and chats/*.html. Figures are \
      medians; time is processor time of one thread, so that a busy machine disturbs it little, and for \
      program.* the time from the program's start to its end.

      Examples:
        swift run -c release Benchmarks --exports exports
        swift run -c release Benchmarks --exports exports mail csv --runs 9
      """)

  @Argument(help: "Only benchmarks whose names begin so, such as mail or csv.records.")
  var names: [String] = []

  @Option(help: "The folder with the exports.")
  var exports: String

  @Option(help: "The program that program.* run.")
  var voc = "../.build/release/voc"

  @Option(help: "How often each is measured.")
  var runs = 5

  func run() throws {
    let exports = Exports(folder: exports, voc: voc)
    print(Measurement.tableHead)
    for benchmark in Benchmark.all where isWanted(benchmark) {
      print(try Measurement(of: benchmark, on: exports, runs: runs).tableRow)
    }
  }

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs must be 1 or more") }
  }

  private func isWanted(_ benchmark: Benchmark) -> Bool {
    names.isEmpty || names.contains { benchmark.name.hasPrefix($0) }
  }
}
