import Foundation

extension Benchmark {
  /// voc as people run it, from the start of the process to its end.
  static let program = [
    Benchmark(name: "program.start", summary: "voc --help, whole process") { exports in
      Work(bytes: 0, items: 1, program: [exports.voc, "--help"])
    },
    Benchmark(name: "program.analyze", summary: "voc analyze of one line, whole process") {
      exports in
      let line = exports.scratch("line.txt")
      try Data("Zou maandag komen maar kwam woensdag.\n".utf8).write(to: line)
      return Work(
        bytes: 0, items: 1, program: ["sh", "-c", "exec '\(exports.voc)' analyze < '\(line.path)'"])
    },
    Benchmark(name: "program.ingest", summary: "voc ingest of all exports, whole process") {
      exports in
      let rows = exports.scratch("items.jsonl")
      let workspace = try exports.ingested().workspace
      _ = try Program.run([
        "sh", "-c", "exec '\(exports.voc)' export items -w '\(workspace)' > '\(rows.path)'",
      ])
      return try ingest(
        exports,
        beside: Reference(
          "the same texts into SQLite and FTS5",
          program: ["python3", "Peers/floor.py", rows.path, exports.scratch("floor.sqlite").path]))
    },
    Benchmark(name: "program.ingest.glued", summary: "the same") { exports in
      try ingest(
        exports,
        beside: Reference(
          "CPython, lxml, VADER, SQLite",
          program: [
            "python3", "Peers/pipeline.py", exports.folder, exports.scratch("glued.sqlite").path,
          ]))
    },
    Benchmark(name: "program.growth", summary: "voc ingest of mail and survey; linear is about 1") {
      exports in
      let (whole, tenth) = ([exports.mailbox, exports.survey], try exports.tenth())
      let tenths = Reference(
        "ten times a tenth",
        runs: Array(repeating: { try exports.ingest(tenth) }, count: 10))
      return Work(
        cost: { try exports.ingest(whole) }, bytes: try exports.byteCount(of: whole),
        items: try exports.ingested().items, reference: tenths)
    },
    Benchmark(name: "program.report", summary: "voc report of one week, whole process") { exports in
      let (workspace, items) = try exports.ingested()
      return Work(
        bytes: 0, items: items,
        program: [exports.voc, "report", Exports.fullWeek, "--print", "-w", workspace])
    },
  ]

  private static func ingest(_ exports: Exports, beside reference: Reference) throws -> Work {
    Work(
      cost: { try exports.ingest(exports.all) }, bytes: try exports.byteCount(of: exports.all),
      items: try exports.ingested().items, reference: reference)
  }
}

extension Exports {
  /// A week in which `make_exports.py` has feedback, with twelve before it.
  static let fullWeek = "2026-W45"

  /// What is given to `voc ingest`.
  var all: [String] { [mailbox, survey, chats, folder + "/chats"] }

  /// How large files and folders are together.
  func byteCount(of paths: [String]) throws -> Int {
    let files = try paths.flatMap { path in
      path.hasSuffix("/chats")
        ? try FileManager.default.contentsOfDirectory(atPath: path).map { "\(path)/\($0)" } : [path]
    }
    return try files.map { file in
      (try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
    }.reduce(0, +)
  }

  /// A file or folder that stands beside the exports' other scratch files.
  func scratch(_ name: String) -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("voc-benchmarks-\(name)")
  }

  /// Ingests files into an empty workspace; the workspace's making is not counted.
  func ingest(_ paths: [String]) throws -> Cost {
    let workspace = scratch("ingest").path
    try makeWorkspace(at: workspace)
    return try Program.run([voc, "ingest", "-w", workspace] + paths).cost
  }

  /// A mailbox and a survey with a tenth of the messages and rows of the exports'.
  func tenth() throws -> [String] {
    [
      try cut(mailbox, "mbox") { $0.starts(with: Array("\n\nFrom ".utf8)) },
      try cut(survey, "csv") { $0.starts(with: Array("\r\nR".utf8)) },
    ]
  }

  /// - Parameter begins: Whether the next message or row begins in the bytes that it is given, behind
  ///   a line end.
  private func cut(
    _ path: String, _ kind: String, where begins: (ArraySlice<UInt8>) -> Bool
  ) throws -> String {
    let all = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? all.close() }
    let tenth = try byteCount(of: [path]) / 10
    // No message or row is longer than this.
    let bytes = Array(try all.read(upToCount: tenth + 1 << 18) ?? Data())
    let end = (min(tenth, bytes.count)..<bytes.count)
      .first { bytes[$0] <= 0x0D && begins(bytes[$0...]) }
    let file = scratch("tenth.\(kind)")
    try Data(bytes[..<(end.map { $0 + 2 } ?? bytes.count)]).write(to: file)
    return file.path
  }

  /// An empty workspace; one that was there goes.
  func makeWorkspace(at path: String) throws {
    try? FileManager.default.removeItem(atPath: path)
    _ = try Program.run([voc, "init", path])
  }

  /// A workspace with everything in it, made once a run, and how many items it has.
  func ingested() throws -> (workspace: String, items: Int) {
    let workspace = scratch("\(getpid())").path
    if !FileManager.default.fileExists(atPath: workspace) {
      try makeWorkspace(at: workspace)
      _ = try Program.run([voc, "ingest", "-w", workspace] + all)
    }
    let status = try Program.run([voc, "status", "--json", "-w", workspace]).output
    let fields = try JSONSerialization.jsonObject(with: Data(status.utf8)) as? [String: Any]
    return (workspace, fields?["items"] as? Int ?? 0)
  }
}
