import ArgumentParser
import Glibc

/// Parses, runs, and turns what went wrong into the exit codes of the contract: 0 done; 1 done, but
/// nothing found or some input rejected; 2 failed; 64 wrong usage. A closed pipe is success.
@main
enum Main {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      let arguments = TypedQuery.shielded(Array(CommandLine.arguments.dropFirst()))
      var command = try Voc.command(in: arguments)
      try command.run()
      Output.flush()
    } catch {
      Output.flush()
      leave(with: error)
    }
  }

  private static func leave(with error: any Error) -> Never {
    switch error {
    case let code as ExitCode: exit(code.rawValue)
    case let mistake as ValidationError:
      Output.complain("voc: \(mistake.message)")
      exit(64)
    case is CleanExit: Voc.exit(withError: error)
    default:
      let code = Voc.exitCode(for: error)
      if code == .failure {
        Output.complain("voc: \(error)")
        exit(2)
      }
      if code.isSuccess { Voc.exit(withError: error) }
      // What was typed is repeated here.
      for line in Voc.fullMessage(for: error).split(separator: "\n").prefix(longest) {
        Output.complain(line.count > longest ? line.prefix(longest) + "…" : String(line))
      }
      exit(code.rawValue)
    }
  }

  /// Of a message about wrong usage: lines, and characters of a line.
  private static let longest = 300
}
