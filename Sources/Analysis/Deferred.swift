import Language
import Synchronization

/// A part of the lexicons that is compiled when it is first asked for: most runs read one language only,
/// and compiling is most of what it takes to start.
final class Deferred<Value: AnyObject & Sendable>: Sendable {
  /// Retained for as long as this lives. Not an `AtomicLazyReference`, which looks its own type up at
  /// each load: that took a third of what a new word takes.
  private let made = Atomic<Unmanaged<Value>?>(nil)
  private let making = Mutex(())
  private let make: @Sendable () throws(LexiconError) -> Value

  /// A part that is compiled at once where a workspace's lines are in it, which may be wrong.
  ///
  /// - Throws: what `make` throws at such a line.
  init(
    in library: LexiconLibrary, make: @escaping @Sendable () throws(LexiconError) -> Value
  ) throws(LexiconError) {
    self.make = make
    if library.isOverlaid { keep(try make()) }
  }

  /// A part that is compiled of others, which were looked at already.
  init(make: @escaping @Sendable () -> Value) { self.make = make }

  deinit { made.load(ordering: .acquiring)?.release() }

  /// The part, as `kept` has it after the first time: who asks for each sentence keeps it.
  @inline(__always)
  func value(_ kept: inout Value?) -> Value {
    if let kept { return kept }
    let value = value
    kept = value
    return value
  }

  var value: Value {
    made.load(ordering: .acquiring)?.takeUnretainedValue() ?? compiled()
  }

  private func keep(_ value: Value) {
    made.store(Unmanaged.passRetained(value), ordering: .releasing)
  }

  private func compiled() -> Value {
    making.withLock { _ in
      if let value = made.load(ordering: .acquiring) { return value.takeUnretainedValue() }
      do {
        let value = try make()
        keep(value)
        return value
      } catch {
        preconditionFailure("the shipped lexicons can be used: \(error)")
      }
    }
  }
}
