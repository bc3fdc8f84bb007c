import Foundation
import Testing

/// The inbox as a person sees it: ingest, watch, retry and reanalyze.
@Suite struct InboxCommandTests {
  private let program = Program()
  private let survey = "Respons-ID;NPS (0-10);Toelichting\nR1;3;De levering was te laat.\n"

  init() throws { #expect(try program.run("init", "w").status == 0) }

  @Test func `what is mended is taken by retry, and what is not goes back`() throws {
    #expect(try program.run("retry", "-w", "w").status == 0)
    try program.write("w/inbox/a.csv", "")
    try program.write("w/inbox/b.csv", "")
    #expect(try program.run("ingest", "-w", "w").status == 1)
    try program.write("w/rejected/a.csv", survey)
    #expect(try program.run("retry", "-w", "w", "nergens.csv").status == 1)
    let run = try program.run("retry", "-w", "w", "--json")
    #expect(run.status == 1)
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(summary["added"] as? Int == 1 && summary["rejected"] as? Int == 1)
    #expect(program.names(in: "w/done") == ["a.csv"])
    #expect(program.names(in: "w/rejected") == ["b.csv", "b.csv.reason.txt"])
  }

  @Test func `a file whose name is one letter is taken as any other`() throws {
    try program.write("w/inbox/a", survey)
    let run = try program.run("ingest", "-w", "w")
    #expect(run.status == 0, "\(run.complaints)")
    #expect(program.names(in: "w/done") == ["a"])
  }

  @Test func `reanalyze says what it read, and has nothing to do twice`() throws {
    try program.write("w/inbox/a.csv", survey)
    _ = try program.run("ingest", "-w", "w")
    #expect(try program.run("reanalyze", "-w", "w").output.contains("with these lexicons"))
    #expect(try program.run("reanalyze", "-w", "w", "--all").output == "1 items read anew.\n")
    #expect(try program.run("status", "-w", "w", "--check").status == 0)
  }

  @Test func `every file and folder of a workspace is its owner's only`() throws {
    try program.write("buiten/map/a.csv", survey)
    try program.write("buiten/leeg.csv", "")
    _ = try program.run("ingest", "-w", "w", "buiten")
    _ = try program.run("report", "-w", "w", "2026-W46")
    let all = try FileManager.default.subpathsOfDirectory(atPath: program.folder.path + "/w")
    #expect(all.contains("done/buiten/map/a.csv") && all.contains(".voc/key"))
    for name in all {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: program.folder.path + "/w/" + name)
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      #expect(
        (attributes[.posixPermissions] as? NSNumber)?.intValue == (isFolder ? 0o700 : 0o600),
        "\(name)")
    }
  }

  @Test(arguments: ["missing", "file"])
  func `an inbox that is no folder is named, and nothing is lost`(kind: String) throws {
    let inbox = program.folder.path + "/w/inbox"
    try FileManager.default.removeItem(atPath: inbox)
    if kind == "file" { try program.write("w/inbox", "x") }
    let run = try program.run("ingest", "-w", "w")
    #expect(run.status == 2 && run.complaints.contains("w/inbox: the inbox cannot be read"))
    #expect(FileManager.default.fileExists(atPath: inbox) == (kind == "file"))
  }

  @Test func `a file that was mended is not counted as rejected any more`() throws {
    try program.write("w/inbox/a.csv", "")
    #expect(try program.run("ingest", "-w", "w").status == 1)
    #expect(try program.run("retry", "-w", "w").status == 1)
    let status = try program.run("status", "-w", "w")
    #expect(status.lines.count { $0.hasPrefix("rejected") } == 1)
    try program.write("w/rejected/a.csv", survey)
    #expect(try program.run("retry", "-w", "w").status == 0)
    #expect(!(try program.run("status", "-w", "w").output.contains("rejected")))
  }

  @Test(.enabled(if: ReadOnlyFolder.isPossible))
  func `status answers where nothing can be written`() throws {
    try program.write("w/inbox/a.csv", survey)
    _ = try program.run("ingest", "-w", "w")
    let folder = program.folder.path + "/w"
    let before = try program.run("status", "-w", "w").output
    let readOnly = try ReadOnlyFolder(folder)
    defer { readOnly.release() }
    let run = try program.run("status", "-w", "w", "--check")
    #expect(run.status == 0 && run.output.hasPrefix(before), "\(run.complaints)")
    #expect(try program.run("search", "-w", "w", "--count", "laat").status == 0)
  }

  @Test func `a large folder has one line in the summary`() throws {
    for number in 0..<30 {
      try program.write(
        "w/inbox/levering/\(number).csv",
        "Respons-ID;NPS (0-10);Toelichting\nR\(number);3;De levering was te laat.\n")
    }
    let run = try program.run("ingest", "-w", "w")
    #expect(run.lines.count == 2)
    #expect(run.lines[0].hasPrefix("levering/ (30 files)") && run.lines[0].hasSuffix(" 30 items"))
  }

  @Test func `watch takes files as they come, leaves others the workspace, and ends when asked`()
    throws
  {
    let done = try FolderEvents(program.folder.path + "/w/done")
    let watch = try Background(program, ["watch", "-w", "w"])
    #expect(watch.nextComplaint()?.hasPrefix("Watching ") == true)
    for (index, name) in ["a.csv", "map/b.csv"].enumerated() {
      let text = survey.replacing("R1", with: "R\(index)")
      try program.write("klaar.csv", text)
      let target = program.folder.path + "/w/inbox/" + name
      try FileManager.default.createDirectory(
        atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try FileManager.default.moveItem(
        atPath: program.folder.path + "/klaar.csv", toPath: target)
      #expect(done.next() == String(name.prefix { $0 != "/" }))
    }
    // The workspace is free between files.
    #expect(try program.run("ingest", "-w", "w", "--wait").status == 0)
    #expect(watch.end() == 0)
    #expect(program.names(in: "w/done") == ["a.csv", "map/b.csv"])
    #expect(watch.output.components(separatedBy: "1 items added").count == 3)
  }
}

