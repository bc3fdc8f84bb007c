import Archive
import Feedback
import Pipeline

/// All that is known of one person, for a request of access (AVG article 15).
struct PersonSheet {
  let traces: PersonTraces
  let items: [ArchivedItem]
  let places: [ErasureRun.Place]
  let zone: Zone

  private struct Known: Encodable {
    let addresses, names: [String]
    let originals: [PlaceLine]
  }

  private struct PlaceLine: Encodable {
    let file: String
    let index: Int
  }

  /// A line of the person, then one an item.
  func lines() throws -> [String] {
    let known = Known(
      addresses: traces.addresses.sorted(), names: traces.names.sorted(),
      originals: places.map { PlaceLine(file: $0.file, index: $0.index) })
    return [try JSONText.of(known)] + (try items.map { try JSONText.of(ArchivedLine($0)) })
  }

  func print() {
    let known = (traces.addresses.sorted() + traces.names.sorted()).joined(separator: ", ")
    Output.line("known as    \(HarmlessText.harmless(known))")
    Output.line("items       \(items.count)")
    for place in places {
      Output.line("original    \(HarmlessText.harmless(place.file)) #\(place.index)")
    }
    for archived in items {
      Output.line()
      show(archived)
    }
  }

  private func show(_ archived: ArchivedItem) {
    let (item, reading) = (archived.item, archived.reading)
    let day = item.received.map { zone.date(of: $0).description } ?? "no date"
    Output.line(
      "\(archived.id)  \(day)  \(item.channel.rawValue)  \(reading.sentiment.label.rawValue) "
        + Figures.signed(reading.sentiment.score.value))
    if let subject = item.subject { Output.line("  " + HarmlessText.harmless(subject)) }
    for rating in ratings(item.ratings) { Output.line("  " + rating) }
    for line in item.text.split(separator: "\n", omittingEmptySubsequences: false) {
      for part in HarmlessText.harmless(String(line)).wrapped(to: 76) { Output.line("  " + part) }
    }
    for column in item.columns {
      Output.line("  " + HarmlessText.harmless("\(column.name): \(column.value)"))
    }
  }

  private func ratings(_ ratings: Ratings) -> [String] {
    let all = [
      ("NPS", ratings.nps), ("CSAT", ratings.csat), ("CES", ratings.ces),
      ("expectation", ratings.expectation), ("experience", ratings.experience),
    ]
    return all.compactMap { name, rating in
      rating.map { "\(name) \(Figures.plain($0.value)) of \(Figures.plain($0.highest))" }
    }
  }
}
