import Feedback
import Foundation
import Testing

@testable import Analysis

/// How well the labelled texts of `Corpus/sentiment` are read; its README describes the columns.
@Suite struct SentimentCorpusTests {
  private struct Item {
    let id: String
    let label: String
    let text: String
  }

  private static func items(_ file: String) throws -> [Item] {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Corpus/sentiment/\(file)")
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map { line in
      let row = line.split(separator: "\t").map(String.init)
      return Item(id: row[0], label: row[2], text: row[3])
    }
  }

  /// The floors are a little below what was measured; `held.tsv` is of texts that nobody looked at.
  @Test(arguments: [
    ("dev.tsv", "bnl", 0.81), ("dev.tsv", "ben", 0.67), ("dev.tsv", "tel", 0.83),
    ("held.tsv", "bnl", 0.61), ("held.tsv", "ben", 0.59), ("held.tsv", "tel", 0.73),
  ])
  func `texts of sectors that the lexicons were not made on are read well enough`(
    file: String, set: String, floor: Double
  ) throws {
    let analyzer = try StatementCorpus.analyzer.get()
    let items = try Self.items(file).filter { $0.id.hasPrefix(set) }
    #expect(items.count >= 150)
    let read = items.map {
      String(analyzer.read($0.text).sentiment.label.rawValue.prefix(3))
    }
    let right = items.map(\.label)
    let score = Agreement.macroF1(right: right, read: read, classes: ["neg", "neu", "pos"])
    let polar = zip(right, read).filter { $0.0 != "neu" }
    let share = Double(polar.filter { $0.0 == $0.1 }.count) / Double(polar.count)
    print("sentiment \(file) \(set): macro-F1 \(score), of complaints and praise \(share)")
    #expect(score >= floor)
  }
}
