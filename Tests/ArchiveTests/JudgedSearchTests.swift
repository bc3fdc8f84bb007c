import Feedback
import Foundation
import GRDB
import Testing

@testable import Archive

@Suite("Judged searches")
struct JudgedSearchTests {
  /// A search, what it should find, and what it found.
  private struct Judged {
    let query: String
    let relevant: Set<String>
    let found: Set<String>

    var recall: Double { Double(found.intersection(relevant).count) / Double(relevant.count) }
    /// Finding nothing is not imprecise.
    var precision: Double {
      found.isEmpty ? 1 : Double(found.intersection(relevant).count) / Double(found.count)
    }
    var f1: Double { recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision) }
  }

  @Test func `what people type finds what they mean, in Dutch and English`() throws {
    let judged = try Self.ours()
    #expect(judged.count >= 60)
    let missed = judged.filter { $0.recall < 1 }.map(\.query)
    let noisy = judged.filter { $0.precision < 1 }.map(\.query)
    #expect(Self.mean(judged.map(\.recall)) > 0.93, "missed: \(missed)")
    #expect(Self.mean(judged.map(\.precision)) > 0.97, "noisy: \(noisy)")
  }

  @Test(arguments: ["unicode61", "porter unicode61"])
  func `the index finds more of what is meant than FTS5's own`(tokenizer: String) throws {
    let ours = Self.mean(try Self.ours().map(\.f1))
    let theirs = Self.mean(try Self.fts5(tokenizer).map(\.f1))
    #expect(ours > theirs + 0.1, "ours \(ours), \(tokenizer) \(theirs)")
  }

  private static func ours() throws -> [Judged] {
    let sample = try SampleArchive()
    try sample.archive.store(
      try rows("items.tsv").map { Sample.entry($0[0], $0[2], LanguageCode(rawValue: $0[1])) })
    return try rows("queries.tsv").map { row in
      let ids = try sample.archive.ids(Sample.query(row[0]))
      return judged(row, Set(try ids.map { try sample.archive.item($0).item.nativeID }))
    }
  }

  private static func fts5(_ tokenizer: String) throws -> [Judged] {
    let items = try rows("items.tsv")
    let queries = try rows("queries.tsv")
    return try DatabaseQueue().write { db in
      try db.execute(sql: "CREATE VIRTUAL TABLE t USING fts5(id, text, tokenize='\(tokenizer)')")
      for item in items {
        try db.execute(sql: "INSERT INTO t VALUES(?, ?)", arguments: [item[0], item[2]])
      }
      return try queries.map { row in
        let plain = row[0].contains("\"") || row[0].contains(" ") || row[0].hasSuffix("*")
        let pattern = plain ? row[0].replacing(" -", with: " NOT ") : "\"\(row[0])\""
        let found = try String.fetchSet(
          db, sql: "SELECT id FROM t WHERE t MATCH ?", arguments: ["text : (\(pattern))"])
        return judged(row, found)
      }
    }
  }

  private static func judged(_ row: [String], _ found: Set<String>) -> Judged {
    Judged(
      query: row[0], relevant: Set(row[1].split(separator: " ").map(String.init)), found: found)
  }

  private static func rows(_ name: String) throws -> [[String]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Corpus/search/\(name)").standardized
    return try String(contentsOf: folder, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t").map(String.init) }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(max(1, values.count))
  }
}
