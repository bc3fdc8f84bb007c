import Bytes
import Feedback
import Language
import Synchronization

/// An entry with all that can be worked out without the database: its facts, its terms for the index,
/// and what is stored of it, packed with its neighbours. Making one costs more than storing it and
/// touches nothing shared, so that many threads make them while one writes. It is a place in what it
/// was packed with, and so costs nothing to hand on.
package struct PackedEntry: Sendable {
  let block: PackedBlock
  let slot: Int

  /// The key of its natural key, if no other natural key has it.
  var key: Int64 { block.parts[slot].key }
  var naturalKey: NaturalKey { block.parts[slot].naturalKey }
  var facts: EntryFacts { block.parts[slot].facts }
  /// The pseudonyms of all that the writer is known by.
  var identities: ArraySlice<Int64> { block.identities[block.parts[slot].identities] }
  /// As the index takes them.
  var terms: ArraySlice<UInt8> { block.terms[block.parts[slot].terms] }

  /// The source's format, such as `mbox`.
  package var format: String { facts.format }
}

/// Entries that were packed together. What they were made of is not kept. What each of them has a list of
/// lies in one list for all, so that there are fewer blocks of memory to allocate and to free.
final class PackedBlock: Sendable {
  /// As ``ContentBlock`` reads it.
  let bytes: [UInt8]
  /// Of each entry.
  let parts: [Part]
  fileprivate let terms: [UInt8]
  fileprivate let identities: [Int64]

  /// What is known of an entry without unpacking anything.
  struct Part {
    let key: Int64
    let naturalKey: NaturalKey
    let facts: EntryFacts
    fileprivate let terms: Range<Int>
    fileprivate let identities: Range<Int>
  }

  fileprivate init(bytes: [UInt8], _ draft: consuming Draft) {
    self.bytes = bytes
    parts = draft.parts
    terms = draft.terms
    identities = draft.identities
  }

  /// A block to which entries are added.
  fileprivate struct Draft {
    private(set) var parts: [Part] = []
    private(set) var terms: [UInt8] = []
    private(set) var identities: [Int64] = []

    mutating func add(_ entry: borrowing ArchiveEntry, terms new: [UInt8]) {
      let (firstTerm, firstIdentity) = (terms.count, identities.count)
      terms += new
      identities += entry.identities
      let naturalKey = NaturalKey(
        collection: entry.item.collection, nativeID: entry.item.nativeID)
      parts.append(
        Part(
          key: naturalKey.key(attempt: 0), naturalKey: naturalKey, facts: EntryFacts(entry),
          terms: firstTerm..<terms.count, identities: firstIdentity..<identities.count))
    }
  }
}

extension FeedbackArchive {
  /// The entries as ``store(_:closing:)`` wants them. Pure: any thread may do it.
  ///
  /// What is packed together is stored together: entries that are packed one by one take twice the
  /// room.
  ///
  /// The entries are taken out of their array, and none is left.
  package func packed(_ entries: inout [ArchiveEntry]) -> [PackedEntry] {
    // By its memory an array is reversed by moves, by itself by copies.
    entries.withUnsafeMutableBufferPointer { $0.reverse() }
    return withPacker { $0.packed(lastFirst: &entries) }
  }

  /// Lends what packs entries, to those who can tell it more of them than they say themselves.
  package func withPacker<R: Sendable>(_ body: (inout EntryPacker) -> R) -> R {
    packers.with(terms, body)
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
package struct EntryPacker: ~Copyable {
  private var terms: TermWriter
  /// The terms of the texts of the entries that come next, by their places, of those that are known.
  private var texts: [[UInt8]?] = []
  private var deflater = Deflater(level: Self.level)
  private var sections = ContentSections()

  /// libdeflate's fastest: the next ones take longer for the same size or nearly.
  static let level: Int32 = 1

  init(_ rules: TermRules) { terms = TermWriter(rules) }

  /// Tells how the text of one of the entries that are packed next is cut, so that it is not cut once more
  /// for the index.
  ///
  /// - Parameters:
  ///   - place: of the entry in their array.
  ///   - tokens: of all of its text, as they stand there.
  ///   - language: of its reading.
  package mutating func note(
    textAt place: Int, _ tokens: borrowing TokenList, in language: LanguageCode
  ) {
    while texts.count <= place { texts.append(nil) }
    texts[place] = terms.terms(of: tokens, in: language)
  }

  /// Takes the entries out of their array one by one, the last one first, and leaves none: an array gives
  /// up its last element without a copy, and a copy of an entry counts up its two dozen texts and lists.
  ///
  /// - Returns: the entries in the order in which they are taken.
  package mutating func packed(lastFirst entries: inout [ArchiveEntry]) -> [PackedEntry] {
    var packed: [PackedEntry] = []
    packed.reserveCapacity(entries.count)
    var draft = PackedBlock.Draft()
    var texts: [[UInt8]?] = []
    swap(&texts, &self.texts)
    while let entry = entries.popLast() {
      sections.add(entry.item, entry.reading)
      let text = entries.count < texts.count ? texts[entries.count].take() : nil
      draft.add(
        entry, terms: terms.terms(of: entry.item, in: entry.reading.language, text: text))
      guard sections.isFull || entries.isEmpty else { continue }
      let block = PackedBlock(bytes: sections.packed(&deflater), draft)
      for slot in block.parts.indices { packed.append(PackedEntry(block: block, slot: slot)) }
      draft = PackedBlock.Draft()
    }
    return packed
  }
}

extension ContentPiece {
  /// The item, which lies in `file`.
  func item(file: String) throws -> FeedbackItem {
    let text = String(decoding: text, as: UTF8.self)
    return try rest.withUnsafeBufferPointer { bytes throws(PackedBytesError) in
      try ItemCodec.unpack(bytes, text: text, file: file)
    }
  }
}
