import Archive
import Feedback
import Pipeline

/// The status as JSON.
struct StatusLine: Encodable {
  let items, persons, undated, files, duplicates, forgotten, size, schema: Int
  let first, last: String?
  let channels, languages, lexicons, skipped: [String: Int]
  let waiting: [String]
  let rejected: [String: Int]
  /// Nil where it was not looked for.
  let damage: [String]?

  init(
    _ status: ArchiveStatus, zone: Zone, waiting: [Drop], rejected: [IngestedFile],
    damage: [String]?
  ) {
    items = status.items
    persons = status.persons
    undated = status.undated
    files = status.files
    duplicates = status.counts.duplicates
    forgotten = status.forgotten
    size = status.size
    schema = status.schemaVersion
    first = status.received.map { zone.date(of: $0.lowerBound).description }
    last = status.received.map { zone.date(of: $0.upperBound).description }
    channels = Self.named(status.byChannel)
    languages = Self.named(status.byLanguage)
    lexicons = status.byLexicon
    skipped = Self.named(status.counts.skipped)
    self.waiting = waiting.map(\.name)
    self.rejected = Dictionary(
      rejected.map { ($0.name, $0.counts.rejected) }, uniquingKeysWith: +)
    self.damage = damage
  }

  private static func named<Key: RawRepresentable<String>>(_ counts: [Key: Int]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
  }
}
