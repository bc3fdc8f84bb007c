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
    ZipCut(open.workspace).sweep()
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
  /// Of someone who wrote nothing here, nothing is changed: the name may be a slip of the pen, and
  /// would be kept out for ever.
  ///
  /// - Parameters:
  ///   - blocks: whether to keep out even someone who wrote nothing.
  ///   - beforeArchive: called when the originals are done and the archive is not, with the items
  ///     that will go: reports that quote them must go first.
  /// - Throws: `ArchiveError`, ``PipelineError``.
  package func forget(
    _ traces: PersonTraces, at now: Timestamp, dryRun: Bool, blocks: Bool = false,
    beforeArchive: ([ArchivedItem]) throws -> Void
  ) throws -> Outcome {
    var outcome = Outcome(items: try open.archive.items(of: traces.persons))
    if !dryRun, !blocks, outcome.items.isEmpty {
      outcome.originals = sweep(of: traces, dryRun: true)
      if outcome.isEmpty { return outcome }
    }
    if !dryRun { try open.archive.scrubLedger(of: traces.strings) }
    outcome.originals = sweep(of: traces, dryRun: dryRun)
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
    ZipCut(open.workspace).sweep()
    let judge = { (item: FeedbackItem, _: [UInt8]) -> Originals.Verdict in
      item.received.map { $0 < instant } ?? false ? .goes : .stays
    }
    outcome.originals =
      sweep(dryRun: dryRun, judge: judge)
      + sweepArchives(holding: nil, dryRun: dryRun, rename: { $0 }, judge: judge)
    outcome.backups = backups()
    outcome.unseen = unseen()
    if !dryRun {
      try beforeArchive(outcome.items)
      try open.archive.expire(before: instant, at: now)
    }
    return outcome
  }

  private func sweep(of traces: PersonTraces, dryRun: Bool) -> [Originals.Outcome] {
    let names = NamedPaths(open.workspace, of: traces.strings)
    return sweep(dryRun: dryRun) { traces.verdict($0, $1) }
      + sweepArchives(
        holding: ByteSearches(traces.strings), dryRun: dryRun, rename: names.renamed
      ) { traces.verdict($0, $1) }
  }

  private func sweep(
    dryRun: Bool, judge: (FeedbackItem, [UInt8]) -> Originals.Verdict
  ) -> [Originals.Outcome] {
    originals.files().map { originals.cut($0, dryRun: dryRun, judge: judge) }
      .filter { $0.gone > 0 || !$0.mentions.isEmpty || $0.fate != .untouched }
  }

  /// The same in the ZIP archives of the workspace, member by member.
  private func sweepArchives(
    holding search: ByteSearches?, dryRun: Bool, rename: ([UInt8]) -> [UInt8],
    judge: (FeedbackItem, [UInt8]) -> Originals.Verdict
  ) -> [Originals.Outcome] {
    let archives = otherFiles().filter {
      Drop(path: $0, name: $0).map(Unpacking.isArchive) ?? false
    }
    return archives.flatMap { path in
      var members: [Originals.Outcome] = []
      do {
        try ZipCut(open.workspace).cut(path, holding: search, dryRun: dryRun, rename: rename) {
          copy, name in
          var outcome = originals.cut(copy, dryRun: dryRun, judge: judge)
          outcome.file = open.workspace.shortName(of: path) + "/" + name
          members.append(outcome)
          return ZipCut.Fate(outcome.fate)
        }
      } catch {
        for index in members.indices where members[index].gone > 0 {
          members[index].fate = .stuck("\(error)")
        }
      }
      return members.filter { $0.gone > 0 || !$0.mentions.isEmpty }
    }
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
    let mentioning = known.originals.filter { !$0.mentions.isEmpty }.map(\.file)
    let named = Set(mentioning + known.backups)
    return otherFiles().filter { path in
      let short = open.workspace.shortName(of: path)
      guard !named.contains(short), !mentioning.contains(where: { $0.hasPrefix(short + "/") })
      else {
        return false
      }
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

extension ZipCut.Fate {
  fileprivate init(_ fate: Originals.Fate) {
    switch fate {
    case .untouched, .stuck: self = .stays
    case .rewritten: self = .changed
    case .removed: self = .goes
    }
  }
}
