import Feedback
import Language

/// An entry with all that can be worked out without the database: what is stored of it, packed, and
/// its terms for the index. Making one costs more than storing it and touches nothing shared, so that
/// many threads make them while one writes.
package struct PackedEntry: Sendable {
  let entry: ArchiveEntry
  let content: ItemContent
  let facts: ItemFacts
  /// As ``ReadingCodec`` packs it.
  let reading: [UInt8]
  /// As the index takes them.
  let terms: [UInt8]

  /// The source's format, such as `mbox`.
  package var format: String { entry.item.format }

  init(_ entry: ArchiveEntry, _ writer: inout TermWriter) {
    self.entry = entry
    content = ItemContent(entry.item)
    facts = ItemFacts(entry.item, reading: entry.reading)
    reading = ReadingCodec.pack(entry.reading)
    terms = writer.terms(of: entry.item, reading: entry.reading, facts: facts)
  }
}

extension FeedbackArchive {
  /// The entries as ``store(_:closing:)`` wants them. Pure: any thread may do it.
  package func packed(_ entries: [ArchiveEntry]) -> [PackedEntry] {
    var writer = TermWriter(terms)
    var packed: [PackedEntry] = []
    packed.reserveCapacity(entries.count)
    for entry in entries { packed.append(PackedEntry(entry, &writer)) }
    return packed
  }
}

/// What is stored of an item besides its numbers.
struct ItemContent {
  let naturalKey: NaturalKey
  let rest: [UInt8]
  /// Of all that the item says, where it lies left out: equal where nothing changed.
  let digest: Int64

  init(_ item: FeedbackItem) {
    naturalKey = NaturalKey(collection: item.collection, nativeID: item.nativeID)
    let packed = ItemCodec.pack(item)
    var digest = Digest()
    digest.add(item.text)
    packed.withUnsafeBufferPointer { digest.add($0) }
    self.digest = digest.value
    rest = ItemCodec.adding(index: item.source.index, to: packed)
  }
}
