/// Messages of a mailbox that are handed on together. Their bytes lie one behind the other, so that a
/// thousand messages cost the thread that reads them no more memory blocks than one.
package struct MessageBatch: Sendable {
  private var bytes: [UInt8] = []
  private var cuts: [MboxReader.Cut] = []

  package init() {}

  package var count: Int { cuts.count }
  package var indices: Range<Int> { cuts.indices }

  /// A message, as ``MboxReader/next()`` gives it.
  package subscript(index: Int) -> MboxReader.Message { MboxReader.Message(cuts[index], of: bytes) }

  /// - Parameters:
  ///   - cut: where the message is in `buffer`.
  ///   - room: how many bytes are likely to come in all.
  mutating func append(_ cut: MboxReader.Cut, of buffer: [UInt8], room: Int) {
    if bytes.isEmpty { bytes.reserveCapacity(max(room, cut.kept.count)) }
    cuts.append(cut.moved(by: bytes.count - cut.kept.lowerBound))
    bytes.append(contentsOf: buffer[cut.kept])
  }
}

extension MboxReader {
  /// Where a message is in a buffer.
  struct Cut: Sendable {
    /// Of the From_ line; empty where the file has none.
    let envelope: Range<Int>
    /// Of header and body; behind the envelope.
    let message: Range<Int>
    let isCut: Bool
    let format: Format
    /// Where it stands in the source.
    let range: Range<Int>

    /// All of it.
    var kept: Range<Int> { envelope.lowerBound..<message.upperBound }

    /// The same in a buffer where it stands by so much further on.
    func moved(by distance: Int) -> Cut {
      Cut(
        envelope: envelope.lowerBound + distance..<envelope.upperBound + distance,
        message: message.lowerBound + distance..<message.upperBound + distance, isCut: isCut,
        format: format, range: range)
    }
  }
}

extension MboxReader.Message {
  init(_ cut: MboxReader.Cut, of buffer: [UInt8]) {
    self.init(
      envelope: Array(buffer[cut.envelope]), bytes: Array(buffer[cut.message]), isCut: cut.isCut,
      format: cut.format, range: cut.range)
  }
}
