import Glibc

/// A program, run to its end.
struct Program {
  let output: String
  let cost: Cost

  /// Runs `arguments`, the first of which is found on the path. What it says on standard
  /// error is not shown.
  ///
  /// - Parameter endings: The exit codes of a run that did its work; voc ends with 1 where it found
  ///   nothing.
  /// - Throws: ``ProgramError`` where it ends otherwise.
  static func run(_ arguments: [String], endings: Set<CInt> = [0]) throws -> Program {
    var output = ""
    var usage = rusage()
    var status: CInt = 0
    let time = try Seconds.ofWall {
      let (process, end) = try start(arguments)
      output = read(end)
      wait4(process, &status, 0, &usage)
    }
    guard status & 0x7F == 0, endings.contains(status >> 8) else {
      throw ProgramError(arguments: arguments, status: status)
    }
    return Program(
      output: output, cost: Cost(time: time, peakMemory: Int(usage.ru_maxrss) * 1024))
  }

  /// The last word of the output as a number; 0 where it is none.
  var lastNumber: Double {
    output.split(whereSeparator: \.isWhitespace).last.flatMap { Double($0) } ?? 0
  }

  /// - Returns: the process, and the end of a pipe that its output comes out of.
  private static func start(_ arguments: [String]) throws -> (pid_t, CInt) {
    var ends: [CInt] = [0, 0]
    guard pipe(&ends) == 0 else { throw ProgramError(arguments: arguments) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    for end in ends { posix_spawn_file_actions_addclose(&actions, end) }
    let words = arguments.map { strdup($0) }
    defer { for word in words { free(word) } }
    var process = pid_t()
    let code = posix_spawnp(&process, arguments[0], &actions, nil, words + [nil], environ)
    close(ends[1])
    guard code == 0 else {
      close(ends[0])
      throw ProgramError(arguments: arguments)
    }
    return (process, ends[0])
  }

  private static func read(_ end: CInt) -> String {
    defer { close(end) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(end, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}

/// A program that could not do its work.
struct ProgramError: Error, CustomStringConvertible {
  let arguments: [String]
  /// As `wait` gives it; nil of a program that could not be started.
  var status: CInt?

  var description: String {
    "\(arguments.joined(separator: " ")) failed (\(status ?? -1)); Benchmarks/README.md says what it needs, and run by"
      + " hand it says why"
  }
}
