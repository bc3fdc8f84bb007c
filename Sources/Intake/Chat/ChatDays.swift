import Feedback

/// The day on which the messages of a transcript were said that state a time of day only: that of
/// the date above them, else that of the message before, and the next where the clock has gone past
/// midnight.
struct ChatDays {
  let clock: ChatClock
  /// What was stated last; nil where nothing told it yet.
  private var stated: CivilDate?
  /// The last message with a date of its own, whose day is worked out where it is asked for.
  private var dated: Timestamp?
  private var last: Timestamp?

  /// Who answers so much earlier answers on the next day, in seconds.
  private static let midnight: Int64 = 43_200

  init(clock: ChatClock, day: CivilDate? = nil) {
    self.clock = clock
    stated = day
  }

  /// The day of the next message that has none of its own; nil where nothing told it yet.
  var day: CivilDate? { dated.map { clock.zone.date(of: $0) } ?? stated }

  /// Goes on to a day that stands above messages.
  mutating func turn(to day: CivilDate) {
    (stated, dated, last) = (day, nil, nil)
  }

  /// The instant of the next message.
  mutating func instant(_ time: ChatMoment?) -> Timestamp? {
    guard let time else { return nil }
    if time.isDated {
      let at = time.instant(clock)
      dated = at ?? dated
      last = at ?? last
      return at
    }
    guard let today = day, var at = time.instant(clock, on: today) else { return nil }
    if let last, at.seconds < last.seconds - Self.midnight {
      let next = CivilDate(dayNumber: today.dayNumber + 1)
      if let later = time.instant(clock, on: next), later > at {
        (stated, dated, at) = (next, nil, later)
      }
    }
    last = at
    return at
  }
}
