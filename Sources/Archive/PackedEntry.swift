import Bytes
import Feedback
import Language
import Synchronization

/// An entry with all that can be worked out without the database: its facts, its terms for the index,
/// and what is stored of it, packed with its neighbours. Making one costs more than storing it and
/// touches nothing shared, so that many threads make them while one writes.
package struct PackedEntry: Sendable {
  let entry: ArchiveEntry
  let naturalKey: NaturalKey
  let facts: ItemFacts
  /// As the index takes them.
  let terms: [UInt8]
  let block: PackedBlock
  let slot: Int

  /// The source's format, such as `mbox`.
  package var format: String { entry.item.format }
}

/// The content of entries that were packed together, shared by them.
final class PackedBlock: Sendable {
  /// As ``ContentBlock`` reads it.
  let bytes: [UInt8]
  let count: Int

  init(bytes: [UInt8], count: Int) {
    self.bytes = bytes
    self.count = count
  }
}

extension FeedbackArchive {
  /// The entries as ``store(_:closing:)`` wants them. Pure: any thread may do it.
  ///
  /// What is packed together is stored together: entries that are packed one by one take twice the
  /// room.
  package func packed(_ entries: [ArchiveEntry]) -> [PackedEntry] {
    packers.with(terms) { $0.packed(entries) }
  }
}

/// The packers of an archive, one for each thread that packs at one time: a packer knows the terms of
/// the words that it met.
final class EntryPackers: Sendable {
  private let slots = (0..<mostThreads).map { _ in Slot() }
  private static let mostThreads = 32

  private final class Slot: Sendable {
    let packer = Mutex<EntryPacker?>(nil)
  }

  /// Runs `body` with a packer that nobody else uses.
  func with<R: Sendable>(_ rules: TermRules, _ body: (inout EntryPacker) -> R) -> R {
    for slot in slots {
      let result = slot.packer.withLockIfAvailable { slot -> R in
        var packer = slot.take() ?? EntryPacker(rules)
        let result = body(&packer)
        slot = .some(consume packer)
        return result
      }
      if let result { return result }
    }
    var packer = EntryPacker(rules)
    return body(&packer)
  }
}

/// Packs entries; its memory serves many.
struct EntryPacker: ~Copyable {
  private var terms: TermWriter
  private var deflater = Deflater(level: Self.level)

  /// zlib's fastest: it packs a tenth less than the default in half the time.
  static let level: Int32 = 1

  init(_ rules: TermRules) { terms = TermWriter(rules) }

  mutating func packed(_ entries: [ArchiveEntry]) -> [PackedEntry] {
    var packed: [PackedEntry] = []
    packed.reserveCapacity(entries.count)
    var pieces: [ContentPiece] = []
    var size = 0
    for entry in entries {
      let piece = ContentPiece(entry.item, entry.reading)
      size += piece.size
      pieces.append(piece)
      if pieces.count == ContentBlock.mostItems || size >= ContentBlock.mostBytes {
        close(&pieces, of: entries, into: &packed)
        size = 0
      }
    }
    if !pieces.isEmpty { close(&pieces, of: entries, into: &packed) }
    return packed
  }

  /// Makes a block of `pieces`, which are of the entries that follow those in `packed`.
  private mutating func close(
    _ pieces: inout [ContentPiece], of entries: [ArchiveEntry], into packed: inout [PackedEntry]
  ) {
    let block = PackedBlock(
      bytes: ContentBlock.packed(pieces, &deflater), count: pieces.count)
    for slot in pieces.indices {
      let entry = entries[packed.count]
      packed.append(
        PackedEntry(
          entry: entry,
          naturalKey: NaturalKey(
            collection: entry.item.collection, nativeID: entry.item.nativeID),
          facts: ItemFacts(entry.item, reading: entry.reading),
          terms: terms.terms(of: entry.item, in: entry.reading.language), block: block,
          slot: slot))
    }
    pieces.removeAll(keepingCapacity: true)
  }
}

extension ContentPiece {
  init(_ item: FeedbackItem, _ reading: Reading) {
    self.init(
      text: Array(item.text.utf8), rest: ItemCodec.pack(item), reading: ReadingCodec.pack(reading))
  }
}
