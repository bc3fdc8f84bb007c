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

  /// What is to be done with the events of a unit.
  func outcomes(of unit: IntakeUnit) -> Outcomes {
    var files = [unit.read()]
    return outcomes(of: &files)[0]
  }

  /// What is to be done with the events of several files, file by file. The events are taken out of
  /// their arrays, and none is left: an item is large, and copying one costs more than some of the
  /// steps that are done on it. So they are taken from the last to the first, as are the entries that
  /// are made of them, which are in their order again then.
  func outcomes(of files: inout [[IntakeEvent]]) -> [Outcomes] {
    var outcomes = [Outcomes](repeating: Outcomes(), count: files.count)
    var entries: [ArchiveEntry] = []
    entries.reserveCapacity(files.reduce(0) { $0 + $1.count })
    var (starts, desk) = ([Int](repeating: 0, count: files.count), RedactionDesk())
    for index in files.indices.reversed() {
      starts[index] = entries.count
      outcomes[index] = sort(lastFirst: &files[index], into: &entries, &desk)
    }
    let count = entries.count
    let packed = archive.withPacker { packer in
      read(&entries, &packer)
      return packer.packed(lastFirst: &entries)
    }
    var start = 0
    for index in files.indices {
      let end = count - starts[index]
      outcomes[index].entries = Array(packed[start..<end])
      start = end
    }
    return outcomes
  }

  /// - Returns: what is to be done with all but the feedback; that goes into `entries`, redacted and
  ///   not read yet.
  private func sort(
    lastFirst events: inout [IntakeEvent], into entries: inout [ArchiveEntry],
    _ desk: inout RedactionDesk
  ) -> Outcomes {
    var outcomes = Outcomes()
    var undated = UndatedChats()
    while let event = events.popLast() {
      switch consume event {
      case .rejection(let rejection): outcomes.rejections.append(rejection)
      case .notice(let notice): outcomes.notices.append(notice)
      case .item(var item):
        guard item.kind == .feedback else {
          outcomes.skipped[item.kind, default: 0] += 1
          continue
        }
        undated.look(at: item)
        let writer = pseudonyms.writer(of: item)
        redactor.redact(&item, &desk)
        entries.append(
          ArchiveEntry(
            item: consume item, reading: Self.unread, person: writer.person,
            identities: writer.identities, lexiconVersion: lexiconVersion))
      }
    }
    outcomes.rejections.reverse()
    outcomes.notices.reverse()
    if let notice = undated.notice { outcomes.notices.append(notice) }
    return outcomes
  }

  /// What stands for a reading until there is one.
  private static let unread = Reading(language: .undetermined, touchpoints: [])

  private func read(_ entries: inout [ArchiveEntry], _ packer: inout EntryPacker) {
    let inputs = entries.indices.map { Analyzer.Input(entries[$0].item) }
    var readings = analyzer.withWorkspace { workspace in
      analyzer.read(inputs, in: &workspace) { place, tokens, language in
        // Of a text that is too long to be read whole, the rest is sought for too.
        guard tokens.text.count == inputs[place].text.utf8.count else { return }
        packer.note(textAt: place, tokens, in: language)
      }
    }
    for index in entries.indices { swap(&entries[index].reading, &readings[index]) }
  }
}

/// What is to be done with the events of a file, or of a part of it.
struct Outcomes: Sendable {
  /// What is to be stored, in the order of the file.
  var entries: [PackedEntry] = []
  /// How many items are no feedback.
  var skipped: [FeedbackItem.Kind: Int] = [:]
  var rejections: [Rejection] = []
  var notices: [Rejection] = []
}

extension Analyzer.Input {
  /// The text of an item with what its source states.
  init(_ item: FeedbackItem) {
    self.init(item.text, language: item.language, touchpoint: item.touchpoint)
  }
}
