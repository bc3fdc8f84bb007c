import Bytes
import Feedback

/// The wide parts of items on their way into a ``ContentBlock``: each section's items one behind the
/// other, as they are packed. Its memory serves many blocks.
struct ContentSections {
  private(set) var count = 0
  private var texts = Section()
  private var rests = Section()
  private var readings = Section()

  private struct Section {
    /// How long each item is.
    var lengths = PackedWriter()
    var items = PackedWriter()
    /// Where the item at hand begins.
    private var start = 0

    /// Marks the end of an item.
    mutating func close() {
      lengths.put(count: items.bytes.count - start)
      start = items.bytes.count
    }

    /// All of it, packed, and how much it was. Leaves nothing but the memory.
    mutating func packed(_ deflater: inout Deflater) -> (size: Int, bytes: [UInt8]) {
      let raw = lengths.bytes + items.bytes
      lengths.clear()
      items.clear()
      start = 0
      return (raw.count, deflater.deflated(raw))
    }
  }

  /// Whether a block holds no more.
  var isFull: Bool {
    count == ContentBlock.mostItems
      || texts.items.bytes.count + rests.items.bytes.count + readings.items.bytes.count
        >= ContentBlock.mostBytes
  }

  mutating func add(_ item: FeedbackItem, _ reading: Reading) {
    texts.items.put(bare: item.text)
    ItemCodec.pack(item, into: &rests.items)
    ReadingCodec.pack(reading, into: &readings.items)
    close()
  }

  mutating func add(_ piece: ContentPiece) {
    texts.items.put(bare: piece.text)
    rests.items.put(bare: piece.rest)
    readings.items.put(bare: piece.reading)
    close()
  }

  private mutating func close() {
    texts.close()
    rests.close()
    readings.close()
    count += 1
  }

  /// A block of all that was added. Nothing is left here.
  mutating func packed(_ deflater: inout Deflater) -> [UInt8] {
    let sections = [
      texts.packed(&deflater), rests.packed(&deflater), readings.packed(&deflater),
    ]
    var block = PackedWriter()
    block.put(ContentBlock.version)
    block.put(count: count)
    for section in sections {
      block.put(count: section.size)
      block.put(count: section.bytes.count)
    }
    block.reserve(sections.reduce(0) { $0 + $1.bytes.count })
    for section in sections { block.put(bare: section.bytes) }
    count = 0
    return block.bytes
  }
}
