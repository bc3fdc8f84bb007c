import Feedback
import Foundation
import Language

@testable import Archive

/// An archive in a folder of its own that goes with it, and invented feedback to put in it.
final class SampleArchive {
  let folder: String
  let path: String
  let archive: FeedbackArchive

  init(lexicons: LexiconLibrary? = nil) throws {
    folder = NSTemporaryDirectory() + "archive-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/voc.sqlite"
    archive = try FeedbackArchive(
      path: path, access: .creating, lexicons: try lexicons ?? LexiconLibrary())
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// All bytes of the archive's files.
  func bytesOnDisk() throws -> [UInt8] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().flatMap { name in
      Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
    }
  }

  func query(_ text: String) throws -> SearchQuery { try Sample.query(text) }

  func texts(_ query: String, order: SearchOrder = .newest) throws -> [String] {
    try archive.search(self.query(query), order: order).hits.map(\.passage.text)
  }
}

/// Invented items and a small taxonomy.
enum Sample {
  static let zone = Zone(identifier: "Europe/Amsterdam") ?? .utc
  /// Friday 20 November 2026, 10:00 in Amsterdam.
  static let now = Timestamp(rfc3339: "2026-11-20T09:00:00Z") ?? Timestamp(seconds: 0)

  static let taxonomy = Taxonomy(
    touchpoints: [
      Taxonomy.Entry(
        id: "levering", dutch: "Levering en installatie", english: "Delivery & installation"),
      Taxonomy.Entry(id: "factuur", dutch: "Betaling en factuur", english: "Payment & invoice"),
      Taxonomy.Entry(id: "klantenservice", dutch: "Klantenservice", english: "Support"),
      Taxonomy.Entry(id: "onbekend", dutch: "Onbekend", english: "Unknown"),
    ],
    themes: [
      Taxonomy.Entry(id: "snelheid.wachttijd", dutch: "Wachttijd", english: "Waiting time"),
      Taxonomy.Entry(id: "snelheid.terugbellen", dutch: "Terugbellen", english: "Calling back"),
      Taxonomy.Entry(id: "prijs.prijs", dutch: "Prijs", english: "Price"),
    ])

  static func query(_ text: String) throws -> SearchQuery {
    try SearchQuery(parsing: text, taxonomy: taxonomy, now: now, zone: zone)
  }

  static func item(
    _ id: String, _ text: String, day: String? = "2026-11-16", channel: Channel = .email,
    ratings: Ratings = Ratings(), collection: String? = nil, subject: String? = nil
  ) -> FeedbackItem {
    FeedbackItem(
      nativeID: id, collection: collection, channel: channel, format: "mbox",
      source: FeedbackItem.Source(file: "november.mbox", index: 3),
      received: day.flatMap(CivilDate.init(iso:)).map { Timestamp(utc: $0, secondOfDay: 43_200) },
      subject: subject, text: text, ratings: ratings)
  }

  static func reading(
    _ score: Double = 0, _ language: LanguageCode = .dutch,
    touchpoints: [Touchpoint] = [Touchpoint(rawValue: "levering")], themes: [String] = [],
    statements: [Statement] = [], clauses: [Reading.Clause] = []
  ) -> Reading {
    Reading(
      language: language, sentiment: sentiment(score), clauses: clauses, statements: statements,
      touchpoints: touchpoints,
      themes: themes.map {
        Reading.ThemeMention(
          theme: Theme(rawValue: $0), span: 0..<4, sentiment: sentiment(score))
      })
  }

  static func sentiment(_ score: Double) -> Sentiment {
    Sentiment(
      score: Score(clamping: score),
      label: score < -0.05 ? .negative : score > 0.05 ? .positive : .neutral)
  }

  static func entry(
    _ item: FeedbackItem, _ reading: Reading = reading(), person: Int64 = 1
  ) -> ArchiveEntry {
    ArchiveEntry(item: item, reading: reading, person: person, lexiconVersion: "abc")
  }

  static func entry(
    _ id: String, _ text: String, _ language: LanguageCode = .dutch, person: Int64 = 1
  ) -> ArchiveEntry {
    entry(item(id, text), reading(0, language), person: person)
  }
}

extension StoreOutcome {
  /// The id of an item that was added; nil for any other outcome.
  var added: ItemID? {
    if case .added(let id) = self { id } else { nil }
  }
}
