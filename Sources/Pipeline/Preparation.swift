import Analysis
import Archive
import Feedback
import Intake

/// What happens to an item between its file and the archive: the writer becomes a pseudonym,
/// personal data is taken out, and what is left is read. Pure, so that any thread may do it.
struct Preparation: Sendable {
  let analyzer: Analyzer
  let redactor: Redactor
  let pseudonyms: Pseudonyms
  let lexiconVersion: String

  /// What is to be done with an event of the source.
  enum Outcome: Sendable {
    case store(ArchiveEntry)
    case skip(FeedbackItem.Kind)
    case reject(Rejection)
    case note(Rejection)
  }

  func outcomes(of unit: IntakeUnit) -> [Outcome] { unit.read().map(outcome) }

  private func outcome(of event: IntakeEvent) -> Outcome {
    switch event {
    case .rejection(let rejection): return .reject(rejection)
    case .notice(let notice): return .note(notice)
    case .item(let item) where item.kind != .feedback: return .skip(item.kind)
    case .item(let item):
      let kept = redactor.redacted(item)
      let reading = analyzer.read(
        kept.text, language: kept.language, touchpoint: kept.touchpoint)
      return .store(
        ArchiveEntry(
          item: kept, reading: reading, person: pseudonyms.person(of: item),
          identities: pseudonyms.identities(of: item),
          lexiconVersion: lexiconVersion))
    }
  }
}
