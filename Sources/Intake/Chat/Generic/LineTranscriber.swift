import Feedback

/// Makes transcripts of lines. Several stand one after the other where each begins with a line such
/// as "Chat started".
struct LineTranscriber {
  private let source: SpokenLines
  private let clock: ChatClock
  private var done: [ChatTranscript] = []
  private var current = ChatTranscript()
  private var days: ChatDays
  /// Who speaks in the lines that follow, where names stand above what is said.
  private var head: (speaker: String, role: FeedbackItem.Role?, at: Timestamp?)?
  /// Whether a line without speaker goes on with what was said before.
  private var isOpen = false
  /// The header of a mail stands above, in which the transcript was sent.
  private let isMailed: Bool

  static func transcripts(of lines: SpokenLines, _ clock: ChatClock) -> [ChatTranscript] {
    var transcriber = LineTranscriber(lines, clock)
    for line in lines.lines { transcriber.read(line) }
    transcriber.finish()
    return transcriber.done
  }

  private init(_ source: SpokenLines, _ clock: ChatClock) {
    self.source = source
    self.clock = clock.settled(
      by: source.lines.lazy.compactMap { line in
        switch line {
        case .said(let spoken): spoken.time
        case .stamped(let time, _, _), .headed(_, let time), .time(let time): time
        case .day(let day): day
        case .rated(_, let time): time
        case .rule, .other: nil
        }
      })
    days = ChatDays(clock: self.clock)
    isMailed =
      source.lines.prefix(40).count { line in
        if case .said(let spoken) = line, spoken.time == nil {
          LabelledValue.isMailLabel(spoken.speaker)
        } else {
          false
        }
      } > 2
  }

  private mutating func read(_ line: SpokenLines.Line) {
    if source.manner == .headed, let (name, time) = SpokenLines.head(line) {
      let (speaker, role) = SpokenLine.named(name)
      head = (speaker, role, days.instant(ChatMoment(time)))
      isOpen = false
      return
    }
    switch line {
    case .said(let spoken): say(spoken)
    case .stamped(let time, let rest, _): tell(rest, at: days.instant(ChatMoment(time)))
    case .rated(let words, let time): rate(words, at: days.instant(time.flatMap { ChatMoment($0) }))
    case .headed(let name, let time): goOn(with: "\(name) \(time)")
    case .time(let time): _ = days.instant(ChatMoment(time))
    case .day(let text): turn(to: text)
    case .rule: isOpen = false
    case .other(let text): read(text)
    }
  }

  private mutating func say(_ line: SpokenLine) {
    let isSpeaker = source.manner != .headed && source.speakers.contains(line.speaker)
    guard line.time != nil || isSpeaker else { return readLabel(line) }
    let at = days.instant(line.time.flatMap { ChatMoment($0) })
    if ChatText.isNotice(line.text, under: line.speaker) {
      tell(line.text, by: line.speaker, at: at)
    } else {
      current.say(line.text, by: line.speaker, at: at, role: line.role)
      isOpen = true
    }
  }

  private mutating func tell(_ text: String, by name: String? = nil, at time: Timestamp?) {
    current.note(text, by: name, at: time)
    isOpen = false
  }

  /// A rating is the program's, unless it stands above what was said, in a form.
  private mutating func rate(_ words: String, at time: Timestamp?) {
    if current.utterances.isEmpty, let line = SpokenLine(words) {
      readLabel(line)
    } else {
      tell(words, at: time)
    }
  }

  /// `Afdeling: Facturen` above the messages; below them it is part of what is said.
  private mutating func readLabel(_ line: SpokenLine) {
    let words = "\(line.speaker): \(line.text)"
    if begins(line.speaker) {
      begin()
      take(dayOf: line.text)
      if source.manner == .bare, ChatClock.isDated(line.text) == true {
        current.started = clock.instant(line.text)
      }
    } else if ChatText.isNotice(words, under: nil) {
      return tell(words, at: nil)
    } else if isOpen || head != nil {
      return goOn(with: words)
    }
    if isMailed, LabelledValue.isMailLabel(line.speaker) {
      take(dayOf: line.text)
    } else {
      TranscriptFacts.note(line.speaker, line.text, clock, into: &current)
    }
    let started = current.started.map { clock.zone.date(of: $0) } ?? current.day
    if let started, current.utterances.isEmpty { days.turn(to: started) }
    if !current.utterances.isEmpty { tell(words, at: nil) }
    isOpen = false
  }

  private mutating func turn(to text: String) {
    if let day = TimeReading(text, order: clock.order).date(near: days.day) { days.turn(to: day) }
    isOpen = false
  }

  /// A line that nobody is named for.
  private mutating func read(_ text: String) {
    if begins(text) {
      begin()
      take(dayOf: text)
    } else if isTold(text) {
      tell(text, at: nil)
    } else if head == nil, current.utterances.isEmpty {
      take(dayOf: text)
    } else {
      goOn(with: text)
    }
  }

  private mutating func take(dayOf text: String) {
    guard let day = clock.date(text) else { return }
    days.turn(to: day)
    if current.utterances.isEmpty, TimeReading(text, order: clock.order).isPlainDate {
      current.day = current.day ?? day
    }
  }

  private func begins(_ text: String) -> Bool {
    ChatLexicon.standard.length(ofStart: ChatText.trimmed(text), .opening) != nil
  }

  /// Whether a line is the program's: it says so, or tells of a speaker by name.
  private func isTold(_ text: String) -> Bool {
    let line = ChatText.trimmed(text)
    return line.hasPrefix("***")
      || source.speakers.contains { ChatText.isNotice(line, under: $0) }
  }

  private mutating func goOn(with text: String) {
    if let head {
      self.head = nil
      current.say(text, by: head.speaker, at: head.at, role: head.role)
      isOpen = true
    } else if isOpen, !current.utterances.isEmpty {
      current.utterances[current.utterances.count - 1].text += "\n" + text
    }
  }

  /// Ends a transcript in which someone spoke.
  private mutating func begin() {
    guard current.utterances.contains(where: { $0.role != .system }) else { return }
    finish()
    current = ChatTranscript()
    days = ChatDays(clock: clock)
    (head, isOpen) = (nil, false)
  }

  private mutating func finish() {
    if !current.utterances.isEmpty { done.append(current) }
  }
}
