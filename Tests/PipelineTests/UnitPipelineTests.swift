import Feedback
import Intake
import Synchronization
import Testing

@testable import Pipeline

@Suite struct UnitPipelineTests {
  private struct Stop: Error {}

  private final class Log: Sendable {
    let numbers = Mutex<[Int]>([])
    func add(_ more: [Int]) { numbers.withLock { $0 += more } }
    var all: [Int] { numbers.withLock { $0 } }
  }

  private func unit(_ number: Int, bytes: Int = 1) -> IntakeUnit {
    IntakeUnit(byteCount: bytes) {
      [.rejection(Rejection(file: "f", index: number, reason: "r", advice: "a"))]
    }
  }

  private func number(_ unit: IntakeUnit) -> Int {
    if case .rejection(let rejection)? = unit.read().first { rejection.index ?? -1 } else { -1 }
  }

  @Test(arguments: [0, 1, 15, 16, 17, 1000])
  func `what was read in order is written in order, each once`(count: Int) throws {
    let log = Log()
    let pipeline = UnitPipeline<Int>(work: { number($0) }, write: { log.add($0) })
    for index in 0..<count { try pipeline.add(unit(index)) }
    try pipeline.finish()
    #expect(log.all == Array(0..<count))
  }

  @Test func `the writer gets batches of enough bytes, one at a time, and the rest at the end`()
    throws
  {
    let sizes = Log()
    let writers = Atomic(0)
    let pipeline = UnitPipeline<Int>(
      batchBytes: 10 << 10, work: { _ in 1 },
      write: { batch in
        let others = writers.add(1, ordering: .relaxed).oldValue
        sizes.add([others == 0 ? batch.count : -1])
        writers.subtract(1, ordering: .relaxed)
      })
    for index in 0..<100 { try pipeline.add(unit(index, bytes: 4 << 10)) }
    try pipeline.finish()
    #expect(sizes.all.dropLast().allSatisfy { $0 >= 3 })
    #expect(sizes.all.reduce(0, +) == 100)
  }

  @Test func `what is read and not written is bounded`() throws {
    let read = Atomic(0)
    let written = Atomic(0)
    let most = Atomic(0)
    let pipeline = UnitPipeline<Int>(
      batchBytes: 8 << 10, work: { number($0) },
      write: { batch in
        most.max(
          read.load(ordering: .relaxed) - written.load(ordering: .relaxed), ordering: .relaxed)
        written.add(batch.count, ordering: .relaxed)
      })
    for index in 0..<2000 {
      try pipeline.add(unit(index, bytes: 1 << 10))
      read.add(1, ordering: .relaxed)
    }
    try pipeline.finish()
    #expect(written.load(ordering: .relaxed) == 2000)
    #expect(most.load(ordering: .relaxed) <= 8 * UnitPipeline<Int>.mostBatches)
  }

  @Test func `the reader hears of a writer that failed, and nothing more is written`() throws {
    let written = Log()
    let pipeline = UnitPipeline<Int>(
      batchBytes: 1, work: { number($0) },
      write: { numbers in
        if numbers.contains(3) { throw Stop() }
        written.add(numbers)
      })
    #expect(throws: Stop.self) {
      for index in 0..<100 { try pipeline.add(unit(index)) }
      try pipeline.finish()
    }
    #expect(written.all == Array((0..<3).prefix(written.all.count)))
  }
}
