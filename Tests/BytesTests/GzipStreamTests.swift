import Foundation
import Testing

@testable import Bytes

/// "voc\n" by `gzip -n`.
private let member: [UInt8] = [
  0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x2B, 0xCB, 0x4F, 0xE6, 0x02, 0x00,
  0x3B, 0x7D, 0x9E, 0x82, 0x04, 0x00, 0x00, 0x00,
]

/// A megabyte of zero bytes by `gzip -9n`, compressed thousandfold.
private let zeros: [UInt8] =
  [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xED, 0xC1, 0x31, 0x01,
    0x00, 0x00, 0x00, 0xC2, 0xA0, 0xF5, 0x4F, 0x6D, 0x08, 0x5F, 0xA0,
  ]
  + [UInt8](repeating: 0, count: 1016)
  + [
    0x3E, 0x03, 0x1C, 0xEA, 0x38, 0xA7, 0x00, 0x00, 0x10, 0x00,
  ]

@Suite struct GzipStreamTests {
  @Test(arguments: [
    (member, "voc\n", nil as String?),
    (member + member, "voc\nvoc\n", nil),
    (member + [0x00, 0x00, 0x01], "voc\n", nil),
    (Array(member.dropLast(8)), "voc\n", "the compressed file is cut off"),
    (Array(member.prefix(12)), "", "the compressed file is cut off"),
    (Array(member.prefix(2)), "", "the compressed file is cut off"),
    (Array(member.prefix(10)) + [0xFF, 0xFF, 0xFF], "", "the compressed file is damaged"),
  ])
  func aCompressedFileGivesItsBytesAndItsDamage(
    file: [UInt8], text: String, damage: String?
  ) throws {
    try withFile(file) { path in
      let source = try ByteSource(path: path)
      let bytes = try source.readAll()
      #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(text))
      #expect(damage != nil || bytes.count == text.utf8.count)
      #expect(source.damage?.reason == damage)
      #expect(try source.readAll().isEmpty)
    }
  }

  @Test(arguments: [1, 2, 3, 7, 100])
  func anySizeOfReadGivesTheSameBytes(count: Int) throws {
    try withFile(member + member + member) { path in
      let source = try ByteSource(path: path)
      var bytes: [UInt8] = []
      while try source.read(into: &bytes, count: count) > 0 {}
      #expect(String(decoding: bytes, as: UTF8.self) == "voc\nvoc\nvoc\n")
    }
  }

  @Test func aBombIsRefusedAfterABoundedAmount() throws {
    try withFile((0..<100).flatMap { _ in zeros }) { path in
      let source = try ByteSource(path: path)
      var size = 0
      while true {
        var chunk: [UInt8] = []
        let got = try source.read(into: &chunk, count: 1 << 20)
        if got == 0 { break }
        size += got
      }
      #expect(source.damage?.reason == "the compressed file swells more than 200-fold")
      #expect(size < GzipStream.safeSize + 2 << 20)
    }
  }

  private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gz")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }
}
