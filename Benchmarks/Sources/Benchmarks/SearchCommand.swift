import Analysis
import Archive
import ArgumentParser
import Feedback
import Foundation
import GRDB
import Language

/// Measures searches of an archive as a person waits for them: the whole process, from its start to
/// its exit, beside the `sqlite3` shell on the same index.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "How long searches take, whole processes, beside the sqlite3 shell.",
    discussion: """
      200 mixed queries are made of the archive's own words, from the commonest to rare ones: words, \
      two words, phrases, exclusions, beginnings, choices, and fields alone and with words. The shell \
      is given what the index is asked for a query, on a copy of the archive whose index names a \
      tokenizer that the shell has; queries of fields alone have nothing to ask of it. That gives row \
      numbers. What a person wants is a page: for that the same texts are put into a plain table with an \
      index by SQLite's own tokenizer, and the shell is asked for the newest, with their passages.

      Example:
        swift run -c release Benchmarks search --voc .build/release/voc --workspace feedback
      """)

  @Option(help: "The program to measure.")
  var voc: String

  @Option(help: "A workspace with an archive, best of a million items.")
  var workspace: String

  @Option(help: "How often each query is run; the fastest run counts.")
  var runs = 3

  func run() throws {
    let archive = workspace + "/voc.sqlite"
    let copy = NSTemporaryDirectory() + "benchmark-\(UUID().uuidString).sqlite"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try ShellCopy.make(of: archive, at: copy)
    let queries = MixedQueries(try ShellCopy.words(of: copy)).all
    print("| what | p50 ms | p95 ms | longest ms | of |\n|---|---|---|---|---|")
    let own = try queries.map { try fastest([voc, "search", "-w", workspace, "--", $0]) }
    print(row("voc search, newest first", own))
    let patterns = try patterns(of: queries, archive)
    let shell = try patterns.map { pattern in
      let quoted = pattern.replacingOccurrences(of: "'", with: "''")
      let sql = """
        SELECT rowid FROM terms WHERE terms MATCH '\(quoted)' ORDER BY rowid DESC LIMIT 20
        """
      return try fastest(["sqlite3", copy, sql])
    }
    print(row("sqlite3 shell, the same index", shell))
    print(row("sqlite3 shell, a page of a plain index", try pages()))
    let common = queries[0]
    for (name, options) in [
      ("--sort relevance, the commonest word", ["--sort", "relevance"]),
      ("--by theme,channel,week, the commonest word", ["--by", "theme,channel,week"]),
      ("--count, the commonest word", ["--count"]),
    ] {
      let arguments = [voc, "search", "-w", workspace] + options + ["--", common]
      print(row(name, [try fastest(arguments)]))
    }
    print(row("nothing found", [try fastest([voc, "search", "-w", workspace, "zzzzqqqq"])]))
  }

  /// How long the shell takes for a page of what queries of words find.
  private func pages() throws -> [Double] {
    let store = NSTemporaryDirectory() + "benchmark-\(UUID().uuidString).sqlite"
    defer { try? FileManager.default.removeItem(atPath: store) }
    try PlainStore.make(of: workspace, by: voc, at: store)
    return try MixedQueries(try PlainStore.words(of: store)).all
      .filter { !$0.contains(":") }
      .map { try fastest(["sqlite3", store, PlainStore.page(of: $0)]) }
  }

  private func patterns(of queries: [String], _ path: String) throws -> [String] {
    let archive = try FeedbackArchive(path: path, access: .reading, lexicons: LexiconLibrary())
    let lexicons = try Lexicons()
    return try queries.compactMap { query in
      let parsed = try SearchQuery(
        parsing: query, taxonomy: lexicons.taxonomy, now: Timestamp(seconds: 0), zone: .utc)
      return try archive.indexPattern(of: parsed)
    }
  }

  private func fastest(_ arguments: [String]) throws -> Double {
    try (0..<runs).map { _ in try Program.run(arguments, endings: [0, 1]).cost.time }.min() ?? 0
  }

  private func row(_ name: String, _ seconds: [Double]) -> String {
    let sorted = seconds.sorted()
    func share(_ part: Double) -> String {
      guard !sorted.isEmpty else { return "" }
      let place = min(sorted.count - 1, Int(part * Double(sorted.count)))
      return String(format: "%.1f", sorted[place] * 1000)
    }
    return "| \(name) | \(share(0.5)) | \(share(0.95)) | \(share(1)) | \(sorted.count) |"
  }
}

