import ArgumentParser
import Glibc

/// Parses, runs, and turns what went wrong into the exit codes of the contract: 0 done; 1 done, but
/// nothing found or some input rejected; 2 failed; 64 wrong usage. A closed pipe is success.
@main
enum Main {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try Voc.parseAsRoot()
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
      if Voc.exitCode(for: error) == .failure {
        Output.complain("voc: \(error)")
        exit(2)
      }
      Voc.exit(withError: error)
    }
  }
}
