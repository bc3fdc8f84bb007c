import Feedback
import Foundation
import Intake
import Testing

@testable import Pipeline

/// Every item of the corpus is found at its place: what is cut there is that item and nothing else.
@Suite struct SourcePieceTests {
  private static let corpus: String = {
    let here = #filePath as NSString
    return ["PipelineTests", "Tests", ""].reduce(here as String) { path, _ in
      (path as NSString).deletingLastPathComponent
    } + "/Corpus"
  }()

  private static func files(_ folder: String) -> [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: corpus + "/" + folder)) ?? []
    let binary = [".gz", ".json", ".jsonl"]
    return all.filter { name in !binary.contains { name.hasSuffix($0) } && name.contains(".") }
      .sorted().map { folder + "/" + $0 }
  }

  private let context: IntakeContext

  init() throws {
    context = try SettingsFile(path: "voc.yaml").settings(from: "")
      .context(file: "f", taxonomy: Taxonomy(touchpoints: [], themes: []))
  }

  private func pieces(_ path: String) -> [SourcePiece] {
    var pieces: [SourcePiece] = []
    try? SourceReader().eachPiece(path: path, context: context) { pieces.append($0) }
    return pieces
  }

  /// Line ends differ where a mailbox of an old Mac is read.
  private func letters(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.filter { $0 != 0x0A && $0 != 0x0D }
  }

  @Test(arguments: files("mail") + files("survey") + files("demo/inbox"))
  func `an item's bytes stand at its range`(file: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.corpus + "/" + file)))
    var last = 0
    for piece in pieces(Self.corpus + "/" + file) {
      guard let range = piece.range, range != SourcePiece.whole else { continue }
      #expect(range.lowerBound >= last && range.upperBound <= bytes.count)
      last = range.upperBound
      guard !bytes.contains(0), !piece.bytes.isEmpty else { continue }
      #expect(letters(bytes[range]) == letters(piece.bytes))
    }
  }

  @Test func `in UTF-16 the places are those of the file`() throws {
    let scratch = try ScratchFolder()
    let rows = [
      "Id;NPS;Toelichting\r\n", "1;3;Te laat 😀.\r\n", "2;9;Prima één.\r\n", "3;5;Zo.\r\n",
    ]
    let path = scratch.path + "/a.csv"
    let bytes = try #require(rows.joined().data(using: .utf16LittleEndian))
    try (Data([0xFF, 0xFE]) + bytes).write(to: URL(fileURLWithPath: path))
    let ranges = pieces(path).compactMap(\.range)
    #expect(ranges.count == 3)
    try FileCut(path: path, ranges: [ranges[1]]).write()
    let left = try #require(
      (rows[0] + rows[1] + rows[3]).data(using: .utf16LittleEndian))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([0xFF, 0xFE]) + left)
  }

  @Test(arguments: files("chat").filter { $0.hasSuffix(".xml") })
  func `a transcript that is cut out leaves the others as they were`(file: String) throws {
    let scratch = try ScratchFolder()
    let all = pieces(Self.corpus + "/" + file)
    for (index, piece) in all.enumerated() {
      guard let range = piece.range, range != SourcePiece.whole, all.count > 1 else { continue }
      let path = scratch.path + "/\(index).xml"
      try FileManager.default.copyItem(atPath: Self.corpus + "/" + file, toPath: path)
      try FileCut(path: path, ranges: [range]).write()
      var others = all.map(\.item.text)
      others.remove(at: index)
      #expect(pieces(path).map(\.item.text) == others)
    }
  }
}
