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
    var redacted: [Redacted] = []
    redacted.reserveCapacity(files.reduce(0) { $0 + $1.count })
    var ends: [Int] = []
    for events in files {
      outcomes.append(sort(events, &redacted))
      ends.append(redacted.count)
    }
    let packed = archive.packed(entries(of: redacted))
    var start = 0
    for (index, end) in ends.enumerated() {
      outcomes[index] += packed[start..<end].map(Outcome.store)
      start = end
    }
    return outcomes
  }

  /// What may be kept of an item, and who wrote it.
  private struct Redacted {
    let item: FeedbackItem
    let writer: (person: Int64, identities: [Int64])
  }

  /// - Returns: what is not to be stored; what is goes into `redacted`.
  private func sort(_ events: [IntakeEvent], _ redacted: inout [Redacted]) -> [Outcome] {
    var outcomes: [Outcome] = []
    var undated = UndatedChats()
    for event in events {
      switch event {
      case .rejection(let rejection): outcomes.append(.reject(rejection))
      case .notice(let notice): outcomes.append(.note(notice))
      case .item(let item) where item.kind != .feedback: outcomes.append(.skip(item.kind))
      case .item(let item):
        undated.look(at: item)
        redacted.append(
          Redacted(item: redactor.redacted(item), writer: pseudonyms.writer(of: item)))
      }
    }
    if let notice = undated.notice { outcomes.append(.note(notice)) }
    return outcomes
  }

  private func entries(of redacted: [Redacted]) -> [ArchiveEntry] {
    let readings = analyzer.withWorkspace { workspace in
      analyzer.read(redacted.map { Analyzer.Input($0.item) }, in: &workspace)
    }
    return zip(redacted, readings).map { one, reading in
      ArchiveEntry(
        item: one.item, reading: reading, person: one.writer.person,
        identities: one.writer.identities, lexiconVersion: lexiconVersion)
    }
  }
}

extension Analyzer.Input {
  /// The text of an item with what its source states.
  init(_ item: FeedbackItem) {
    self.init(item.text, language: item.language, touchpoint: item.touchpoint)
  }
}
