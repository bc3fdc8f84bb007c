import Feedback
import Intake
import Synchronization
import Testing

@testable import Pipeline

@Suite struct WavesTests {
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
    let waves = Waves<Int>(work: { number($0) }, write: { log.add($0) })
    for index in 0..<count { try waves.add(unit(index)) }
    try waves.finish()
    #expect(log.all == Array(0..<count))
  }

  @Test func `a wave is sent when it holds enough bytes`() throws {
    let sizes = Log()
    let waves = Waves<Int>(
      unitLimit: 100, byteLimit: 10, work: { _ in 1 }, write: { sizes.add([$0.count]) })
    for index in 0..<10 { try waves.add(unit(index, bytes: 4)) }
    try waves.finish()
    #expect(sizes.all == [3, 3, 3, 1])
  }

  @Test func `the reader hears of a writer that failed, and nothing more is written`() throws {
    let written = Log()
    let waves = Waves<Int>(
      unitLimit: 1, work: { number($0) },
      write: { numbers in
        if numbers.contains(3) { throw Stop() }
        written.add(numbers)
      })
    #expect(throws: Stop.self) {
      for index in 0..<100 { try waves.add(unit(index)) }
      try waves.finish()
    }
    #expect(written.all == [0, 1, 2])
  }
}
