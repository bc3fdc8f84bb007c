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
    return [try JSONText.of(known)] + items.map { ArchivedLine($0).json() }
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
      ItemText(archived: archived, zone: zone).printItem()
    }
  }
}
