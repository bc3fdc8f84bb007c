import Foundation
import Testing

@testable import Pipeline

/// Every byte outside the ranges stays, in its order.
@Suite struct FileCutTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// A megabyte of bytes that do not repeat in step with any buffer.
  private static let bytes = (0..<1_000_003).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }

  private func file(_ bytes: [UInt8]) throws -> String {
    let path = scratch.path + "/a"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test(arguments: [
    [0..<1], [0..<262_144], [262_143..<262_145], [5..<9, 100..<600_000, 999_999..<1_000_003],
    [1_000_002..<1_000_003], [],
  ])
  func `what is not cut stays`(ranges: [Range<Int>]) throws {
    let path = try file(Self.bytes)
    try FileCut(path: path, ranges: ranges).write()
    var expected = Self.bytes
    for range in ranges.reversed() { expected.removeSubrange(range) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(expected))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["a"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `a file whose new form is refused stays as it is`() throws {
    let path = try file([1, 2, 3])
    #expect(throws: PipelineError.self) {
      try FileCut(path: path, ranges: [0..<1]).write { _ in false }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([1, 2, 3]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["a"])
  }

  @Test func `a gzip file stays one`() throws {
    // "abcdef", compressed by gzip.
    let packed: [UInt8] = [
      0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C, 0x4A, 0x4E, 0x49, 0x4D, 3, 0, 0xEF, 0x39,
      0x8E, 0x4B, 6, 0, 0, 0,
    ]
    let path = try file(packed)
    try FileCut(path: path, ranges: [1..<3]).write()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    // A header, a stored block of "adef", an empty last block, the check (RFC 1952) and the size.
    #expect(
      Array(bytes) == [
        0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 0, 1, 0, 0xFE, 0xFF, 0x61, 0, 3, 0, 0xFC, 0xFF, 0x64,
        0x65, 0x66, 1, 0, 0, 0xFF, 0xFF, 0x09, 0x77, 0x5B, 0x51, 4, 0, 0, 0,
      ])
  }
}
