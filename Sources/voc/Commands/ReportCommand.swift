import ArgumentParser
import Feedback
import Pipeline
import Report

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the weekly report, or one on any period.",
    usage: "voc report [<options>] [<period>]",
    discussion: """
      Without a period, on the last complete ISO week that has feedback. The files stand in reports/, \
      and reports/index.html lists them. A report that was there already is replaced, and what it \
      says otherwise than before is told. Whole months are compared with the months before, any \
      other period with as many days.

      Examples:
        voc report
        voc report 2026-W46 --language en
        voc report 2026-10                       a month; also 2026-Q4 and 2026
        voc report --since 2026-10-12 --until 2026-11-08
        voc report --all                         each week without one, or with late items
        voc report --team Logistiek --format eml a team's part, as a mail to send
        voc report --format md --print | less

      Exit status: 0 written; 1 written, and it holds no feedback; 2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var time: SpanOptions

  @Option(help: ArgumentHelp("html, md, json, csv, eml; commas between.", valueName: "formats"))
  var format = ReportFormat.usual.map(\.rawValue).joined(separator: ",")

  @Option(help: ArgumentHelp("nl or en; else as voc.yaml says.", valueName: "language"))
  var language: ReportLanguage?

  @Option(help: ArgumentHelp("Only what this team of voc.yaml answers for.", valueName: "name"))
  var team: String?

  @Flag(help: "Every complete week with feedback that has no report yet, or late items.")
  var all = false

  @Flag(name: .customLong("print"), help: "Write to standard output instead of to reports/.")
  var toOutput = false

  @Flag(name: .customLong("open"), help: "Show the page in this desktop's browser.")
  var isShown = false

  @Flag(help: "Print the JSON Schema of the report's JSON, and do nothing else.")
  var schema = false

  @Argument(help: ArgumentHelp("Such as 2026-W46, 2026-10, 2026-Q4.", valueName: "period"))
  var period: String?

  func validate() throws {
    let spans = [period != nil, time.week != nil, time.since != nil || time.until != nil, all]
    if spans.count(where: { $0 }) > 1 {
      throw ValidationError("give one of a period, --week, --since with --until, and --all")
    }
    if toOutput, all || isShown { throw ValidationError("--print goes with one report on its own") }
  }

  func run() throws {
    if schema { return Output.text(ReportSchema.json) }
    let formats = try ReportFormat.parsing(format)
    let open = try options.opened()
    let files = ReportFiles(open: open)
    let team = try team.map { try files.team(called: $0) }
    if toOutput {
      let report = try files.report(ReportName(wanted(in: open), team: team))
      for format in formats {
        Output.text(try files.text(of: report, as: format, in: language ?? open.reportLanguage))
      }
      return try end(report)
    }
    let names = try all ? missing(files, formats, team) : [ReportName(wanted(in: open), team: team)]
    if names.isEmpty { Output.complain("Every complete week has its report.") }
    var last: WeeklyReport?
    for name in names { last = try write(name, formats, files) }
    try files.writeIndex()
    if isShown {
      let seen = formats.contains(.html) ? .html : formats[0]
      show(names.last.map { files.path(of: $0, seen) } ?? files.index)
    }
    if let last, names.count == 1 { try end(last) }
  }

  private func wanted(in open: OpenWorkspace) throws -> ReportPeriod {
    try period.map(ReportCalendar.period) ?? time.period(in: open)
  }

  /// The complete weeks that have not all of `formats` yet, or other items than when their report was
  /// written, the earliest first.
  private func missing(
    _ files: ReportFiles, _ formats: [ReportFormat], _ team: String?
  ) throws -> [ReportName] {
    let made = files.made()
    return try ReportCalendar.completeWeeks(in: files.open).sorted { $0.key < $1.key }
      .compactMap { week, items in
        let whole = ReportName(ReportPeriod(week))
        let name = ReportName(whole.period, team: team)
        let isLate = team == nil && files.summary(whole).map { $0.items != items } ?? false
        return isLate || !Set(formats).isSubset(of: made[name] ?? []) ? name : nil
      }
  }

  private func write(
    _ name: ReportName, _ formats: [ReportFormat], _ files: ReportFiles
  ) throws -> WeeklyReport {
    let written = try files.write(name, formats: formats, language: language)
    for path in written.paths { Output.line(path) }
    let spoken = language ?? files.open.reportLanguage
    let news = written.revision?.lines(taxonomy: files.open.taxonomy, language: spoken) ?? []
    for line in news { Output.complain(line) }
    return written.report
  }

  private func show(_ page: String) {
    if !Desktop.show(page) {
      Output.complain("There is no desktop to show it on; open \(HarmlessText.harmless(page)).")
    }
  }

  private func end(_ report: WeeklyReport) throws {
    guard report.scores.items == 0 else { return }
    Output.complain("\(report.period.name) holds no feedback; the report says so.")
    throw ExitCode(1)
  }
}

extension ReportFiles {
  /// The team of the settings that is meant, whatever its capitals.
  ///
  /// - Throws: `ValidationError` with the teams that there are.
  fileprivate func team(called name: String) throws -> String {
    let names = teams.map(\.name)
    guard let team = names.first(where: { $0.lowercased() == name.lowercased() }) else {
      throw ValidationError(
        names.isEmpty
          ? "there are no teams yet; give touchpoints to teams in \(open.workspace.settingsFile)"
          : "there is no team '\(name)'; there are \(names.joined(separator: ", "))")
    }
    return team
  }
}

extension ReportLanguage: ExpressibleByArgument {}
