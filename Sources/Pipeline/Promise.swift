import Dispatch
import Synchronization

/// A value that another thread works out meanwhile.
final class Promise<Value: Sendable>: Sendable {
  private let kept = Mutex<Value?>(nil)
  private let isKept = DispatchSemaphore(value: 0)

  init() {}

  /// Has `queue` make the value.
  convenience init(on queue: DispatchQueue, _ make: @escaping @Sendable () -> Value) {
    self.init()
    queue.async { self.keep(make()) }
  }

  /// Gives the value to all who wait for it. To be called once.
  func keep(_ value: Value) {
    kept.withLock { $0 = value }
    isKept.signal()
  }

  /// Waits for it.
  var value: Value {
    isKept.wait()
    defer { isKept.signal() }
    guard let value = kept.withLock({ $0 }) else { preconditionFailure("signalled before kept") }
    return value
  }
}
