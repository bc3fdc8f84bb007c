import ArgumentParser

@main
struct Voc: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "voc")
}
