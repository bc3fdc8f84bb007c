import Archive
import Feedback
import Foundation

/// Erases one person's words, or what is past its term, from everything that a workspace holds but
/// its reports, which the caller makes again.
///
/// The order is such that a run that dies can be run again with the same effect: the originals
/// first, while the archive still knows by what the person is known; the archive last, in one
/// transaction.
package struct ErasureRun {
  /// What was found and done, or with a dry run what would be.
  package struct Outcome: Sendable {
    package var items: [ArchivedItem] = []
    /// Of the files that hold something of it, only.
    package var originals: [Originals.Outcome] = []
    /// Copies of an archive in the workspace, which are not rewritten; below the workspace.
    package var backups: [String] = []
    /// ZIP archives in the workspace that could not be looked into; below the workspace.
    package var unseen: [String] = []
    /// Other files that still name the person; below the workspace.
    package var remnants: [String] = []

    package var isEmpty: Bool { items.isEmpty && originals.allSatisfy { $0.gone == 0 } }

    /// Whether something is left that could not be taken out.
    package var isLeft: Bool {
      originals.contains { if case .stuck = $0.fate { true } else { false } }
    }
  }

  private let open: OpenWorkspace
  private let originals: Originals

  package init(_ open: OpenWorkspace) {
    self.open = open
    originals = Originals(open)
  }

  /// What a person wrote, found in the archive and in the originals.
  ///
  /// - Throws: `ArchiveError`, ``PipelineError``.
  package func traces(of typed: String) throws -> PersonTraces {
    var traces = try PersonTraces(
      typed, pseudonyms: Pseudonyms(open), archive: open.archive)
    // Twice, for files whose customers are only known by what a later file says of them.
    for _ in 0..<2 {
      let before = traces.strings
      for file in originals.files() {
        originals.eachItem(of: file) { if traces.wrote($0) { traces.learn(from: $0) } }
      }
      if traces.strings == before { break }
    }
    return traces
  }

  /// Where an item lies in an original.
  package struct Place: Sendable, Equatable {
    /// Below the workspace.
    package let file: String
    package let index: Int
  }

  /// Where in the originals a person's items lie.
  package func places(of traces: PersonTraces) -> [Place] {
    var places: [Place] = []
    for file in originals.files() {
      let name = open.workspace.shortName(of: file)
      originals.eachItem(of: file) { item in
        if traces.wrote(item) { places.append(Place(file: name, index: item.source.index)) }
      }
    }
    return places
  }

  /// Erases a person from originals and archive, or with `dryRun` says what would go.
  ///
  /// - Parameter beforeArchive: called when the originals are done and the archive is not, with the
  ///   items that will go: reports that quote them must go first.
  /// - Throws: `ArchiveError`, ``PipelineError``.
  package func forget(
    _ traces: PersonTraces, at now: Timestamp, dryRun: Bool,
    beforeArchive: ([ArchivedItem]) throws -> Void
  ) throws -> Outcome {
    var outcome = Outcome(items: try open.archive.items(of: traces.persons))
    if !dryRun { try open.archive.scrubLedger(of: traces.strings) }
    outcome.originals = sweep(dryRun: dryRun) { traces.verdict($0, $1) }
    outcome.backups = backups()
    outcome.unseen = unseen()
    if !dryRun {
      NamedPaths(open.workspace, of: traces.strings).clean()
      try beforeArchive(outcome.items)
      try open.archive.erase(
        persons: traces.persons, remembering: traces.identities, at: now)
      outcome.remnants = remnants(of: traces, known: outcome)
    }
    return outcome
  }

  /// Erases what was received before `instant`, as thoroughly.
  package func expire(
    before instant: Timestamp, at now: Timestamp, dryRun: Bool,
    beforeArchive: ([ArchivedItem]) throws -> Void
  ) throws -> Outcome {
    var outcome = Outcome(items: try open.archive.items(before: instant))
    outcome.originals = sweep(dryRun: dryRun) { item, _ in
      item.received.map { $0 < instant } ?? false ? .goes : .stays
    }
    outcome.backups = backups()
    outcome.unseen = archives()
    if !dryRun {
      try beforeArchive(outcome.items)
      try open.archive.expire(before: instant, at: now)
    }
    return outcome
  }

  private func sweep(
    dryRun: Bool, judge: (FeedbackItem, [UInt8]) -> Originals.Verdict
  ) -> [Originals.Outcome] {
    originals.files().map { originals.cut($0, dryRun: dryRun, judge: judge) }
      .filter { $0.gone > 0 || !$0.mentions.isEmpty || $0.fate != .untouched }
  }

  // MARK: What is not rewritten

  private func backups() -> [String] {
    let own = open.workspace.archive
    return otherFiles().filter { path in
      path != own && FileManager.default.contents(atPath: path, first: 16) == Self.sqliteMagic
    }.map(open.workspace.shortName)
  }

  private func unseen() -> [String] {
    otherFiles().filter(ZipSeal.isOn).map(open.workspace.shortName)
  }

  /// ZIP archives that stay as they are: nobody knows how old each part of them is.
  private func archives() -> [String] {
    otherFiles().filter { path in
      Drop(path: path, name: path).map(Unpacking.isArchive) ?? false
    }.map(open.workspace.shortName)
  }

  private static let sqliteMagic = Array("SQLite format 3\u{0}".utf8)

  /// Every file of the workspace, the archive's own log and index left out.
  private func otherFiles() -> [String] {
    let root = open.workspace.root
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return names.map { root + "/" + $0 }.filter { path in
      Drop(path: path, name: path) != nil
        && path != open.workspace.archive + "-shm" && path != open.workspace.archive + "-wal"
        && path != open.workspace.hidden + "/key"
    }.sorted()
  }

  private func remnants(of traces: PersonTraces, known: Outcome) -> [String] {
    let search = ByteSearches(traces.strings)
    let named = Set(known.originals.filter { !$0.mentions.isEmpty }.map(\.file) + known.backups)
    return otherFiles().filter { path in
      let short = open.workspace.shortName(of: path)
      guard !named.contains(short) else { return false }
      return search.isFound(in: Array(short.lowercased().utf8)) || search.isFound(inFile: path)
        || search.isFound(inArchive: path)
    }.map(open.workspace.shortName)
  }
}

extension FileManager {
  /// The first bytes of a file; empty where it cannot be read.
  fileprivate func contents(atPath path: String, first count: Int) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else { return [] }
    defer { try? handle.close() }
    return (try? handle.read(upToCount: count)).map(Array.init) ?? []
  }
}
