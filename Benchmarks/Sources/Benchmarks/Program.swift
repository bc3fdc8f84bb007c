import Foundation

/// A peer's program, run to its end.
struct Program {
  let output: String

  /// Runs `arguments`, the first of which is found on the path.
  ///
  /// - Throws: ``ProgramError`` where it fails.
  static func run(_ arguments: [String]) throws -> Program {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ProgramError(arguments: arguments) }
    return Program(output: output)
  }

  /// The last word of the output as a number; 0 where it is none.
  var lastNumber: Double {
    output.split(whereSeparator: \.isWhitespace).last.flatMap { Double($0) } ?? 0
  }
}

/// A peer's program that could not do its work.
struct ProgramError: Error, CustomStringConvertible {
  let arguments: [String]

  var description: String {
    "\(arguments.joined(separator: " ")) failed; Benchmarks/README.md says what it needs"
  }
}