/// What `voc watch` makes of settings that change while it runs.
@Suite struct WatchSettingsTests {
  private let program = Program()

  @Test func `changed settings count from the next file on, and a mistake in them changes nothing`()
    throws
  {
    #expect(try program.run("init", "w").status == 0)
    let done = try FolderEvents(program.folder.path + "/w/done")
    let watch = try Background(program, ["watch", "-w", "w"])
    #expect(watch.nextComplaint()?.hasPrefix("Watching ") == true)
    try settings("folders: {balie: {channel: inperson}}\n")
    #expect(watch.nextComplaint()?.contains("The settings have changed") == true)
    try settings("folders: {balie: {channel: brief}}\n")
    #expect(watch.nextComplaint()?.contains("the settings from before stay") == true)
    try program.write(
      "klaar/balie/a.csv", "Respons-ID;NPS (0-10);Toelichting\nR1;3;De levering was te laat.\n")
    try FileManager.default.moveItem(
      atPath: program.folder.path + "/klaar/balie", toPath: program.folder.path + "/w/inbox/balie")
    #expect(done.next() == "balie")
    #expect(watch.end() == 0)
    #expect(try program.run("search", "-w", "w", "--count", "channel:inperson").status == 2)
    try settings("")
    #expect(try program.run("search", "-w", "w", "--count", "channel:inperson").lines == ["1"])
  }

  /// Puts the settings in their place at once.
  private func settings(_ text: String) throws {
    try program.write("voc.yaml", text)
    let path = program.folder.path
    #expect(rename(path + "/voc.yaml", path + "/w/voc.yaml") == 0)
  }
}

/// A run of the program that goes on beside the test.
private final class Background {
  private let process = Process()
  private let (output_, complaints) = (Pipe(), Pipe())
  private(set) var output = ""

  init(_ program: Program, _ arguments: [String]) throws {
    process.executableURL = URL(fileURLWithPath: Program.executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: program.folder.path)
    process.environment = ["PATH": "/usr/bin:/bin", "TERM": "dumb"]
    process.standardOutput = output_
    process.standardError = complaints
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  /// Waits for a piece of what is said on standard error.
  func nextComplaint() -> String? {
    let bytes = complaints.fileHandleForReading.availableData
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// Asks it to end, as the system does, and waits for it.
  func end() -> Int32 {
    process.terminate()
    output = String(
      decoding: output_.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// What comes into a folder, as inotify(7) tells it.
private struct FolderEvents: ~Copyable {
  private let descriptor: Int32

  private struct Refused: Error {}

  init(_ folder: String) throws {
    descriptor = inotify_init1(Int32(IN_CLOEXEC))
    guard inotify_add_watch(descriptor, folder, UInt32(IN_MOVED_TO | IN_CREATE)) >= 0 else {
      throw Refused()
    }
  }

  deinit { close(descriptor) }

  /// The name of the next that comes; nil where nothing does for a minute.
  func next() -> String? {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, 60_000) == 1 else { return nil }
    var event = [UInt8](repeating: 0, count: 4096)
    guard read(descriptor, &event, event.count) > 16 else { return nil }
    return String(decoding: event[16...].prefix { $0 != 0 }, as: UTF8.self)
  }
}
