import Bytes
import Feedback

/// The door to all adapters: recognises a file by its content and has the surest adapter read it.
package struct SourceReader: Sendable {
  /// How much of a file the adapters see before they say whether it is theirs, in bytes.
  package static let headSize = 64 << 10

  private let adapters: [any SourceAdapter]

  /// Reads every source kind that voc knows.
  package init() { self.init(adapters: [MailAdapter(), SurveyAdapter(), ChatAdapter()]) }

  init(adapters: [any SourceAdapter]) { self.adapters = adapters }

  /// Reads the file at `path` in units, in order.
  ///
  /// - Throws: ``Rejection`` where the file as a whole cannot be used (missing, unreadable, empty,
  ///   of an unknown kind) or ends in damage, after its sound beginning was handed out; and whatever
  ///   `emit` throws.
  package func read(
    path: String, context: IntakeContext, emit: (IntakeUnit) throws -> Void
  ) throws {
    let (adapter, source) = try open(path: path, context: context)
    do {
      try adapter.read(source, context: context, emit: emit)
      if let damage = source.damage { throw damage }
    } catch let error as ByteSourceError {
      throw unreadable(error, context: context)
    }
  }

  /// How the file at `path` would be read and why.
  ///
  /// - Throws: as ``read(path:context:emit:)``.
  package func explanation(path: String, context: IntakeContext) throws -> String {
    let (adapter, source) = try open(path: path, context: context)
    return try adapter.explain(source, context: context)
  }

  /// Refuses what is a mail or chat export, for those who would read it as a table.
  ///
  /// - Throws: ``Rejection`` where only an adapter for something else knows the file, or it cannot be
  ///   read.
  package func checkTable(path: String, context: IntakeContext) throws {
    let head: [UInt8]
    do {
      head = try ByteSource(path: path).readAll(limit: Self.headSize)
    } catch {
      throw unreadable(error, context: context)
    }
    let isTable = adapters.contains {
      $0 is SurveyAdapter && $0.confidence(head: head, name: path) > .none
    }
    let isOther = adapters.contains { $0.confidence(head: head, name: path) >= .likely }
    if isTable || !isOther { return }
    throw Rejection(
      file: context.file, reason: "this is a mail or chat export, no CSV",
      advice: "leave --records out to read what is in it")
  }

  func open(
    path: String, context: IntakeContext
  ) throws(Rejection) -> (any SourceAdapter, ByteSource) {
    let head: [UInt8]
    let source: ByteSource
    do {
      head = try ByteSource(path: path).readAll(limit: Self.headSize)
      source = try ByteSource(path: path)
    } catch {
      throw unreadable(error, context: context)
    }
    guard !head.isEmpty else {
      throw Rejection(
        file: context.file, reason: "the file is empty", advice: "export it again")
    }
    let sure = adapters.map { ($0, $0.confidence(head: head, name: path)) }
    guard let best = sure.max(by: { $0.1 < $1.1 }), best.1 > .none else {
      throw Rejection(
        file: context.file, reason: "this is no mail, survey or chat export that voc knows",
        advice: "drop an mbox or .eml, a CSV, or a chat export in HTML or XML, or WhatsApp's .txt")
    }
    return (best.0, source)
  }

  private func unreadable(_ error: ByteSourceError, context: IntakeContext) -> Rejection {
    if error.isDamage {
      return Rejection(
        file: context.file, reason: error.reason,
        advice: "copy or export it again; what came before the damage has been read")
    }
    if error.isFolder {
      return Rejection(
        file: context.file, reason: "this is a folder, and no Maildir (which has cur or new in it)",
        advice: "name the files in it, or drop the folder into a workspace's inbox")
    }
    return Rejection(
      file: context.file, reason: "the file cannot be read (\(error.reason))",
      advice: "check that it exists and that you may read it")
  }
}
