import Bytes
import Feedback
import Mail

/// Reads mailboxes in every mbox dialect, and single messages.
package struct MailAdapter: SourceAdapter {
  /// How many bytes of small messages make a unit.
  static let unitSize = 256 << 10
  /// What an item takes besides its message, in bytes, so that a unit of empty ones has an end.
  private static let itemSize = 256

  package init() {}

  package func confidence(head: [UInt8], name: String) -> Confidence {
    MailRecogniser(head: head, name: name).confidence
  }

  package func read(
    _ source: ByteSource, context: IntakeContext, emit: (IntakeUnit) throws -> Void
  ) throws {
    var reader = MboxReader(source)
    var batch = MessageBatch()
    var (size, index) = (0, 0)
    while let count = try next(&reader, &batch, context) {
      size += count + Self.itemSize
      if size >= Self.unitSize {
        try emit(unit(batch, size, from: index, context))
        index += batch.count
        (batch, size) = (MessageBatch(), 0)
      }
    }
    if batch.count > 0 { try emit(unit(batch, size, from: index, context)) }
  }

  package func explain(_ source: ByteSource, context: IntakeContext) throws -> String {
    var reader = MboxReader(source)
    var kinds: [String: Int] = [:]
    var index = 0
    while index < Self.explained {
      var batch = MessageBatch()
      guard try next(&reader, &batch, context) != nil else { break }
      for case .item(let item) in MailItem(batch[0], index: index, context: context).events {
        kinds[item.kind.rawValue, default: 0] += 1
      }
      index += 1
    }
    let counts = kinds.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return "mail (certain); of the first \(index) messages: \(counts.joined(separator: ", "))"
  }

  /// How many messages an explanation rests on.
  private static let explained = 1000

  /// Adds the next message to `batch`.
  ///
  /// - Returns: how many bytes it has; nil at the end of the mailbox.
  private func next(
    _ reader: inout MboxReader, _ batch: inout MessageBatch, _ context: IntakeContext
  ) throws -> Int? {
    do {
      return try reader.read(into: &batch, room: Self.unitSize)
    } catch {
      throw Rejection(
        file: context.file, reason: "the file cannot be read to its end (\(error.reason))",
        advice: "copy it to a local disk and try again")
    }
  }

  private func unit(
    _ batch: MessageBatch, _ size: Int, from index: Int, _ context: IntakeContext
  ) -> IntakeUnit {
    IntakeUnit(byteCount: size) {
      var events: [IntakeEvent] = []
      events.reserveCapacity(batch.count)
      let mailbox = MailFolder.ofFile(context)
      for place in batch.indices {
        MailItem.append(
          batch[place], index: index + place, context: context, mailbox: mailbox, to: &events)
      }
      return events
    }
  }
}
