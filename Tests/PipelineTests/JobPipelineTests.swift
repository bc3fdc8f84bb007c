import Synchronization
import Testing

@testable import Pipeline

@Suite struct JobPipelineTests {
  private struct Stop: Error {}

  private final class Log: Sendable {
    let numbers = Mutex<[Int]>([])
    func add(_ more: [Int]) { numbers.withLock { $0 += more } }
    var all: [Int] { numbers.withLock { $0 } }
  }

  @Test(arguments: [0, 1, 15, 16, 17, 1000])
  func `what was read in order is written in order, each once`(count: Int) throws {
    let log = Log()
    let pipeline = JobPipeline<Int> { log.add($0) }
    for index in 0..<count { try pipeline.add(bytes: 1) { index } }
    try pipeline.drain()
    #expect(log.all == Array(0..<count))
  }

  @Test func `the writer gets batches of enough bytes, one at a time, and the rest at the end`()
    throws
  {
    let sizes = Log()
    let writers = Atomic(0)
    let pipeline = JobPipeline<Int>(batchBytes: 10 << 10) { batch in
      let others = writers.add(1, ordering: .relaxed).oldValue
      sizes.add([others == 0 ? batch.count : -1])
      writers.subtract(1, ordering: .relaxed)
    }
    for _ in 0..<100 { try pipeline.add(bytes: 4 << 10) { 1 } }
    try pipeline.drain()
    #expect(sizes.all.dropLast().allSatisfy { $0 >= 3 })
    #expect(sizes.all.reduce(0, +) == 100)
  }

  @Test(arguments: [(weight: 1 << 10, least: 8), (weight: 1 << 20, least: 2)])
  func `a result counts for its weight, and for no more than its source`(
    weight: Int, least: Int
  ) throws {
    let sizes = Log()
    let pipeline = JobPipeline<Int>(
      batchBytes: 8 << 10, weight: { _ in weight }, write: { sizes.add([$0.count]) })
    for _ in 0..<400 { try pipeline.add(bytes: 4 << 10) { 1 } }
    try pipeline.drain()
    #expect(sizes.all.dropLast().allSatisfy { $0 >= least })
    #expect(sizes.all.reduce(0, +) == 400)
  }

  @Test(arguments: [1, 7, 5000])
  func `what is read and not written is bounded, over all files`(jobsPerFile: Int) throws {
    let read = Atomic(0)
    let written = Atomic(0)
    let most = Atomic(0)
    let pipeline = JobPipeline<Int>(batchBytes: 8 << 10) { batch in
      most.max(
        read.load(ordering: .relaxed) - written.load(ordering: .relaxed), ordering: .relaxed)
      written.add(batch.count, ordering: .relaxed)
    }
    for index in 0..<2000 {
      try pipeline.add(bytes: 1 << 10) { index }
      read.add(1, ordering: .relaxed)
      if index % jobsPerFile == 0 { try pipeline.then {} }
    }
    try pipeline.drain()
    #expect(written.load(ordering: .relaxed) == 2000)
    #expect(most.load(ordering: .relaxed) <= 8 * JobPipeline<Int>.mostBatches)
  }

  @Test func `a step comes after all that was added before it and before all that comes after`()
    throws
  {
    let log = Log()
    let pipeline = JobPipeline<Int>(batchBytes: 6 << 10) { log.add($0) }
    for index in 0..<500 {
      if index % 7 == 3 || index % 50 > 47 {
        try pipeline.then { log.add([index]) }
      } else {
        try pipeline.add(bytes: index % 3 << 10) { index }
      }
    }
    try pipeline.drain()
    #expect(log.all == Array(0..<500))
  }

  @Test func `more can be added when all is written`() throws {
    let log = Log()
    let pipeline = JobPipeline<Int> { log.add($0) }
    for index in 0..<5 {
      try pipeline.add(bytes: 1) { index }
      try pipeline.drain()
      #expect(log.all == Array(0...index))
    }
  }

  @Test(arguments: [false, true])
  func `nothing is held on to when all is written or given up`(fails: Bool) throws {
    final class Held: Sendable {
      let count: Log
      init(_ count: Log) {
        self.count = count
        count.add([1])
      }
      deinit { count.add([-1]) }
    }
    let count = Log()
    for _ in 0..<100 {
      let pipeline = JobPipeline<Held> { _ in if fails { throw Stop() } }
      for _ in 0..<10 {
        let held = Held(count)
        try? pipeline.add(bytes: 1 << 19) { held }
        try? pipeline.then { _ = held }
      }
      if fails {
        #expect(throws: Stop.self) { try pipeline.drain() }
      } else {
        try pipeline.drain()
      }
      #expect(count.all.reduce(0, +) == 0)
    }
    #expect(count.all.count == 2000)
  }

  @Test(arguments: [false, true])
  func `what is to be done beside the end is done by then, once`(fails: Bool) throws {
    let log = Log()
    let pipeline = JobPipeline<Int> { _ in if fails { throw Stop() } }
    for index in 0..<20 { try? pipeline.add(bytes: 1 << 19) { index } }
    do { try pipeline.drain { log.add([1]) } } catch { #expect(fails && error is Stop) }
    #expect(log.all == [1])
  }

  @Test func `the reader hears of a writer that failed, and nothing more is written`() throws {
    let written = Log()
    let pipeline = JobPipeline<Int>(batchBytes: 1) { numbers in
      if numbers.contains(3) { throw Stop() }
      written.add(numbers)
    }
    #expect(throws: Stop.self) {
      for index in 0..<100 { try pipeline.add(bytes: 1) { index } }
      try pipeline.drain()
    }
    #expect(written.all == Array((0..<3).prefix(written.all.count)))
  }

  @Test(arguments: [2, 3])
  func `after an error no step is carried out, whoever threw it`(failing: Int) throws {
    let log = Log()
    let pipeline = JobPipeline<Int>(batchBytes: 1) { numbers in
      if numbers.contains(failing) { throw Stop() }
      log.add(numbers)
    }
    #expect(throws: Stop.self) {
      try pipeline.add(bytes: 1) { 0 }
      try pipeline.then { log.add([1]) }
      try pipeline.add(bytes: 1) { 2 }
      try pipeline.then { if failing == 3 { throw Stop() } }
      for index in 4..<100 {
        try pipeline.add(bytes: 1) { index }
        try pipeline.then { log.add([-1]) }
      }
      try pipeline.drain()
    }
    #expect(throws: Stop.self) { try pipeline.drain() }
    #expect(log.all == Array(0..<failing))
  }
}
