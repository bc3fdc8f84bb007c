import ArgumentParser
import Glibc
import Pipeline

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the archive into one file, also while others read and write.",
    usage: "voc backup [<options>] <file>",
    discussion: """
      The copy is the archive as it is at one moment, whole and compact. It holds personal data: keep it \
      as safe as the workspace, and make a new one after voc forget. To go back, put it in place of \
      voc.sqlite; a copy of the whole workspace folder also has the originals and the key.

      Examples:
        voc backup ~/backup/feedback-2026-11-22.sqlite

      Exit status: 0 copied; 2 failed, such as where there is a file already.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Argument(help: ArgumentHelp("The file to make.", valueName: "file"))
  var file: String

  func validate() throws {
    guard !file.isEmpty else { throw ValidationError("name the file to make") }
  }

  func run() throws {
    let open = try options.opened()
    let mask = umask(0o077)
    defer { umask(mask) }
    try open.archive.backup(to: file)
    Output.line(file)
  }
}
