import Analysis
import Archive
import Feedback
import Intake

/// What happens to an item between its file and the archive: the writer becomes a pseudonym,
/// personal data is taken out, what is left is read, and all is packed. Touches nothing shared, so that
/// any thread may do it.
struct Preparation: Sendable {
  let archive: FeedbackArchive
  let analyzer: Analyzer
  let redactor: Redactor
  let pseudonyms: Pseudonyms
  let lexiconVersion: String

  /// What is to be done with an event of the source.
  enum Outcome: Sendable {
    case store(PackedEntry)
    case skip(FeedbackItem.Kind)
    case reject(Rejection)
    case note(Rejection)
  }

  /// What is to be done with each event of a unit; what is to be stored comes last.
  func outcomes(of unit: IntakeUnit) -> [Outcome] { outcomes(of: [unit.read()]).flatMap { $0 } }

  /// What is to be done with each event of several files, file by file; what is to be stored comes
  /// last in each.
  func outcomes(of files: [[IntakeEvent]]) -> [[Outcome]] {
    var outcomes: [[Outcome]] = []
    var entries: [ArchiveEntry] = []
    entries.reserveCapacity(files.reduce(0) { $0 + $1.count })
    var ends: [Int] = []
    analyzer.withWorkspace { workspace in
      for events in files {
        outcomes.append(sort(events, &entries, &workspace))
        ends.append(entries.count)
      }
    }
    let packed = archive.packed(entries)
    var start = 0
    for (index, end) in ends.enumerated() {
      outcomes[index] += packed[start..<end].map(Outcome.store)
      start = end
    }
    return outcomes
  }

  /// - Returns: what is not to be stored; what is goes into `entries`.
  private func sort(
    _ events: [IntakeEvent], _ entries: inout [ArchiveEntry], _ workspace: inout ReadingWorkspace
  ) -> [Outcome] {
    var outcomes: [Outcome] = []
    for event in events {
      switch event {
      case .rejection(let rejection): outcomes.append(.reject(rejection))
      case .notice(let notice): outcomes.append(.note(notice))
      case .item(let item) where item.kind != .feedback: outcomes.append(.skip(item.kind))
      case .item(let item): entries.append(entry(of: item, in: &workspace))
      }
    }
    return outcomes
  }

  private func entry(of item: FeedbackItem, in workspace: inout ReadingWorkspace) -> ArchiveEntry {
    let kept = redactor.redacted(item)
    let reading = analyzer.read(
      kept.text, language: kept.language, touchpoint: kept.touchpoint, in: &workspace)
    let writer = pseudonyms.writer(of: item)
    return ArchiveEntry(
      item: kept, reading: reading, person: writer.person, identities: writer.identities,
      lexiconVersion: lexiconVersion)
  }
}
