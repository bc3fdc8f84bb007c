import Dispatch
import Synchronization

/// Work on all cores at once.
enum Parallel {
  /// What `body` makes of each of `values`, in their order.
  static func map<Value: Sendable, Result: Sendable>(
    _ values: [Value], _ body: @Sendable (Value) -> Result
  ) -> [Result] {
    let slots = Slots<Result>(count: values.count)
    DispatchQueue.concurrentPerform(iterations: values.count) { slots.set($0, body(values[$0])) }
    return slots.values
  }
}

/// Results, each put in its place by whichever thread made it.
private final class Slots<Value: Sendable>: Sendable {
  private let slots: Mutex<[Value?]>

  init(count: Int) { slots = Mutex(Array(repeating: nil, count: count)) }

  func set(_ index: Int, _ value: Value) { slots.withLock { $0[index] = value } }

  var values: [Value] { slots.withLock { $0.compactMap { $0 } } }
}
