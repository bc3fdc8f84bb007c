import Archive
import ArgumentParser
import Feedback
import Pipeline

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "What is in the archive, what is waiting, and what was rejected.",
    discussion: """
      Examples:
        voc status
        voc status --check         look through the whole archive for damage
        voc status --json

      Exit status: 0 all is well; 1 --check found damage; 2 the archive cannot be read.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Look through every page and index of the archive.")
  var check = false

  @Flag(help: "Give the status as JSON.")
  var json = false

  func run() throws {
    let open = try options.opened()
    let status = try open.archive.status()
    let damage = check ? try open.archive.check() : []
    let recent = try open.archive.rejectedFiles()
    let waiting = Inbox(open.workspace).waiting()
    if json {
      Output.line(
        try JSONText.laidOut(
          StatusLine(
            status, zone: open.settings.zone, waiting: waiting, rejected: recent,
            damage: check ? damage : nil)))
    } else {
      show(status, open: open, waiting: waiting, rejected: recent)
      if check, damage.isEmpty { Output.line("check       the archive is sound") }
    }
    guard damage.isEmpty else {
      for line in damage { Output.complain("\(open.workspace.archive): \(line)") }
      throw ExitCode(1)
    }
  }

  private func show(
    _ status: ArchiveStatus, open: OpenWorkspace, waiting: [Drop], rejected: [IngestedFile]
  ) {
    Output.line("workspace   \(open.workspace.root)")
    var items = "\(status.items) items of \(status.persons) people"
    if let range = status.received {
      let zone = open.settings.zone
      items += ", \(zone.date(of: range.lowerBound)) to \(zone.date(of: range.upperBound))"
    }
    Output.line("archive     \(items), \(status.size / 1000) kB")
    Output.line("channels    \(Self.list(status.byChannel.map { ($0.key.rawValue, $0.value) }))")
    Output.line("languages   \(Self.list(status.byLanguage.map { ($0.key.rawValue, $0.value) }))")
    let skipped = status.counts.skipped.map { ($0.key.rawValue, $0.value) }
    Output.line(
      "files       \(status.files) taken, \(status.counts.duplicates) duplicates, skipped: "
        + Self.list(skipped))
    if status.byLexicon.count > 1 {
      Output.line("readings    made with \(status.byLexicon.count) versions of the lexicons")
    }
    Output.line("waiting     \(waiting.isEmpty ? "nothing" : "\(waiting.count) files in inbox/")")
    for file in rejected.prefix(10) {
      let why = file.rejections.first.map { ": \($0.reason)" } ?? ""
      Output.line("rejected    \(HarmlessText.harmless(file.name)) (\(file.counts.rejected))\(why)")
    }
  }

  /// `email 312, survey 284`, the largest first.
  private static func list(_ counts: [(String, Int)]) -> String {
    let sorted = counts.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    return sorted.isEmpty ? "none" : sorted.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
