import Bytes
import Feedback
import Mail

/// An item of a source with the bytes that it was read from, so that it can be taken out of the
/// file.
package struct SourcePiece: Sendable {
  /// What was read, feedback or not.
  package let item: FeedbackItem
  /// Where it stands in the file as it reads once it is decompressed; ``whole`` where the file
  /// holds nothing else. Items that cannot be told apart there have the same. Nil where it cannot
  /// be cut out by itself, such as one of several chats on a page.
  package let range: Range<Int>?
  /// The bytes themselves, of which a very long message may be cut; empty where ``range`` is nil or
  /// ``whole``.
  package let bytes: [UInt8]

  /// The range of an item that is all of its file.
  package static let whole = 0..<Int.max
}

extension SourceReader {
  /// Hands every item of the file at `path` to `body` with the bytes that it stands in, in the
  /// order of the file and in the memory of its largest item.
  ///
  /// - Throws: ``Rejection`` where the file cannot be used, and whatever `body` throws.
  package func eachPiece(
    path: String, context: IntakeContext, _ body: (SourcePiece) throws -> Void
  ) throws {
    let (adapter, source) = try open(path: path, context: context)
    do {
      switch adapter {
      case is MailAdapter: try Self.mail(source, context, body)
      case let survey as SurveyAdapter:
        try survey.eachPiece(source, path: path, context: context, body)
      default: try ChatPieces(context: context).each(source, path: path, body)
      }
    } catch let error as ByteSourceError {
      throw Rejection(
        file: context.file, reason: "the file cannot be read (\(error.reason))",
        advice: "check that it is whole and that you may read it")
    }
  }

  private static func mail(
    _ source: ByteSource, _ context: IntakeContext, _ body: (SourcePiece) throws -> Void
  ) throws {
    var reader = MboxReader(source)
    var index = 0
    while let message = try reader.next() {
      for case .item(let item) in MailItem(message, index: index, context: context).events {
        try body(
          SourcePiece(item: item, range: message.range, bytes: message.envelope + message.bytes))
      }
      index += 1
    }
  }
}
