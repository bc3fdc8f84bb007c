import Bytes
import Feedback

/// Reads one kind of source (mail, survey, chat) into feedback items. One conformer a source kind;
/// ``SourceReader`` asks each how sure it is of a file's beginning and lets the surest read.
package protocol SourceAdapter: Sendable {
  /// How sure this adapter is that it can read a file that starts with `head`.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file, at most ``SourceReader/headSize`` of them.
  ///   - name: the file's name, a hint of last resort: content decides.
  func confidence(head: [UInt8], name: String) -> Confidence

  /// Cuts the source into units of work, in order, and hands each to `emit` as soon as it is cut.
  ///
  /// Cutting is cheap and sequential; the parsing proper happens in ``IntakeUnit/read``, which
  /// another thread may run. Memory stays bounded by the largest unit.
  ///
  /// - Throws: ``Rejection`` where the file as a whole cannot be used, and whatever `emit` throws.
  func read(
    _ source: ByteSource, context: IntakeContext, emit: (IntakeUnit) throws -> Void
  ) throws

  /// How the source would be read and why, for `voc extract --explain`: each decision that was made,
  /// how sure it is, and the settings that would change it.
  ///
  /// - Throws: ``Rejection`` where the file as a whole cannot be used.
  func explain(_ source: ByteSource, context: IntakeContext) throws -> String
}

/// How sure an adapter is that a file is for it; the highest wins.
package enum Confidence: Int, Sendable, Comparable {
  /// Not for this adapter.
  case none
  /// Nothing speaks against it: the generic reader of last resort.
  case possible
  /// The shape fits: columns with answers, lines with speakers.
  case likely
  /// A format known by name.
  case certain

  package static func < (a: Confidence, b: Confidence) -> Bool { a.rawValue < b.rawValue }
}

/// A piece of a source that can be parsed on its own: a batch of messages or rows, one transcript.
package struct IntakeUnit: Sendable {
  /// How much of the source it holds, for progress and for bounding what waits in memory.
  package let byteCount: Int
  /// Parses the piece. Called once, on any thread.
  package let read: @Sendable () -> [IntakeEvent]

  package init(byteCount: Int, read: @escaping @Sendable () -> [IntakeEvent]) {
    self.byteCount = byteCount
    self.read = read
  }
}

/// What comes out of a source, in its order.
package enum IntakeEvent: Sendable, Equatable {
  case item(FeedbackItem)
  case rejection(Rejection)
  /// Something that was decided without being sure, and what settles it. Nothing is lost by it.
  case notice(Rejection)
}
