import Testing

@testable import Intake

@Suite("Cells that were seen before")
struct CellMemoryTests {
  @Test("are told from all others, whatever their length")
  func toldApart() {
    var memory = CellMemory<[UInt8]>()
    let cells: [[UInt8]] = (0...18).flatMap { count in
      (0..<40).map { seed in (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ seed) } }
    }
    for cell in cells + cells.reversed() {
      let found = cell.withUnsafeBufferPointer { bytes in memory.recall(bytes) { Array(bytes) } }
      #expect(found == cell)
    }
  }

  @Test("are not read again")
  func notReadAgain() {
    var memory = CellMemory<Int>()
    var readings = 0
    for _ in 0..<5 {
      Array("levering".utf8).withUnsafeBufferPointer { bytes in
        _ = memory.recall(bytes) {
          readings += 1
          return readings
        }
      }
    }
    #expect(readings == 1)
  }
}
