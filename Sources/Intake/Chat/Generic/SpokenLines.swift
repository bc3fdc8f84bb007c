import Feedback

/// A text as the lines of a transcript: who speaks stands before what is said, or above it.
struct SpokenLines: Sendable {
  /// How the lines say who speaks.
  enum Manner: Sendable {
    /// `Sanne (10:32): Goedemiddag`; what has a time and no speaker is the program's.
    case timed
    /// `Sanne 10:32` above what she says.
    case headed
    /// `Sanne: Goedemiddag`, all through, by people of whom one is known for an agent or a customer.
    case bare
  }

  /// How a file writes a time at the beginning of a line: each kind of character once.
  struct Style: Hashable, Sendable {
    private let signs: [UInt8]

    init(_ line: String, _ time: String) {
      let head = line.utf8.prefix(time.utf8.count + 1)
      signs = head.reduce(into: []) { signs, byte in
        let sign: UInt8 =
          switch byte {
          case 0x30...0x39: 0x30
          case 0x41...0x5A, 0x61...0x7A: 0x61
          default: byte
          }
        if signs.last != sign { signs.append(sign) }
      }
    }
  }

  enum Line: Sendable {
    case said(SpokenLine)
    /// A time, and what follows it: a line of the program, or whose words follow.
    case stamped(String, rest: String, line: String)
    /// How the chat was rated.
    case rated(String, time: String?)
    /// Who speaks next, and when.
    case headed(String, time: String)
    /// A time and nothing else.
    case time(String)
    /// A day and nothing else.
    case day(String)
    /// Dashes or the like, from edge to edge.
    case rule
    case other(String)

    init(_ text: String) {
      let line = ChatText.trimmed(text)
      if let spoken = SpokenLine(line) {
        self =
          Self.isRating(spoken)
          ? .rated("\(spoken.speaker): \(spoken.text)", time: spoken.time) : .said(spoken)
      } else if ChatClock.isTime(line) {
        self = .time(line)
      } else if let (time, rest) = SpokenLine.stamped(line) {
        self = .stamped(time, rest: ChatText.trimmed(String(rest)), line: line)
      } else if let (name, time) = SpokenLine.tailed(line), SpokenLine.isCapitalised(name) {
        self = .headed(name, time: time)
      } else if line.utf8.allSatisfy({ $0 < 0x30 || $0 == 0x3D || $0 == 0x5F || $0 == 0x7E }) {
        self = .rule
      } else if Self.isDay(line) {
        self = .day(line)
      } else {
        self = .other(text)
      }
    }

    /// `[10:05] Chat rating: 4` is said by nobody.
    private static func isRating(_ line: SpokenLine) -> Bool {
      line.text.utf8.count < 60 && RatingText.rating(line.speaker, line.text) != nil
    }

    /// Who speaks next, where the name stands above the time.
    func headed(by name: Line?) -> Line? {
      guard case .time(let time) = self, case .other(let words)? = name else { return nil }
      let name = ChatText.trimmed(words)
      return SpokenLine.isName(name.utf8) ? .headed(name, time: time) : nil
    }

    static func isDay(_ text: String) -> Bool {
      text.utf8.count < 48 && text.utf8.contains { (0x30...0x39).contains($0) }
        && TimeReading(text, order: .dayFirst).isDay
    }
  }

  let lines: [Line]
  let manner: Manner
  /// How many lines say who speaks.
  let found: Int
  /// How many lines from the first of them on are neither that nor a day, a rule or the program's.
  let others: Int
  let speakers: Set<String>

  /// Nil for anything that is not at least two such lines, a third of all lines or more, by few
  /// enough people.
  init?(_ text: String) {
    var lines: [Line] = []
    var styles: Set<Style> = []
    for text in text.split(whereSeparator: \.isNewline) {
      let line = Line(String(text))
      if case .said(let spoken) = line, let time = spoken.time {
        styles.insert(Style(ChatText.trimmed(String(text)), time))
      }
      if let head = line.headed(by: lines.last) {
        lines[lines.count - 1] = head
      } else {
        lines.append(line)
      }
    }
    for place in lines.indices {
      // What a customer says of a time at the beginning of a line is not the program's.
      if case .stamped(let time, _, let line) = lines[place], !styles.isEmpty,
        !styles.contains(Style(line, time))
      {
        lines[place] = .other(line)
      }
    }
    let timed = lines.compactMap(Self.timedSpeaker)
    let start = lines.firstIndex { Self.timedSpeaker($0) != nil } ?? lines.endIndex
    let others = lines[start...].count { line in
      switch line {
      case .said(let spoken): spoken.time == nil
      case .other: true
      case .stamped, .rated, .headed, .time, .day, .rule: false
      }
    }
    if let speakers = Self.few(timed), timed.count * 3 >= timed.count + others {
      (manner, found, self.others) = (.timed, timed.count, others)
      self.speakers = speakers
    } else if let heads = Self.heads(lines), let speakers = Self.few(heads) {
      (manner, found, self.others) = (.headed, heads.count, max(0, others - heads.count))
      self.speakers = speakers
    } else if let speakers = Self.bare(lines) {
      (manner, found, self.others) = (.bare, lines.count, 0)
      self.speakers = speakers
    } else {
      return nil
    }
    self.lines = lines
  }

