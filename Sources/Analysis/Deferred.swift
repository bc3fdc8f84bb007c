import Language
import Synchronization

/// A part of the lexicons that is compiled when it is first asked for: most runs read one language only,
/// and compiling is most of what it takes to start.
final class Deferred<Value: AnyObject & Sendable>: Sendable {
  private let made = AtomicLazyReference<Value>()
  private let making = Mutex(())
  private let make: @Sendable () throws(LexiconError) -> Value

  /// A part that is compiled at once where a workspace's lines are in it, which may be wrong.
  ///
  /// - Throws: what `make` throws at such a line.
  init(
    in library: LexiconLibrary, make: @escaping @Sendable () throws(LexiconError) -> Value
  ) throws(LexiconError) {
    self.make = make
    if library.isOverlaid { _ = made.storeIfNil(try make()) }
  }

  /// The part, as `kept` has it after the first time: who asks for each sentence keeps it.
  @inline(__always)
  func value(_ kept: inout Value?) -> Value {
    if let kept { return kept }
    let value = value
    kept = value
    return value
  }

  var value: Value {
    if let value = made.load() { return value }
    return compiled()
  }

  private func compiled() -> Value {
    making.withLock { _ in
      if let value = made.load() { return value }
      do {
        return made.storeIfNil(try make())
      } catch {
        preconditionFailure("the shipped lexicons can be used: \(error)")
      }
    }
  }
}
