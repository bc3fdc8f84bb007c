import Feedback

/// A date, perhaps with a time of day, as a survey tool wrote it, before it is known whether day or
/// month comes first.
struct SurveyDate: Equatable {
  /// How the three numbers of a date stand.
  enum Form: Equatable {
    /// Year, month, day, or a month by its name: nothing to decide.
    case certain(year: Int, month: Int, day: Int)
    /// Two numbers and a year, parted by a mark: `3-4-2026` and `3/4/26`.
    case open(first: Int, second: Int, year: Int, mark: UInt8)
  }

  /// Which of two numbers is the day.
  enum Order: String, Sendable {
    case dayFirst = "d/m"
    case monthFirst = "m/d"
  }

  let form: Form
  /// Nil where only a day is given.
  var secondOfDay: Int?
  /// Seconds east of UTC, where the cell says it.
  var offset: Int?
  /// Whether the time is on a twelve-hour clock, as Americans write it.
  var isTwelveHour = false
  /// Whether it names a zone that `Lexicons/survey/values.tsv` has not.
  var hasUnknownZone = false

  /// The instant on the clocks of `zone`, unless the cell has an offset of its own. Where the day
  /// that `order` gives does not exist, the other order is taken, since files mix them.
  func instant(order: Order, zone: Zone) -> Timestamp? {
    guard let date = date(order: order) else { return nil }
    let second = secondOfDay ?? 0
    if let offset {
      return Timestamp(seconds: Timestamp(utc: date, secondOfDay: second).seconds - Int64(offset))
    }
    return zone.instant(of: date, secondOfDay: second)
  }

  func date(order: Order) -> CivilDate? {
    switch form {
    case .certain(let year, let month, let day):
      return CivilDate(year: year, month: month, day: day)
    case .open(let first, let second, let year, _):
      let dayFirst = CivilDate(year: year, month: second, day: first)
      let monthFirst = CivilDate(year: year, month: first, day: second)
      return order == .dayFirst ? dayFirst ?? monthFirst : monthFirst ?? dayFirst
    }
  }

  /// Reads a whole cell; nil where it is no date.
  init?(_ cell: String) {
    var cell = cell
    let read = cell.withUTF8 { SurveyDate($0) }
    guard let read else { return nil }
    self = read
  }

  /// Reads a whole cell in UTF-8; nil where it is no date.
  init?(_ cell: UnsafeBufferPointer<UInt8>) {
    guard (6...64).contains(cell.count) else { return nil }
    if let plain = PlainDate.read(cell) {
      self = plain
      return
    }
    var cursor = DateCursor(bytes: cell)
    guard let form = cursor.date() else { return nil }
    self.form = form
    guard cursor.time() else { return nil }
    secondOfDay = cursor.secondOfDay
    offset = cursor.offset
    isTwelveHour = cursor.isTwelveHour
    hasUnknownZone = cursor.hasUnknownZone
    guard cursor.isAtEnd, exists else { return nil }
  }

  /// - Parameter form: of a date that may not exist.
  init?(_ form: Form, secondOfDay: Int?, offset: Int?) {
    self.form = form
    self.secondOfDay = secondOfDay
    self.offset = offset
    if !exists { return nil }
  }

  private var exists: Bool { date(order: .dayFirst) != nil }
}
