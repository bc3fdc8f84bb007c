import Dispatch
import Intake
import Synchronization

/// Carries units from a sequential reader through parallel work to a sequential writer, in order and
/// in bounded memory.
///
/// Each unit is worked on as soon as a core is free. The writer takes what is done, in the order in
/// which it was read, whenever a batch of it has come together, while reading and work go on.
package final class UnitPipeline<Result: Sendable>: Sendable {
  private let work: @Sendable (IntakeUnit) -> Result
  private let write: @Sendable ([Result]) throws -> Void
  private let workers = DispatchQueue(label: "voc.workers", attributes: .concurrent)
  private let writer = DispatchQueue(label: "voc.writer")
  private let state = Mutex(State())
  /// Signalled when there may be room again.
  private let room = DispatchSemaphore(value: 0)
  private let batchBytes: Int

  fileprivate struct State {
    /// Results that are done, by the number of their unit, and how much of the source each holds.
    var done: [Int: (result: Result, bytes: Int)] = [:]
    /// How many units were read.
    var read = 0
    /// Results in order that the writer has not taken yet.
    var ready: [Result] = []
    var readyBytes = 0
    /// The number of the unit that comes next in `ready`.
    var next = 0
    /// How much of the source was read and is not written yet.
    var waitingBytes = 0
    var isWriting = false
    var isAtEnd = false
    /// The first error of the writer; nothing is written after it.
    var failure: (any Error)?
  }

  /// How many batches may wait, read, worked on or written: enough for the work to go on while the
  /// writer waits for the disk.
  static var mostBatches: Int { 6 }
  /// What a unit takes at least, in bytes, so that empty ones have an end too.
  private static var leastBytes: Int { 1 << 10 }

  /// - Parameters:
  ///   - batchBytes: how much of the source makes a batch for the writer.
  ///   - work: done on each unit, on any thread.
  ///   - write: given the results of each batch, in order, by one thread at a time.
  package init(
    batchBytes: Int = 1 << 20, work: @escaping @Sendable (IntakeUnit) -> Result,
    write: @escaping @Sendable ([Result]) throws -> Void
  ) {
    self.batchBytes = batchBytes
    self.work = work
    self.write = write
  }

  /// Takes a unit in, and waits for room where too much is under way. To be called by one thread.
  ///
  /// - Throws: what the writer threw on an earlier batch.
  package func add(_ unit: IntakeUnit) throws {
    let bytes = max(unit.byteCount, Self.leastBytes)
    let number = try state.withLock { state in
      if let failure = state.failure { throw failure }
      state.waitingBytes += bytes
      state.read += 1
      return state.read - 1
    }
    workers.async { self.take(self.work(unit), of: number, bytes) }
    wait { $0.waitingBytes < Self.mostBatches * self.batchBytes }
  }

  /// Waits until all is written.
  ///
  /// - Throws: what the writer threw.
  package func finish() throws {
    state.withLock { $0.isAtEnd = true }
    send()
    wait { $0.waitingBytes == 0 }
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  private func wait(until holds: (borrowing State) -> Bool) {
    while !state.withLock({ holds($0) }) { room.wait() }
  }

  private func take(_ result: Result, of number: Int, _ bytes: Int) {
    state.withLock { $0.take(result, of: number, bytes) }
    send()
  }

  /// Gives the writer what is ready, unless it is busy or a batch has not come together yet.
  private func send() {
    let batch = state.withLock { $0.batch(of: batchBytes) }
    room.signal()
    guard let batch else { return }
    writer.async {
      let outcome = Swift.Result { try self.write(batch.results) }
      self.state.withLock { $0.noteWritten(batch.bytes, outcome) }
      self.send()
    }
  }
}

extension UnitPipeline.State {
  mutating func take(_ result: Result, of number: Int, _ bytes: Int) {
    done[number] = (result, bytes)
    while let (result, bytes) = done.removeValue(forKey: next) {
      next += 1
      if failure == nil {
        ready.append(result)
        readyBytes += bytes
      } else {
        waitingBytes -= bytes
      }
    }
  }

  /// What the writer is to take next; nil where it is to wait.
  mutating func batch(of size: Int) -> (results: [Result], bytes: Int)? {
    guard !isWriting, !ready.isEmpty, readyBytes >= size || isAtEnd && next == read else {
      return nil
    }
    defer { (ready, readyBytes, isWriting) = ([], 0, true) }
    return (ready, readyBytes)
  }

  mutating func noteWritten(_ bytes: Int, _ outcome: Swift.Result<Void, any Error>) {
    isWriting = false
    waitingBytes -= bytes
    guard case .failure(let error) = outcome else { return }
    failure = error
    waitingBytes -= readyBytes
    (ready, readyBytes) = ([], 0)
  }
}
