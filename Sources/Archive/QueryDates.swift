import Feedback

/// Reads the days, weeks and ages that people type.
struct QueryDates: Sendable {
  let now: Timestamp
  let zone: Zone

  /// From the first day of what `text` names up to, not including, the day after its last: a day
  /// (`2026-11-02`), month (`2026-11`), year (`2026`), ISO week (`2026-W46`, `W46`), `today`,
  /// `yesterday`, a day of the week, which is the last that was (`monday`), or an age (`3d`, `2w`,
  /// `6m`, `1y`, `2 weken`), which is one day. Nil for anything else.
  func days(_ text: String) -> Range<CivilDate>? {
    let text = text.lowercased()
    if let day = CivilDate(iso: text) { return day..<day.advanced(by: 1) }
    if let week = week(text) { return week.monday..<week.sunday.advanced(by: 1) }
    if let day = age(text) ?? named(text) { return day..<day.advanced(by: 1) }
    return yearOrMonth(text)
  }

  /// `2026-W46`, `W46` or `46` of the year that is nearest in the past, `this` or `last` week.
  func week(_ text: String) -> Week? {
    let text = text.lowercased()
    let current = Week(containing: now, in: zone)
    switch text {
    case "this", "deze", "now", "nu": return current
    case "last", "vorige": return current.advanced(by: -1)
    default: break
    }
    if let week = Week(text) { return week }
    let digits = text.hasPrefix("w") ? String(text.dropFirst()) : text
    guard digits.utf8.count <= 2, let number = Int(digits), number > 0 else { return nil }
    let name = "W" + (number < 10 ? "0" : "") + String(number)
    let candidates = [current.year, current.year - 1].compactMap { Week("\($0)-\(name)") }
    return candidates.first { $0 <= current } ?? candidates.last
  }

  func start(of day: CivilDate) -> Timestamp { zone.instant(of: day) }

  private var today: CivilDate { zone.date(of: now) }

  private func named(_ text: String) -> CivilDate? {
    switch text {
    case "today", "vandaag": return today
    case "yesterday", "gisteren": return today.advanced(by: -1)
    default: break
    }
    guard let day = Self.weekdays.firstIndex(where: { $0.contains(text) }) else { return nil }
    let monday = Week(containing: now, in: zone).monday
    let date = monday.advanced(by: day)
    return date <= today ? date : date.advanced(by: -7)
  }

  private static let weekdays = [
    ["monday", "maandag"], ["tuesday", "dinsdag"], ["wednesday", "woensdag"],
    ["thursday", "donderdag"], ["friday", "vrijdag"], ["saturday", "zaterdag"],
    ["sunday", "zondag"],
  ]

  private func age(_ text: String) -> CivilDate? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    guard let count = Int(digits), (0...10_000).contains(count) else { return nil }
    switch unit {
    case "d", "day", "days", "dag", "dagen": return today.advanced(by: -count)
    case "w", "week", "weeks", "weken": return today.advanced(by: -7 * count)
    case "m", "month", "months", "maand", "maanden": return today.advanced(byMonths: -count)
    case "y", "j", "year", "years", "jaar", "jaren": return today.advanced(byMonths: -12 * count)
    default: return nil
    }
  }

  private func yearOrMonth(_ text: String) -> Range<CivilDate>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4, let year = Int(first) else { return nil }
    if parts.count == 1, let start = CivilDate(year: year, month: 1, day: 1) {
      return start..<start.advanced(byMonths: 12)
    }
    guard parts.count == 2, parts[1].utf8.count == 2, let month = Int(parts[1]),
      let start = CivilDate(year: year, month: month, day: 1)
    else { return nil }
    return start..<start.advanced(byMonths: 1)
  }
}

extension CivilDate {
  func advanced(by days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

  /// The same day of another month; the last of a month that is too short.
  func advanced(byMonths months: Int) -> CivilDate {
    let index = year * 12 + month - 1 + months
    let (year, month) = (max(1, index / 12), max(0, index % 12) + 1)
    for day in stride(from: day, through: 28, by: -1) {
      if let date = CivilDate(year: year, month: month, day: day) { return date }
    }
    return CivilDate(year: year, month: month, day: min(day, 28)) ?? self
  }
}
