import Archive
import ArgumentParser
import Pipeline

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Take files into the archive as they arrive in the inbox, for as long as it runs.",
    discussion: """
      Ends cleanly on Ctrl-C or SIGTERM, after the batch at hand. Files that are still being written \
      are left alone until they are whole. Between files the workspace is free for other commands. A \
      voc.yaml or lexicon that you change counts from the next files on; one with a mistake in it is \
      told, and the old one stays. A full disk, a missing permission or a network drive that is away is told once and waited out.

      Examples:
        voc watch -w feedback
        systemctl --user start voc-watch    see the README for the unit
      """)

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    let workspace = try options.located()
    let stamp = SettingsStamp(workspace)
    let ingestion = try workspace.whileLocked(
      waiting: .wait, told: WorkspaceOptions.tellWaiting
    ) { try Ingestion(workspace) }
    let watcher = InboxWatcher(folder: workspace.inbox)
    StopSignal.listen()
    Output.complain("Watching \(workspace.inbox); Ctrl-C ends.")
    var round = WatchRound(workspace: workspace, ingestion: ingestion, stamp: stamp)
    while !StopSignal.isRaised {
      try round.take()
      watcher.wait(milliseconds: 500)
    }
    Output.complain("Stopped.")
  }
}

/// What `voc watch` does each time it wakes.
private struct WatchRound {
  let workspace: Workspace
  private var ingestion: Ingestion
  /// Of the settings that ``ingestion`` was made with, or that were refused since.
  private var stamp: SettingsStamp
  /// Files that could not be filed away, and when to try again.
  private var postponed: [Drop: Double] = [:]
  /// What stands in the way; told once.
  private var trouble: String?
  private var patience = 0.0
  /// The first round looks after what a run that died left half done, whether or not anything waits.
  private var isFirst = true

  /// Seconds before what failed is tried again.
  private static let pause = 30.0

  init(workspace: Workspace, ingestion: Ingestion, stamp: SettingsStamp) {
    self.workspace = workspace
    self.ingestion = ingestion
    self.stamp = stamp
  }

  /// Takes what waits.
  ///
  /// - Throws: what waiting does not mend, such as a damaged archive.
  mutating func take() throws {
    guard Clock.monotonic >= patience else { return }
    do {
      try Inbox(workspace).check()
      try takeUpSettings()
      if isFirst || hasWork { try takeWaiting() }
      (isFirst, trouble) = (false, nil)
    } catch let error as PipelineError where [.locked, .fileSystem].contains(error.code) {
      note("\(error)", pause: error.code == .locked ? 1 : Self.pause)
    } catch let error as ArchiveError where [.locked, .full, .inaccessible].contains(error.code) {
      note("\(error)", pause: Self.pause)
    }
  }

  /// Begins anew with settings and lexicons that were changed; where they have a mistake it is told
  /// once, and the old ones stay.
  private mutating func takeUpSettings() throws {
    let found = SettingsStamp(workspace)
    guard found != stamp else { return }
    do {
      ingestion = try workspace.whileLocked { try Ingestion(workspace) }
      Output.complain("The settings have changed; the new ones count from now on.")
    } catch let error as ArchiveError {
      throw error
    } catch let error as PipelineError where [.locked, .fileSystem].contains(error.code) {
      throw error
    } catch {
      Output.complain("voc: \(error); the settings from before stay")
    }
    stamp = found
  }

  private var hasWork: Bool {
    Inbox(workspace).waiting().contains { !isPostponed($0) }
  }

  private mutating func takeWaiting() throws {
    let summary = try workspace.whileLocked {
      let waiting = try Inbox(workspace).stable(now: Clock.now).filter { !isPostponed($0) }
      return try ingestion.take(waiting, mayGoOn: { !StopSignal.isRaised })
    }
    guard !summary.files.isEmpty else { return }
    IngestSummaryText(summary).print()
    Output.flush()
    let left = Set(summary.files.filter { $0.fate == .left }.map(\.name))
    postponed = postponed.filter { $0.value > Clock.monotonic }
    for drop in Inbox(workspace).waiting() where left.contains(drop.name) {
      postponed[drop] = Clock.monotonic + Self.pause
    }
  }

  private func isPostponed(_ drop: Drop) -> Bool {
    postponed[drop].map { $0 > Clock.monotonic } ?? false
  }

  private mutating func note(_ description: String, pause: Double) {
    if trouble != description { Output.complain("voc: \(description)") }
    trouble = description
    patience = Clock.monotonic + pause
  }
}
