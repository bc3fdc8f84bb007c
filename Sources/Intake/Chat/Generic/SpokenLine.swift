import Feedback

/// A line of a plain transcript, such as `Sanne (10:32): Goedemiddag`, `[10:32:05] Sanne:
/// Goedemiddag`, `2026-11-02 10:32 - Sanne: Goedemiddag`, `10:32 <Sanne> Goedemiddag` or `Sanne:
/// Goedemiddag`.
struct SpokenLine: Equatable {
  let speaker: String
  /// As it stands in the line; nil where the line has none.
  let time: String?
  let text: String
  /// What stands in brackets beside the name, as in `[agent] Sanne`.
  let role: FeedbackItem.Role?

  /// Nil for a line that no one says.
  init?(_ line: String) {
    var bytes = line
    guard bytes.withUTF8({ Self.hasMark($0) }) else { return nil }
    let line = ChatText.trimmed(line)
    if let (time, rest) = Self.stamped(line) {
      guard
        let (speaker, text) = Self.quoted(rest) ?? Self.parted(rest)
          ?? Self.tabbed(rest, behind: time)
      else {
        return nil
      }
      self.init(speaker: speaker, time: time, text: text)
    } else if let (name, time, text) = Self.bracketed(line) {
      self.init(speaker: name, time: time, text: text)
    } else if let (name, time, text) = Self.trailed(line) {
      self.init(speaker: name, time: time, text: text)
    } else if let (speaker, text) = Self.quoted(line[...]) ?? Self.parted(line[...]) {
      self.init(speaker: speaker, time: nil, text: text)
    } else {
      return nil
    }
  }

  /// Whether someone else speaks in a later line of `text`, so that it holds several messages.
  static func isTimed(inLinesAfterFirst text: String) -> Bool {
    guard text.utf8.contains(0x0A) else { return false }
    return text.split(separator: "\n").dropFirst().prefix(100)
      .contains { SpokenLine(String($0))?.time != nil }
  }

  /// Whether a colon or a bracket stands where a name would end.
  static func hasMark(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.prefix(400).contains { $0 == 0x3A || $0 == 0x28 || $0 == 0x5B || $0 == 0x3C }
  }

  private init?(speaker: String, time: String?, text: some StringProtocol) {
    let (speaker, role) = Self.named(speaker)
    guard Self.isName(speaker.utf8) else { return nil }
    self.speaker = speaker
    self.role = role
    self.time = time
    self.text = ChatText.trimmed(String(text))
  }

  /// A name without the asterisks or underscores that set it in bold or italics.
  private static func bare(_ name: String) -> String {
    guard let first = name.utf8.first, first == 0x2A || first == 0x5F else { return name }
    let rest = name.utf8.drop { $0 == first }
    let end = rest.lastIndex { $0 != first }
    return end.map { String(name[rest.startIndex...$0]) } ?? name
  }

  /// A name without what stands around it: `[agent] Sanne`, `Sanne (klant)`, `Sanne zegt`. Brackets
  /// that name no role are part of the name.
  static func named(_ words: String) -> (name: String, role: FeedbackItem.Role?) {
    var name = bare(ChatText.trimmed(words))
    var role: FeedbackItem.Role?
    let bytes = name.utf8
    if let first = bytes.first, first == 0x5B || first == 0x28,
      let end = bytes.firstIndex(of: first == 0x5B ? 0x5D : 0x29)
    {
      role = SpeakerRoles.role(ofWords: String(name[..<end]))
      let rest = ChatText.trimmed(String(name[bytes.index(after: end)...]))
      if role != nil, !rest.isEmpty { name = rest }
    } else if let last = bytes.last, last == 0x5D || last == 0x29,
      let start = bytes.lastIndex(of: last == 0x5D ? 0x5B : 0x28), start > bytes.startIndex
    {
      role = SpeakerRoles.role(ofWords: String(name[start...]))
      if role != nil { name = ChatText.trimmed(String(name[..<start])) }
    }
    for space in name.utf8.indices.reversed() where name.utf8[space] == 0x20 {
      let words = name[name.utf8.index(after: space)...].lowercased()
      guard words.utf8.count <= 40 else { break }
      if ChatLexicon.standard.isWord(words, .says) {
        return (ChatText.trimmed(String(name[..<space])), role)
      }
    }
    return (name, role)
  }

  /// Whether a text can be the name of a speaker: short, and no sentence.
  static func isName(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    guard !text.isEmpty, text.count <= 60 else { return false }
    var words = 1
    var hasLetter = false
    var hasStop = false
    var previous: UInt8 = 0
    for byte in text {
      switch byte {
      case 0x0A: return false
      case UInt8(ascii: " "):
        if previous != byte { words += 1 }
        if previous == UInt8(ascii: ".") { hasStop = true }
      case UInt8(ascii: "/") where previous == byte: return false
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
        hasLetter = true
      default: break
      }
      previous = byte
    }
    // "Dhr. Pot" has a full stop, and so has a sentence, which is longer.
    guard hasLetter, words <= (hasStop ? 4 : 6) else { return false }
    return !isScheme(text)
  }

