import Feedback

/// A text as lines with speakers and times; what stands before the first of them says the day.
struct SpokenLines: Sendable {
  let lines: [(text: String, spoken: SpokenLine?)]
  /// How many of them have a speaker and a time.
  let timed: Int

  /// Nil for anything that is not at least two lines of speakers with times, a third of all lines
  /// or more, by few enough people.
  init?(_ text: String) {
    lines = text.split(whereSeparator: \.isNewline).map { (String($0), SpokenLine(String($0))) }
    let said = lines.compactMap(\.spoken).filter { $0.time != nil }
    timed = said.count
    guard timed >= 2, timed * 3 >= lines.count,
      Set(said.map(\.speaker)).count <= max(2, timed / 2)
    else { return nil }
  }

  /// Whether hardly a line is anything else.
  var isSure: Bool { timed * 5 >= lines.count * 4 }

  /// A line without speaker or time goes on with what was said before.
  func transcript(_ clock: ChatClock) -> ChatTranscript {
    let clock = clock.settled(by: lines.lazy.compactMap { $0.spoken?.time })
    var transcript = ChatTranscript()
    var day: CivilDate?
    for (line, spoken) in lines {
      if let spoken, let time = spoken.time {
        let at = clock.instant(time, on: day)
        transcript.say(spoken.text, by: spoken.speaker, at: at)
        day = at.map { clock.zone.date(of: $0) } ?? day
      } else if !transcript.utterances.isEmpty {
        transcript.utterances[transcript.utterances.count - 1].text += "\n" + line
      } else {
        day = day ?? clock.date(line)
      }
    }
    return transcript
  }
}
