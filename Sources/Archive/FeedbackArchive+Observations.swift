import Feedback
import GRDB

extension FeedbackArchive {
  /// The facts that the statistics are computed from, one row for each item and touchpoint, oldest
  /// day first.
  ///
  /// - Parameter range: of receipt. With nil all items come, also those whose source does not say
  ///   when it was received; these have second 0 (1970) as their time.
  package func observations(
    received range: Range<Timestamp>? = nil
  ) throws(ArchiveError) -> [Observation] {
    var observations: [Observation] = []
    try forEachObservation(received: range) { observations.append($0) }
    return observations
  }

  /// Hands the rows of ``observations(received:)`` to `body`, one after the other, without holding
  /// them.
  package func forEachObservation(
    received range: Range<Timestamp>? = nil, _ body: (Observation) throws -> Void
  ) throws(ArchiveError) {
    try reading { db in
      let names = try NameTable(db)
      try Self.forEach(db, received: range) { item in try item.observations(names, body) }
    }
  }

  /// One row for each item and theme, oldest day first; `range` as in ``observations(received:)``.
  package func themeObservations(
    received range: Range<Timestamp>? = nil
  ) throws(ArchiveError) -> [ThemeObservation] {
    try reading { db in
      let names = try NameTable(db)
      var observations: [ThemeObservation] = []
      try Self.forEach(db, received: range) { item in
        for subject in item.chunk.subjects(item.index) {
          observations.append(
            ThemeObservation(
              item: item.row, person: item.value(.person),
              received: item.received ?? Timestamp(seconds: 0),
              theme: Theme(rawValue: try names[item.chunk.value(.subjectWord, subject)]),
              sentiment: Double(item.chunk.value(.subjectSentiment, subject)) / ItemFacts.scale))
        }
      }
      return observations
    }
  }

  private static func forEach(
    _ db: Database, received range: Range<Timestamp>?, _ body: (FactPlace) throws -> Void
  ) throws {
    guard let range else { return try FactReader.forEach(db, body) }
    let bounds = try RowNumber.bounds(from: range.lowerBound, before: range.upperBound, db)
    let seconds = range.lowerBound.seconds..<range.upperBound.seconds
    try FactReader.forEach(db, in: bounds) { item in
      if seconds.contains(item.value(.received)) { try body(item) }
    }
  }
}

extension FactPlace {
  fileprivate func observations(
    _ names: NameTable, _ body: (Observation) throws -> Void
  ) throws {
    guard let channel = Channel(code: Int(value(.channel))) else { throw PackedBytesError() }
    var observation = Observation(
      item: row, person: value(.person), received: received ?? Timestamp(seconds: 0),
      channel: channel, touchpoint: .unknown,
      language: LanguageCode(rawValue: try names[value(.language)]),
      segment: try optional(.segment).map { try names[$0] }, experience: nil)
    let ratings = chunk.ratings(index)
    for place in chunk.places(index) {
      let experience = chunk.value(.placeExperience, place)
      let stated = chunk.stated(place: place)
      observation.touchpoint = Touchpoint(rawValue: try names[chunk.value(.placeWord, place)])
      observation.experience =
        experience == FactColumn.none ? nil : Double(experience) / ItemFacts.scale
      observation.verdicts = stated.verdicts
      observation.promises = stated.promises
      observation.ratings = chunk.ratings(place: place) ?? ratings
      try body(observation)
    }
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
