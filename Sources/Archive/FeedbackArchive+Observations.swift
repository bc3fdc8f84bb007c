import Feedback
import Foundation
import GRDB

extension FeedbackArchive {
  /// The facts that the statistics are computed from, one row for each item and touchpoint, oldest
  /// first.
  ///
  /// - Parameter range: of receipt. With nil all items come, also those whose source does not say
  ///   when it was received; these have second 0 (1970) as their time.
  package func observations(
    received range: Range<Timestamp>? = nil
  ) throws(ArchiveError) -> [Observation] {
    try reading { db in
      var observations: [Observation] = []
      try Facts.forEach(db, received: range) { facts in
        observations.append(contentsOf: try facts.observations())
      }
      return observations
    }
  }

  /// One row for each item and theme, oldest first; `range` as in ``observations(received:)``.
  package func themeObservations(
    received range: Range<Timestamp>? = nil
  ) throws(ArchiveError) -> [ThemeObservation] {
    try reading { db in
      var observations: [ThemeObservation] = []
      try Facts.forEach(db, received: range) { facts in
        observations.append(contentsOf: try facts.themeObservations())
      }
      return observations
    }
  }
}

/// One row of `item` as the statistics see it.
private struct Facts {
  let row: Row
  let names: NameTable

  static func forEach(
    _ db: Database, received range: Range<Timestamp>?, _ body: (Facts) throws -> Void
  ) throws {
    let names = try NameTable(db)
    let columns = "id, person, received, channel, language, segment, facts"
    let rows: RowCursor
    if let range {
      let bounds = RowNumber.bounds(from: range.lowerBound, before: range.upperBound)
      rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(columns) FROM item WHERE id BETWEEN ? AND ? AND received >= ? AND received < ?
          ORDER BY id
          """,
        arguments: [
          bounds.lowerBound, bounds.upperBound, range.lowerBound.seconds, range.upperBound.seconds,
        ])
    } else {
      rows = try Row.fetchCursor(db, sql: "SELECT \(columns) FROM item ORDER BY id")
    }
    while let row = try rows.next() { try body(Facts(row: row, names: names)) }
  }

  private var received: Timestamp { Timestamp(seconds: row[2] ?? 0) }

  func observations() throws -> [Observation] {
    guard let channel = Channel(code: row[3]) else { throw PackedBytesError() }
    let language = LanguageCode(rawValue: try names[row[4]])
    let segment: Int64? = row[5]
    let common = Observation(
      item: row[0], person: row[1], received: received, channel: channel, touchpoint: .unknown,
      language: language, segment: try segment.map { try names[$0] }, experience: nil)
    var observations: [Observation] = []
    let ratings = try row.withBytes(6) { bytes in
      try FactsCodec.unpack(
        bytes,
        place: { word, place in
          var observation = common
          observation.touchpoint = Touchpoint(rawValue: try names[word])
          observation.experience = place.experience.map { Double($0) / ItemFacts.scale }
          observation.verdicts = place.verdicts
          observation.promises = place.promises
          observations.append(observation)
        }, subject: { _, _ in })
    }
    for index in observations.indices { observations[index].ratings = ratings.item }
    for own in ratings.places where observations.indices.contains(own.place) {
      observations[own.place].ratings = own.ratings
    }
    return observations
  }

  func themeObservations() throws -> [ThemeObservation] {
    var observations: [ThemeObservation] = []
    _ = try row.withBytes(6) { bytes in
      try FactsCodec.unpack(
        bytes, place: { _, _ in },
        subject: { word, sentiment in
          observations.append(
            ThemeObservation(
              item: row[0], person: row[1], received: received,
              theme: Theme(rawValue: try names[word]),
              sentiment: Double(sentiment) / ItemFacts.scale))
        })
    }
    return observations
  }
}

/// All names by number, for a pass over many rows.
struct NameTable {
  private var texts: [String?] = []

  init(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT code, text FROM word ORDER BY code")
    while let row = try rows.next() {
      let code: Int = row[0]
      while texts.count <= code { texts.append(nil) }
      texts[code] = row[1]
    }
  }

  subscript(code: Int64) -> String {
    get throws {
      guard texts.indices.contains(Int(code)), let text = texts[Int(code)] else {
        throw PackedBytesError()
      }
      return text
    }
  }
}
