/// Text in columns of a terminal.
///
/// Widths count a column per character, which holds for the names and numbers of a report.
enum TerminalText {
  static let width = 80

  /// Cut or padded to `columns`, control characters taken out.
  static func fitted(_ text: String, to columns: Int) -> String {
    let clean = Array(visible(text))
    if clean.count > columns { return String(clean.prefix(max(0, columns - 2))) + "… " }
    return String(clean) + String(repeating: " ", count: columns - clean.count)
  }

  static func right(_ text: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - text.count)) + text
  }

  /// Without control characters and without marks that turn the direction of what follows.
  static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          !($0.value < 0x20 || (0x7F...0x9F).contains($0.value)
            || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
            || $0.value == 0x200E || $0.value == 0x200F)
        }))
  }

  /// Broken at spaces into lines of at most ``width`` columns; a longer word is cut.
  static func wrapped(_ text: String, indent: String = "") -> [String] {
    let room = width - indent.count
    var lines: [String] = []
    var line = ""
    for word in visible(text).split(separator: " ") {
      let word = word.count > room ? String(word.prefix(room - 1)) + "…" : String(word)
      if !line.isEmpty, line.count + 1 + word.count > room {
        lines.append(indent + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [indent + line]
  }
}
