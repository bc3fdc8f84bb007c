/// A line of a plain transcript, such as `Sanne (10:32): Goedemiddag`, `[10:32:05] Sanne:
/// Goedemiddag`, `2026-11-02 10:32 - Sanne: Goedemiddag` or `Sanne: Goedemiddag`.
struct SpokenLine: Equatable {
  let speaker: String
  /// As it stands in the line; nil where the line has none.
  let time: String?
  let text: String

  /// Nil for a line that no one says.
  init?(_ line: String) {
    let line = ChatText.trimmed(line)
    guard let first = line.first else { return nil }
    if let (time, rest) = Self.leadingTime(line, first) {
      guard let (speaker, text) = Self.parted(rest) else { return nil }
      self.init(speaker: speaker, time: time, text: text)
    } else if let (name, time, text) = Self.bracketed(line) {
      self.init(speaker: name, time: time, text: text)
    } else if let (speaker, text) = Self.parted(line[...]) {
      self.init(speaker: speaker, time: nil, text: text)
    } else {
      return nil
    }
  }

  private init?(speaker: String, time: String?, text: some StringProtocol) {
    let speaker = ChatText.trimmed(speaker)
    guard Self.isName(speaker) else { return nil }
    self.speaker = speaker
    self.time = time
    self.text = ChatText.trimmed(String(text))
  }

  /// Whether a text can be the name of a speaker: short, and no sentence.
  static func isName(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 60, !text.contains("\n"), !text.contains("://"),
      text.contains(where: \.isLetter), !text.hasSuffix("http"), !text.hasSuffix("https")
    else { return false }
    // "Dhr. Pot" has a full stop, and so has a sentence, which is longer.
    return text.split(separator: " ").count <= (text.contains(". ") ? 4 : 6)
  }

  /// Whether a value can be a speaker: a name, or a number that someone has, such as a phone's.
  static func isSpeaker(_ text: String) -> Bool {
    if isName(text) { return true }
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
    return (4...20).contains(digits) && text.utf8.count <= 24
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-() ".utf8.contains($0) }
  }

  /// `[10:32] `, `(10:32) `, `10:32 `, `02-11-2026 10:32 - ` before the name.
  private static func leadingTime(
    _ line: String, _ first: Character
  ) -> (time: String, rest: Substring)? {
    if first == "[" || first == "(" {
      let close: Character = first == "[" ? "]" : ")"
      guard let end = line.prefix(48).firstIndex(of: close) else { return nil }
      let time = String(line[line.index(after: line.startIndex)..<end])
      guard ChatClock.isTime(time) else { return nil }
      return (time, line[line.index(after: end)...])
    }
    guard first.isNumber else { return nil }
    return bareTime(line)
  }

  /// The longest beginning that is a time, up to a dash or a blank.
  private static func bareTime(_ line: String) -> (time: String, rest: Substring)? {
    var best: (time: String, rest: Substring)?
    for at in line.prefix(40).indices where line[at] == " " || line[at] == "\t" {
      let time = String(line[..<at])
      let isDash = time.hasSuffix("-") || time.hasSuffix("–")
      if !isDash, ChatClock.isTime(time) { best = (time, line[at...]) }
    }
    guard var found = best else { return nil }
    found.rest = found.rest.drop { " \t-–|:".contains($0) }
    return found
  }

  /// `Name (10:32): text`, `Name [10:32] text`, `Name 10:32: text`.
  private static func bracketed(_ line: String) -> (String, String, Substring)? {
    guard let open = line.prefix(80).firstIndex(where: { $0 == "(" || $0 == "[" }),
      let close = line[open...].prefix(48).firstIndex(of: line[open] == "(" ? ")" : "]")
    else { return nil }
    let time = String(line[line.index(after: open)..<close])
    guard ChatClock.isTime(time) else { return nil }
    let rest = line[line.index(after: close)...].drop { " :-–".contains($0) }
    return (String(line[..<open]), time, rest)
  }

  /// `Name: text`; the colon must be followed by a blank or the end.
  private static func parted(_ line: Substring) -> (String, Substring)? {
    guard let colon = line.prefix(80).firstIndex(of: ":") else { return nil }
    let rest = line[line.index(after: colon)...]
    guard rest.isEmpty || rest.first?.isWhitespace == true else { return nil }
    return (String(line[..<colon]), rest)
  }
}
