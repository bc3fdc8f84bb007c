/// What a person typed behind `voc search`, as the parser of options takes it and gives it back.
///
/// A minus leaves a word out, and must not be taken for options: `-wachten` is no `-w achten`. A word
/// that begins so gets a space before it, which no option has, and loses it again here.
enum TypedQuery {
  /// The command line with the words of a search made safe.
  static func shielded(_ arguments: [String]) -> [String] {
    guard arguments.first == "search" else { return arguments }
    var shielded: [String] = []
    var isValue = false
    for (place, argument) in arguments.enumerated() {
      if argument == "--" { return shielded + arguments[place...] }
      shielded.append(!isValue && isExclusion(argument) ? " " + argument : argument)
      isValue = options.contains(argument)
    }
    return shielded
  }

  /// The words as they were typed, in one text.
  static func text(of words: [String]) -> String {
    var words = words
    if let end = words.firstIndex(of: "--") { words.remove(at: end) }
    return words.map { $0.hasPrefix(" -") ? String($0.dropFirst()) : $0 }.joined(separator: " ")
  }

  /// Words that look like an option that there is none of; behind `--` all is meant to be sought.
  static func unknownOptions(in words: [String]) -> [String] {
    words.prefix { $0 != "--" }.filter { word in
      word.hasPrefix("--") && word.dropFirst(2).first?.isLetter ?? false
    }
  }

  /// Options whose value is the next argument.
  private static let options: Set<String> = [
    "-w", "--workspace", "--by", "--sort", "--limit", "--offset", "--save", "--saved", "--unsave",
  ]

  /// One minus with something behind it that is not an option: those are `-w` and `-h`.
  private static func isExclusion(_ argument: String) -> Bool {
    argument.hasPrefix("-") && !argument.hasPrefix("--") && argument.utf8.count > 1
      && !["-w", "-h"].contains(argument) && !argument.hasPrefix("-w=")
  }
}