/// A copy of an archive that the `sqlite3` shell can search: the index is the same, only its
/// tokenizer is called by the name of one that every SQLite has.
private enum ShellCopy {
  static func make(of archive: String, at path: String) throws {
    try DatabaseQueue(path: archive).inDatabase { db in
      try db.execute(sql: "VACUUM INTO ?", arguments: [path])
    }
    try DatabaseQueue(path: path).writeWithoutTransaction { db in
      try db.execute(
        sql: """
          PRAGMA writable_schema = ON;
          UPDATE sqlite_master SET sql = replace(sql, 'tokenize=''voc''', 'tokenize=''ascii''')
            WHERE name = 'terms';
          PRAGMA writable_schema = RESET;
          """)
    }
  }

  static func words(of path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { try Vocabulary.words($0) }
  }
}

/// An archive's texts as people put them into SQLite: a table, and a full-text index by SQLite's own
/// tokenizer (`Peers/floor.py`).
private enum PlainStore {
  static func make(of workspace: String, by voc: String, at path: String) throws {
    let rows = path + ".jsonl"
    defer { try? FileManager.default.removeItem(atPath: rows) }
    _ = try Program.run(["sh", "-c", "exec '\(voc)' export items -w '\(workspace)' > '\(rows)'"])
    _ = try Program.run(["python3", "Peers/floor.py", rows, path])
  }

  static func words(of path: String) throws -> [String] {
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)")
      return try Vocabulary.words(db)
    }
  }

  /// What gives the newest items that a query finds, with what `voc search` shows of each.
  static func page(of query: String) -> String {
    """
    SELECT native, received, channel, score, snippet(words, 0, '[', ']', '…', 24)
    FROM words JOIN item ON item.id = words.rowid
    WHERE words MATCH '\(query.replacingOccurrences(of: " -", with: " NOT "))'
    ORDER BY received DESC LIMIT 20
    """
  }
}

private enum Vocabulary {
  /// The index's terms of letters only, those first that most items have.
  static func words(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT term FROM vocabulary WHERE length(term) > 2 AND term NOT GLOB '*[^a-z]*'
        ORDER BY doc DESC LIMIT 5000
        """)
  }
}

/// 200 queries of all kinds, the same for the same words.
private struct MixedQueries {
  let all: [String]

  init(_ words: [String]) {
    var random = SeededRandom(state: 7)
    func word(_ range: Range<Int>) -> String {
      words[min(words.count - 1, range.lowerBound + random.below(range.count))]
    }
    let touchpoints = ["levering", "factuur", "klantenservice", "gebruik", "klacht"]
    let themes = ["wachttijd", "belofte", "kwaliteit", "prijs.prijs", "duidelijkheid"]
    func one(_ names: [String]) -> String { names[random.below(names.count)] }
    var queries = Array(words.prefix(30))
    for _ in 0..<25 { queries.append(word(30..<300)) }
    for _ in 0..<25 { queries.append(word(300..<5000)) }
    for _ in 0..<20 { queries.append(word(0..<100) + " " + word(0..<100)) }
    for _ in 0..<20 { queries.append("\"" + word(0..<60) + " " + word(0..<60) + "\"") }
    for _ in 0..<10 { queries.append(word(0..<100) + " -" + word(0..<100)) }
    for _ in 0..<8 { queries.append(word(300..<3000).prefix(5) + "*") }
    for _ in 0..<12 { queries.append(word(0..<300) + " OR " + word(0..<300)) }
    for _ in 0..<10 { queries.append("touchpoint:" + one(touchpoints) + " " + word(0..<200)) }
    for _ in 0..<10 { queries.append("theme:" + one(themes) + " sentiment:negative") }
    for _ in 0..<10 { queries.append("touchpoint:" + one(touchpoints) + " promise:broken") }
    for _ in 0..<10 { queries.append(word(0..<200) + " channel:email sentiment:negative") }
    for _ in 0..<10 { queries.append("nps:..6 touchpoint:" + one(touchpoints)) }
    all = queries
  }
}
