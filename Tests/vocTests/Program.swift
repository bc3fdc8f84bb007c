import Foundation

/// Runs the program that was built, in an empty folder of its own, as a person would.
struct Program {
  /// What a run left behind.
  struct Run {
    let output: String
    let complaints: String
    let status: Int32

    /// The lines of the output, the last empty one left out.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// The folder that runs start in; removed when the value goes.
  let folder = Folder()

  /// A folder of a test's own.
  final class Folder: Sendable {
    let path: String

    init() {
      path = NSTemporaryDirectory() + "voc-program-\(UUID().uuidString)"
      try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Runs `voc` with `arguments` and `input`, and waits for its end.
  func run(_ arguments: String..., input: String = "") throws -> Run {
    try run(arguments, input: input)
  }

  /// As above, with the arguments in an array.
  func run(_ arguments: [String], input: String = "") throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["PATH": "/usr/bin:/bin", "TERM": "dumb", "TMPDIR": folder.path + "/"]
    // Files, not pipes: neither side waits for the other however much is written.
    let (output, complaints) = (try file("stdout"), try file("stderr"))
    try Data(input.utf8).write(to: URL(fileURLWithPath: folder.path + "/stdin"))
    process.standardInput = FileHandle(forReadingAtPath: folder.path + "/stdin")
    process.standardOutput = output
    process.standardError = complaints
    try process.run()
    process.waitUntilExit()
    return Run(
      output: try read("stdout"), complaints: try read("stderr"), status: process.terminationStatus)
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let path = folder.path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func read(_ name: String) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name)), as: UTF8.self)
  }

  /// The names below a folder, files only.
  func names(in place: String) -> [String] {
    let root = folder.path + "/" + place
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return all.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  private func file(_ name: String) throws -> FileHandle {
    let path = folder.path + "/" + name
    try Data().write(to: URL(fileURLWithPath: path))
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  /// `voc` beside the tests' own program.
  static let executable: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent + "/voc"
  }()
}

/// The project's folder, for what lies beside the sources.
enum Project {
  static let root: String = {
    let here = #filePath as NSString
    return ["vocTests", "Tests", ""].reduce(here as String) { path, _ in
      (path as NSString).deletingLastPathComponent
    }
  }()

  /// The files below a folder of the project, by name.
  static func names(in folder: String) -> [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)) ?? []
    return all.filter { !$0.contains("__pycache__") }.sorted()
  }

  static func text(of path: String) throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }
}