  /// What stands before the colon of an address is no name.
  private static func isScheme(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    guard let last = text.last, last == 0x70 || last == 0x73 else { return false }
    return text.suffix(4).elementsEqual("http".utf8) || text.suffix(5).elementsEqual("https".utf8)
  }

  /// Whether each word of a text begins as words of names do, with a capital or as a particle: "Ik
  /// wacht tot" is no name, nor is what stands before a time in a sentence.
  static func isCapitalised(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return words.count == 1
      || words.allSatisfy { word in
        word.first.map { !$0.isLowercase } ?? false
          || ChatLexicon.standard.isNamePart(word.lowercased())
          || ChatLexicon.standard.isWord(word.lowercased(), .joint)
      }
  }

  /// Whether a value can be a speaker: a name, or a number that someone has, such as a phone's.
  ///
  /// - Parameter fewest: how many digits such a number has at least.
  static func isSpeaker(_ text: UnsafeBufferPointer<UInt8>, fewest: Int = 4) -> Bool {
    if isName(text) { return true }
    let digits = text.count { (0x30...0x39).contains($0) }
    return (fewest...20).contains(digits) && text.count <= 24
      && text.allSatisfy { (0x30...0x39).contains($0) || "+-() ".utf8.contains($0) }
  }

  /// `[10:32] `, `(10:32) `, `10:32 `, `02-11-2026 10:32 - ` before the rest of a line.
  static func stamped(_ line: String) -> (time: String, rest: Substring)? {
    guard let first = line.first else { return nil }
    if first == "[" || first == "(" {
      let close: Character = first == "[" ? "]" : ")"
      guard let end = line.prefix(48).firstIndex(of: close) else { return nil }
      let time = String(line[line.index(after: line.startIndex)..<end])
      guard ChatClock.isTime(time) else { return nil }
      return (time, line[line.index(after: end)...].drop { " \t-–|:".contains($0) })
    }
    guard first.isNumber else { return nil }
    return bareTime(line)
  }

  /// The longest beginning that is a time, up to a dash or a blank. It ends in a number or in a word
  /// such as "pm" or "UTC": "Jan" and "Mei" are names too.
  private static func bareTime(_ line: String) -> (time: String, rest: Substring)? {
    var best: (time: String, rest: Substring)?
    let bytes = line.utf8
    let head = bytes.prefix(48)
    guard
      let mark = head.firstIndex(where: { $0 == 0x3A || $0 | 0x20 == 0x75 || $0 | 0x20 == 0x68 })
    else { return nil }
    for at in head[mark...].indices where bytes[at] == 0x20 || bytes[at] == 0x09 {
      let time = line[..<at]
      if endsTime(time), ChatClock.isTime(String(time)) { best = (String(time), line[at...]) }
    }
    guard var found = best else { return nil }
    found.rest = found.rest.drop { " \t-–—|:•·".contains($0) }
    return found
  }

  private static func endsTime(_ time: Substring) -> Bool {
    guard let last = time.utf8.last else { return false }
    if (0x30...0x39).contains(last) || last == 0x2E { return true }
    let word = time.utf8.reversed().prefix { (0x61...0x7A).contains($0 | 0x20) }
    return ChatLexicon.standard.endsTime(
      String(decoding: word.reversed(), as: UTF8.self).lowercased())
  }

  /// A time behind a name has no more words.
  private static let longestTail = 6

  /// `Sanne de Wit 10:32`, `Sanne — vandaag om 10:32`, `Sanne (support), 10:32`: nothing but who and
  /// when, above what was said.
  static func tailed(_ line: String) -> (speaker: String, time: String)? {
    let bytes = line.utf8
    guard bytes.count < 100, bytes.suffix(16).contains(0x3A) else { return nil }
    let blanks = bytes.indices.filter { bytes[$0] == 0x20 || bytes[$0] == 0x09 }
    for at in blanks.suffix(longestTail) {
      let time = line[bytes.index(after: at)...].drop { " \t-–—|•·,([".contains($0) }
      let bare = time.hasSuffix(")") || time.hasSuffix("]") ? time.dropLast() : time
      guard ChatClock.isTime(String(bare)) else { continue }
      let name = line[..<at].reversed().drop { " \t-–—|•·,([".contains($0) }.reversed()
      let speaker = String(name)
      return isName(speaker.utf8) ? (speaker, String(bare)) : nil
    }
    return nil
  }