  private static func timedSpeaker(_ line: Line) -> String? {
    if case .said(let spoken) = line, spoken.time != nil { spoken.speaker } else { nil }
  }

  /// Whether hardly a line is anything else.
  var isSure: Bool { manner == .timed && found * 5 >= (found + others) * 4 }

  /// The speakers, unless there are too few lines or too many people.
  private static func few(_ names: [String]) -> Set<String>? {
    areFew(names) ? Set(names) : nil
  }

  /// Whether as many speak as in a conversation of that many messages.
  static func areFew(_ names: [String]) -> Bool {
    names.count >= 2 && Set(names).count <= max(2, (names.count + 2) / 2)
  }

  /// Who speaks where each name and time stands above other words; nil where that is not so.
  private static func heads(_ lines: [Line]) -> [String]? {
    var names: [String] = []
    var isOpen = false
    if Self.standBelow(lines) { return nil }
    for line in lines {
      if let (name, _) = head(line) {
        // What the chat is called, and when it was, may stand above the first name.
        if isOpen, names.count == 1 { names = [] } else if isOpen { return nil }
        names.append(SpokenLine.named(name).name)
        isOpen = true
      } else if isOpen {
        isOpen = false
      }
    }
    return names.count >= 2 && names.count * 5 >= lines.count ? names : nil
  }

  /// Whether the names stand below what is said: words without any above begin the text, and a name
  /// ends it.
  private static func standBelow(_ lines: [Line]) -> Bool {
    let first = lines.first { line in
      switch line {
      case .day, .rule: false
      default: true
      }
    }
    guard case .other(let words)? = first, let last = lines.last, head(last) != nil else {
      return false
    }
    return ChatLexicon.standard.length(ofStart: ChatText.trimmed(words), .opening) == nil
  }

  static func head(_ line: Line) -> (name: String, time: String)? {
    switch line {
    case .headed(let name, let time): (name, time)
    case .stamped(let time, let rest, _)
    where SpokenLine.isName(rest.utf8) && SpokenLine.isCapitalised(SpokenLine.named(rest).name):
      (rest, time)
    default: nil
    }
  }

  /// Whether a line says that a chat begins, or ends: several may stand one after the other.
  private static func frames(_ line: Line) -> Bool {
    switch line {
    case .said(let spoken):
      ChatLexicon.standard.length(ofStart: spoken.speaker, .opening) != nil
    case .other(let words): ChatText.isNotice(words, under: nil)
    default: false
    }
  }

  /// The speakers of lines without times: below a form, each speaks twice at least, hardly a line is
  /// nobody's, and of one it is plain who that is.
  private static func bare(_ lines: [Line]) -> Set<String>? {
    let lines = lines.filter { !frames($0) }
    let said = lines.compactMap { line in
      if case .said(let spoken) = line { spoken } else { nil }
    }
    var counts: [String: Int] = [:]
    for line in said { counts[line.speaker, default: 0] += 1 }
    let form = said.prefix { counts[$0.speaker] == 1 }
    for line in form { counts[line.speaker] = nil }
    let isPlain =
      said.contains { line in
        line.role != nil || SpeakerRoles.role(ofName: line.speaker) != nil
          || ChatLexicon.standard.contains(ChatText.beginning(line.text), .agentPhrase)
      } || form.contains { counts[$0.text] != nil }
    guard isPlain, said.count >= 3 + form.count, said.count * 5 >= lines.count * 4,
      (2...6).contains(counts.count), counts.values.contains(where: { $0 > 1 }),
      form.count < 20, counts.values.count(where: { $0 == 1 }) <= 1
    else { return nil }
    return Set(counts.keys)
  }
}
