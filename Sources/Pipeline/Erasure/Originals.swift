import Bytes
import Feedback
import Foundation
import Intake

/// The files of a workspace that customers' words came in: what waits in `inbox/`, what was filed
/// away in `done/` and `rejected/`, and what a run that died has left.
package struct Originals {
  /// What is to happen to an item of a file.
  package enum Verdict {
    case goes, stays
    /// It is someone else's and names the person.
    case mentions
  }

  /// What became of one file.
  package struct Outcome: Sendable, Equatable {
    /// Below the workspace.
    package internal(set) var file: String
    /// Items that were taken out.
    package var gone = 0
    package var kept = 0
    /// Items of others that name the person, by their place in the file.
    package var mentions: [Int] = []
    package var fate = Fate.untouched
  }

  package enum Fate: Sendable, Equatable {
    case untouched, rewritten, removed
    /// It could not be written anew, and why.
    case stuck(String)
  }

  private let open: OpenWorkspace
  private let reader = SourceReader()

  package init(_ open: OpenWorkspace) { self.open = open }

  /// The paths of all originals; drafts that a run left behind are taken away first.
  package func files() -> [String] {
    let workspace = open.workspace
    var found: [String] = []
    for folder in [workspace.inbox, workspace.done, workspace.rejected, workspace.hidden] {
      for name in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] {
        let path = folder + "/" + name
        guard let drop = Drop(path: path, name: name), path != workspace.hidden + "/key",
          path != workspace.hidden + "/lock", path != workspace.owedReports,
          !Unpacking.isArchive(drop)
        else { continue }
        if name.hasSuffix(FileCut.ending) { unlink(path) } else { found.append(path) }
      }
    }
    return found.sorted()
  }

  /// Hands every item of the file to `body`; a file that cannot be read ends early.
  package func eachItem(of path: String, _ body: (FeedbackItem) -> Void) {
    try? reader.eachPiece(path: path, context: context(of: path)) { body($0.item) }
  }

  /// Takes out of the file what `judge` says; with `dryRun` only says what would go.
  ///
  /// - Throws: what `judge` throws.
  package func cut(
    _ path: String, dryRun: Bool, judge: (FeedbackItem, [UInt8]) -> Verdict
  ) -> Outcome {
    var tally = CutTally(file: open.workspace.shortName(of: path))
    do {
      try reader.eachPiece(path: path, context: context(of: path)) { piece in
        tally.add(piece, judge(piece.item, piece.bytes))
      }
    } catch let rejection as Rejection {
      if tally.outcome.gone > 0 { tally.outcome.fate = .stuck(rejection.reason) }
    } catch {
      tally.outcome.fate = .stuck("\(error)")
    }
    guard tally.outcome.gone > 0, tally.outcome.fate == .untouched else { return tally.outcome }
    return finish(tally, path: path, dryRun: dryRun, judge: judge)
  }

  private func finish(
    _ tally: CutTally, path: String, dryRun: Bool, judge: (FeedbackItem, [UInt8]) -> Verdict
  ) -> Outcome {
    var outcome = tally.outcome
    let name = path.lastPathName
    if path.hasPrefix(open.workspace.inbox), Drop(path: path, name: name)?.isBeingWritten == true {
      outcome.fate = .stuck("is still being written")
      return outcome
    }
    outcome.fate = outcome.kept == 0 ? .removed : .rewritten
    guard !dryRun else { return outcome }
    do {
      switch (outcome.fate, tally.isInseparable) {
      case (.removed, _): try remove(path)
      case (_, true): try writeAnew(path, judge: judge)
      default:
        try FileCut(path: path, ranges: tally.ranges).write { draft in
          !tally.needsCheck || self.digest(of: draft, as: path, judge: judge) == tally.digest
        }
      }
    } catch {
      outcome.fate =
        tally.isInseparable
        ? .stuck("holds chats of several people on one page; take this person's out yourself")
        : .stuck("\(error)")
    }
    return outcome
  }

  /// Writes the chats that stay in the place of a page that none can be cut out of. A page that would
  /// read otherwise then stays as it is.
  private func writeAnew(
    _ path: String, judge: (FeedbackItem, [UInt8]) -> Verdict
  ) throws {
    let context = context(of: path)
    var staying: [FeedbackItem] = []
    try reader.eachPiece(path: path, context: context) { piece in
      if judge(piece.item, piece.bytes) != .goes { staying.append(piece.item) }
    }
    let words = PlainTranscripts.words(of: staying)
    let reads = { (draft: String) in
      var items: [FeedbackItem] = []
      try reader.eachPiece(path: draft, context: context) { items.append($0.item) }
      return PlainTranscripts.words(of: items) == words
    }
    try FileCut.replace(path, check: reads) {
      Workspace.writeAll(PlainTranscripts(staying).bytes, to: $0)
    }
  }

  /// Removes a file with what was written about it.
  private func remove(_ path: String) throws(PipelineError) {
    try FileCut.remove(path)
    for note in [Filing.reason, Filing.list] { unlink(path + note) }
  }

  /// Of the items that stay, to see that a file which was cut reads as it did.
  private func digest(
    of draft: String, as path: String, judge: (FeedbackItem, [UInt8]) -> Verdict
  ) -> Int? {
    var tally = CutTally(file: "")
    try? reader.eachPiece(path: draft, context: context(of: path)) { piece in
      tally.add(piece, judge(piece.item, piece.bytes))
    }
    return tally.outcome.gone == 0 ? tally.digest : nil
  }

  private func context(of path: String) -> IntakeContext {
    open.settings.context(file: open.workspace.shortName(of: path), taxonomy: open.taxonomy)
  }
}

/// What is known of a file while its items go by.
private struct CutTally {
  var outcome: Originals.Outcome
  private(set) var ranges: [Range<Int>] = []
  /// Whether something that goes cannot be cut out by itself.
  private(set) var isInseparable = false
  /// Whether places were found another way than items were read, as in XML.
  private(set) var needsCheck = false
  private var hash = Hasher()
  private var last: (range: Range<Int>?, goes: Bool)?

  init(file: String) { outcome = Originals.Outcome(file: file) }

  var digest: Int {
    let copy = hash
    return copy.finalize()
  }

  mutating func add(_ piece: SourcePiece, _ verdict: Originals.Verdict) {
    let goes = verdict == .goes
    if let last, last.range == piece.range, last.goes != goes { isInseparable = true }
    last = (piece.range, goes)
    switch verdict {
    case .goes:
      outcome.gone += 1
      needsCheck = needsCheck || piece.bytes.isEmpty
      guard let range = piece.range, range != SourcePiece.whole else {
        isInseparable = true
        return
      }
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    case .stays, .mentions:
      outcome.kept += 1
      if verdict == .mentions { outcome.mentions.append(piece.item.source.index) }
      hash.combine(piece.item.text)
      hash.combine(piece.item.customer.address)
      hash.combine(piece.item.turns.map(\.text))
    }
  }
}