  /// Who and when at the beginning of what a screen reader says of a message: `Bot at 08:00`,
  /// `Sanne, 2 november 2026 10:32, Goedemiddag`.
  static func labelled(_ label: String) -> (speaker: String, time: String)? {
    if let found = tailed(label) { return found }
    let parts = label.split(separator: ",", maxSplits: 5)
    guard parts.count > 1, isName(parts[0].utf8) else { return nil }
    for end in (1..<min(parts.count, 4)).reversed() {
      let time = parts[1...end].joined(separator: ",")
      if ChatClock.isTime(time) { return (ChatText.trimmed(String(parts[0])), time) }
    }
    return nil
  }

  /// `Name 10:32: text`, `Name 02-11-2026 10:32:05: text`, with or without seconds.
  private static func trailed(_ line: String) -> (String, String, Substring)? {
    let bytes = line.utf8
    guard
      let end = bytes.prefix(100).indices.last(where: { at in
        bytes[at] == 0x3A && bytes.index(after: at) < bytes.endIndex
          && bytes[bytes.index(after: at)] == 0x20 && at > bytes.startIndex
          && (0x30...0x39).contains(bytes[bytes.index(before: at)])
      })
    else { return nil }
    let head = line[..<end]
    guard let digit = head.utf8.firstIndex(where: { (0x30...0x39).contains($0) }),
      digit > head.startIndex, head.utf8[head.utf8.index(before: digit)] == 0x20
    else { return nil }
    let time = String(head[digit...])
    guard ChatClock.isTime(time) else { return nil }
    let name = head[..<digit].drop { $0 == " " }
    return (String(name), time, line[bytes.index(after: end)...])
  }

  /// A name has no more pairs of brackets before its time.
  private static let manyBrackets = 4

  /// `Name (10:32): text`, `Name [10:32] text`.
  private static func bracketed(_ line: String) -> (String, String, Substring)? {
    let bytes = line.utf8
    let opens = bytes.prefix(160).indices.lazy.filter { bytes[$0] == 0x28 || bytes[$0] == 0x5B }
    for open in opens.prefix(manyBrackets) {
      let end: UInt8 = bytes[open] == 0x28 ? 0x29 : 0x5D
      guard let close = bytes[open...].prefix(64).firstIndex(of: end) else { continue }
      let time = String(line[bytes.index(after: open)..<close])
      guard ChatClock.isTime(time) else { continue }
      let rest = line[bytes.index(after: close)...].drop { " :-–".contains($0) }
      return (String(line[..<open]), time, rest)
    }
    return nil
  }

  /// Who and when, or only who, in either order, with a colon or none behind it.
  static func head(_ line: String) -> (speaker: String, time: String?)? {
    let bare = line.hasSuffix(":") ? String(line.dropLast()) : line
    if let (time, rest) = stamped(bare) {
      let name = ChatText.trimmed(String(rest))
      return isName(name.utf8) ? (name, time) : nil
    }
    if let (name, time, _) = bracketed(bare) { return (name, time) }
    if let (name, time) = tailed(bare) { return (name, time) }
    return isName(bare.utf8) && !ChatClock.isTime(bare) ? (bare, nil) : nil
  }

  /// The same with a time, or as a screen reader says it.
  static func whoAndWhen(_ words: String) -> (speaker: String, time: String)? {
    if let found = labelled(words) { return found }
    guard let found = head(words), let time = found.time else { return nil }
    return (found.speaker, time)
  }

  /// `<Name> text`, as on IRC.
  private static func quoted(_ line: Substring) -> (String, Substring)? {
    let bytes = line.utf8
    guard bytes.first == 0x3C, let end = bytes.prefix(64).firstIndex(of: 0x3E) else { return nil }
    return (
      String(line[bytes.index(after: bytes.startIndex)..<end]), line[bytes.index(after: end)...]
    )
  }

  /// `Name`, a tab, and the text, behind a time of day and another tab: a row with its date is one of
  /// some table.
  private static func tabbed(_ line: Substring, behind time: String) -> (String, Substring)? {
    guard ChatClock.isDated(time) == false else { return nil }
    let line = line.drop { $0 == "\t" || $0 == " " }
    guard let tab = line.utf8.prefix(80).firstIndex(of: 0x09) else { return nil }
    return (String(line[..<tab]), line[line.utf8.index(after: tab)...])
  }

  /// `Name: text`; the colon must be followed by a blank or the end.
  private static func parted(_ line: Substring) -> (String, Substring)? {
    let bytes = line.utf8
    guard let colon = bytes.prefix(160).firstIndex(of: 0x3A) else { return nil }
    let rest = line[bytes.index(after: colon)...]
    guard rest.isEmpty || rest.first?.isWhitespace == true else { return nil }
    return (String(line[..<colon]), rest)
  }
}
