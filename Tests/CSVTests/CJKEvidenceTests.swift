import Bytes
import Testing

@testable import CSV

@Suite struct CJKEvidenceTests {
  /// Words of Dutch, French and German with two accented letters beside each other, in windows-1252.
  @Test(arguments: ["v\u{F3}\u{F3}r", "\u{E9}\u{E9}n", "cr\u{E9}\u{E9}e", "w\u{E9}\u{E9}kend"])
  func `accented letters beside each other within words are no Chinese`(word: String) throws {
    let row = "R1;Het zou \(word) vrijdag en \(word) komen\n"
    let bytes = row.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let file = Array("Nr;Opmerking\n".utf8) + (0..<40).flatMap { _ in bytes }
    var reader = try CSVReader(ByteSource(bytes: file, name: "a.csv"))
    #expect(reader.charsetName == "windows-1252")
    let batch = try #require(try reader.nextBatch())
    #expect(batch[1].strings[1].contains(word))
  }

  @Test func `Chinese in GB18030 is still told by its pairs`() throws {
    // "发货很慢，服务很好" in GB 2312.
    let text: [UInt8] = [
      0xB7, 0xA2, 0xBB, 0xF5, 0xBA, 0xDC, 0xC2, 0xFD, 0xA3, 0xAC, 0xB7, 0xFE, 0xCE, 0xF1, 0xBA,
      0xDC, 0xBA, 0xC3,
    ]
    let row = Array("R1;".utf8) + text + [0x0A]
    let file = Array("Nr;Opmerking\n".utf8) + (0..<5).flatMap { _ in row }
    let reader = try CSVReader(ByteSource(bytes: file, name: "a.csv"))
    #expect(reader.charsetName == "GB18030")
  }
}
