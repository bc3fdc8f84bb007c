import Analysis
import ArgumentParser
import Bytes
import CSV
import Feedback
import Intake
import Pipeline
import Synchronization

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Parse only: one JSON line for each feedback item in the files.",
    discussion: """
      Needs no workspace; where one is found, its voc.yaml says who you are and how columns and chats \
      are read. What could not be used is named on standard error.

      Examples:
        voc extract mailbox.mbox | jq .subject
        voc extract Mail/.Klachten            every message of a Maildir folder
        voc extract --explain survey.csv      how each column was read, and how to change it
        voc extract --records survey.csv      the CSV's records as JSON arrays, uninterpreted
      """)

  @Flag(help: "Give a CSV's records as JSON arrays, header included, uninterpreted.")
  var records = false

  @Flag(help: "Say how each file is read, instead of reading it.")
  var explain = false

  @OptionGroup var options: WorkspaceOptions

  @Argument(help: ArgumentHelp("The files to parse, or Maildir folders.", valueName: "file"))
  var files: [String]

  func validate() throws {
    if records && explain {
      throw ValidationError("give either --records or --explain, not both")
    }
  }

  func run() throws {
    let settings = try options.settingsIfAny()
    let taxonomy = try Lexicons().taxonomy
    var complaints = 0
    for named in files {
      let folder = MaildirFiles(path: named)
      for file in folder?.files ?? [MaildirFiles.File(path: named)] {
        let folders = [file.folder].compactMap { $0 }
        complaints += try attempt(
          file.path,
          context: settings.context(file: file.path, taxonomy: taxonomy, folders: folders))
      }
    }
    if complaints > 0 { throw ExitCode(1) }
  }

  /// Prints what is in `file`, and complains of what cannot be read.
  ///
  /// - Returns: how many complaints there are.
  private func attempt(_ file: String, context: IntakeContext) throws -> Int {
    do {
      return try extract(file, context: context)
    } catch let rejection as Rejection {
      Output.complain(rejection.description)
    } catch let error as ByteSourceError {
      Output.complain("\(error); check that the file exists and that you may read it")
    }
    return 1
  }

  /// Prints what is in `file`.
  ///
  /// - Returns: how many pieces of it were rejected.
  private func extract(_ file: String, context: IntakeContext) throws -> Int {
    let reader = SourceReader()
    if explain {
      Output.line(try reader.explanation(path: file, context: context))
      return 0
    }
    if records {
      try reader.checkTable(path: file, context: context)
      let faults = try CSVRecords.each(path: file) { Output.line(try JSONText.of($0)) }
      for fault in faults { Output.complain("\(file):\(fault)") }
      return faults.count
    }
    let complaints = Atomic(0)
    let pipeline = JobPipeline<[ExtractedLine]> { lines in
      for line in lines.joined() { line.print() }
      complaints.add(lines.joined().count(where: \.isRejection), ordering: .relaxed)
    }
    defer { try? pipeline.drain() }
    try reader.read(path: file, context: context) { unit in
      try pipeline.add(bytes: unit.byteCount) { ExtractedLine.lines(unit.read()) }
    }
    try pipeline.drain()
    return complaints.load(ordering: .relaxed)
  }
}
