import Archive
import ArgumentParser
import Feedback
import Pipeline

struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Erase all that one person wrote, for good.",
    usage: "voc forget [<options>] <person>\nvoc forget --proofs\nvoc forget --lift <proof>",
    discussion: """
      The person is known by the e-mail address or customer number as it stood in the exports, or by \
      name where only one person has it. What the person wrote goes from the archive and its search \
      index, bytes included; from the files in inbox/, done/ and rejected/ (a message is cut out of its \
      mailbox, a row out of its CSV, a chat out of its file; all other bytes stay as they are, but for \
      a page with chats of several people, which is written anew without this one's); from members \
      of ZIP archives; and from the reports, which are made again. No later file brings it back. What \
      others wrote about the person stays and is named, as are backups, and archives that are locked. \
      The person's name goes from the names of files and folders in done/ and rejected/. A proof \
      without the person's data stays in the archive.

      Of someone who wrote nothing here nothing is changed, as the name may be mistyped; --block keeps \
      such a person out all the same. --lift lets those in again whom a proof keeps out.

      Examples:
        voc forget --dry-run j.jansen@example.com     what would go
        voc forget j.jansen@example.com
        voc forget --block j.jansen@example.com       keep out who is not here yet
        voc forget --proofs                           when was what erased
        voc forget --lift 3                           do not keep those of proof 3 out any more

      Exit status: 0 erased; 1 nothing of this person was found, or a file could not be rewritten; \
      2 failed.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(name: .customLong("dry-run"), help: "Say what would be erased, and erase nothing.")
  var dryRun = false

  @Flag(help: "Keep the person out also where nothing of the person is here.")
  var block = false

  @Flag(help: "List the erasures that were done, newest first.")
  var proofs = false

  @Option(
    help: ArgumentHelp(
      "Keep those out no more whom this erasure keeps out; what was erased stays erased.",
      valueName: "proof"))
  var lift: Int64?

  @Flag(help: "Wait while another run is at work in the workspace, instead of leaving.")
  var wait = false

  @Flag(help: "Give the outcome as JSON.")
  var json = false

  @Argument(help: ArgumentHelp("E-mail address, customer number or name.", valueName: "person"))
  var person: String?

  func validate() throws {
    guard !proofs, lift == nil else { return }
    guard let person, person.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("say whom to forget: an e-mail address, customer number or name")
    }
  }

  func run() throws {
    let workspace = try options.located()
    if proofs {
      return try listProofs(
        OpenWorkspace(workspace, access: .reading, onWait: WorkspaceOptions.tellLocked))
    }
    try workspace.whileLocked(
      waiting: wait ? .wait : .leave, told: WorkspaceOptions.tellWaiting
    ) {
      if let lift {
        try liftBlock(of: lift, in: workspace)
      } else {
        try forget(person ?? "", in: workspace)
      }
    }
  }

  private func liftBlock(of proof: Int64, in workspace: Workspace) throws {
    let archive = try OpenWorkspace(
      workspace, access: .writing, onWait: WorkspaceOptions.tellLocked
    ).archive
    guard try archive.erasures().contains(where: { $0.number == proof }) else {
      throw ValidationError("there is no proof \(proof); voc forget --proofs lists them")
    }
    guard try archive.lift(erasure: proof) > 0 else {
      Output.complain("Proof \(proof) keeps nobody out.")
      throw ExitCode(1)
    }
    Output.line("Whom proof \(proof) kept out may come in again with the next file.")
  }

  private func forget(_ person: String, in workspace: Workspace) throws {
    let open = try OpenWorkspace(workspace, access: .writing, onWait: WorkspaceOptions.tellLocked)
    let run = ErasureRun(open)
    let reports = ReportFiles(open: open)
    var renewal = ReportFiles.Renewal()
    let outcome = try run.forget(
      run.traces(of: person), at: Clock.now, dryRun: dryRun, blocks: block,
      beforeArchive: { items in
        renewal = reports.renewal(for: items)
        try reports.takeAway(renewal)
      })
    if dryRun { renewal = reports.renewal(for: outcome.items) } else { try reports.make(renewal) }
    show(outcome, reports: reports.paths(renewal).map(workspace.shortName))
    if outcome.isEmpty || outcome.isLeft { throw ExitCode(1) }
  }

  private func show(_ outcome: ErasureRun.Outcome, reports: [String]) {
    if json,
      let line = try? JSONText.laidOut(
        ErasureLine(outcome, isDryRun: dryRun, reports: reports))
    {
      return Output.line(line)
    }
    if outcome.isEmpty {
      Output.complain(
        "Nothing of this person was found; try the e-mail address or customer number as it stood in "
          + "the exports. "
          + (block && !dryRun
            ? "What comes in later under this name is not taken."
            : "Nothing was changed; --block keeps out what may come in later."))
    } else if dryRun {
      Output.line("\(outcome.items.count) items would be erased.")
    } else {
      Output.line("\(outcome.items.count) items erased; the person will not come back.")
    }
    ErasureText(outcome: outcome, isDryRun: dryRun).print(reports: reports)
  }

  private func listProofs(_ open: OpenWorkspace) throws {
    for proof in try open.archive.erasures() {
      let why = proof.reason == .request ? "a person's request" : "the retention term"
      let kept = proof.blocked > 0 ? "; \(proof.blocked) names and addresses are kept out" : ""
      Output.line(
        "\(proof.number)  \(proof.at.rfc3339)  \(proof.items) items erased on \(why)\(kept)")
    }
  }
}
