import Dispatch
import Foundation
import Synchronization

/// Carries jobs from a sequential reader through parallel work to a sequential writer, in order and
/// in bounded memory.
///
/// Each job is worked on as soon as a core is free. The writer takes what is done, in the order in
/// which it was added, whenever a batch of it has come together, while reading and work go on. A step
/// is for the writer alone, in its turn: what was added before it is written by then.
package final class JobPipeline<Result: Sendable>: Sendable {
  package typealias Step = @Sendable () throws -> Void

  private let write: @Sendable ([Result]) throws -> Void
  private let weight: @Sendable (Result) -> Int
  /// Of a lower priority, so that the writer has a core whenever it wants one: all is done only when
  /// it is. On Linux its threads are two steps nicer than others.
  private let workers = DispatchQueue(
    label: "voc.workers", qos: .utility, attributes: .concurrent)
  private let writer = DispatchQueue(label: "voc.writer")
  private let state: Mutex<State>
  /// Signalled when there may be room again.
  private let room = DispatchSemaphore(value: 0)
  private let mostBytes: Int

  /// How many batches may wait, read, worked on or written: enough for the work to go on while the
  /// writer waits for the disk.
  static var mostBatches: Int { 8 }
  /// What a job or step takes at least, in bytes, so that empty ones have an end too.
  private static var leastBytes: Int { 1 << 10 }

  /// - Parameters:
  ///   - batchBytes: how much makes a batch for the writer.
  ///   - weight: how many bytes a result counts for; at most as many as what it was made of.
  ///   - write: given the results of each batch, in order, by one thread at a time.
  package init(
    batchBytes: Int = 1 << 20, weight: @escaping @Sendable (Result) -> Int = { _ in .max },
    write: @escaping @Sendable ([Result]) throws -> Void
  ) {
    self.write = write
    self.weight = weight
    mostBytes = Self.mostBatches * batchBytes
    state = Mutex(
      State(batchBytes: batchBytes, coreCount: ProcessInfo.processInfo.activeProcessorCount))
  }

  /// Takes a job in, and waits for room where too much is under way. To be called by one thread.
  ///
  /// - Parameters:
  ///   - bytes: how much of the source it holds.
  ///   - work: done on any thread, also where the writer has failed meanwhile.
  /// - Throws: what the writer threw on an earlier batch.
  package func add(bytes: Int, _ work: @escaping @Sendable () -> Result) throws {
    let bytes = max(bytes, Self.leastBytes)
    try state.withLock { try $0.add(bytes, work) }
    send()
    waitForRoom()
  }

  /// Has the writer do something when all that was added before is written, and before anything that
  /// is added later is.
  ///
  /// - Throws: what the writer threw on an earlier batch.
  package func then(_ step: @escaping Step) throws {
    try state.withLock { try $0.add(Self.leastBytes, step: step) }
    send()
    waitForRoom()
  }

  /// Waits until all is written, and no thread holds on to anything of it. More may be added then.
  ///
  /// - Parameter rest: done meanwhile, by a worker for whom there are no jobs any more.
  /// - Throws: what the writer threw.
  package func drain(beside rest: (@Sendable () -> Void)? = nil) throws {
    state.withLock { $0.isDraining = true }
    send()
    if let rest { workers.async(execute: rest) }
    wait { $0.waitingBytes == 0 }
    writer.sync {}
    workers.sync(flags: .barrier) {}
    if let failure = state.withLock({ $0.failure }) { throw failure }
    state.withLock { $0.isDraining = false }
  }

  private func waitForRoom() { wait { $0.waitingBytes < mostBytes } }

  private func wait(until holds: (borrowing State) -> Bool) {
    while !state.withLock({ holds($0) }) { room.wait() }
  }

  // MARK: Threads

  /// Sends the writer and workers to what there is for them to do.
  private func send() {
    let (isWriterNeeded, workerCount) = state.withLock { ($0.beginBatch(), $0.hire()) }
    if isWriterNeeded { writer.async { self.writeBatch() } }
    for _ in 0..<workerCount { workers.async { self.work() } }
    room.signal()
  }

  private func work() {
    var made: [Made] = []
    while let job = state.withLock({ $0.nextJob() }) {
      let result = job.work()
      let bytes = max(Self.leastBytes, min(job.bytes, weight(result)))
      made.append(Made(number: job.number, bytes: bytes, result: result))
      state.withLock { $0.note(result, of: job, bytes: bytes) }
      send()
      free(&made)
    }
    state.withLock { $0.leave(made) }
    made = []
    freeLeft()
  }

  private func writeBatch() {
    let outcome = Swift.Result {
      let batch = state.withLock { $0.writing }
      if !batch.results.isEmpty { try write(batch.results) }
      try batch.step?()
    }
    state.withLock { $0.noteWritten(outcome) }
    send()
    // Last, since after an error sending settles more.
    workers.async { self.freeLeft() }
  }

  /// Frees what is settled of what this worker made. It may be many small objects: that time is not to be
  /// the writer's, and two threads that free what the other allocated wait for each other.
  private func free(_ made: inout [Made]) {
    let settled = state.withLock { $0.settled }
    let count = made.prefix { $0.number < settled }.count
    guard count > 0 else { return }
    let bytes = made[..<count].reduce(0) { $0 + $1.bytes }
    made.removeFirst(count)
    state.withLock { $0.noteFreed(bytes) }
    room.signal()
  }

  /// Frees what is settled of what workers left when they ended.
  private func freeLeft() {
    let bytes = state.withLock { $0.takeLeft() }.reduce(0) { $0 + $1.bytes }
    guard bytes > 0 else { return }
    state.withLock { $0.noteFreed(bytes) }
    room.signal()
  }
}
