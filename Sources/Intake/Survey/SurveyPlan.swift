import Feedback

/// How one survey export is read: every decision with its reason, made once from the beginning of
/// the file and the settings, and printed by `voc extract --explain`.
package struct SurveyPlan: Sendable {
  /// One column and its part.
  package struct Column: Sendable {
    /// The header as it stands, made unique.
    package var name: String
    /// What was asked: the question's text where the file has it, else the name.
    package var question: String
    package var role: ColumnRole
    package var reason: String
    /// Of a rating.
    package var scale: RatingScale?
    /// What a rating is about, where the survey asks the same of several touchpoints.
    package var touchpoint: Touchpoint?

    /// What `voc.yaml` says for it: `csat 1-5 levering`.
    var setting: String {
      let parts = [role.rawValue, scale?.setting, touchpoint?.rawValue]
      return parts.compactMap { $0 }.joined(separator: " ")
    }

    /// `csat 1–5 levering`
    var part: String {
      ([role.rawValue] + [scale?.range, touchpoint?.rawValue].compactMap { $0 })
        .joined(separator: " ")
    }
  }

  /// How the date column is to be read.
  struct Dates: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
      case calendar(SurveyDate.Order)
      /// Days since 1899-12-30, as spreadsheets count.
      case spreadsheet
      /// Seconds since 1970, or thousandths of them where they are too many.
      case unix
    }
    var kind: Kind
    var reason: String
    /// Whether any date has its day and month in an order that had to be decided.
    var isDecided = true
    /// Where the header says that its times were written; nil where it does not say.
    var zone: Zone?
  }

  /// Such as `csv.qualtrics`; `csv` where no tool is recognised.
  package var format: String
  package var columns: [Column]
  /// What the whole survey is about, where its ratings name one touchpoint.
  var touchpoint: Touchpoint?
  /// What ``FeedbackItem/collection`` is: the same for every export of the same survey.
  package var fingerprint: String
  /// The columns that ``fingerprint`` is made of; see ``SurveyFingerprint``.
  var asked: [Int] = []
  /// Whether the ids are named as those of responses, so that random ones need no collection.
  var hasOwnIDs = false
  /// Columns that hold points of a scale, and that nothing says more of: kept as they stand, with the
  /// line that would make each a rating.
  var doubts: [Warning.Line] = []
  /// Whether its rows say nothing, since no column is known for an answer or a rating and no tool's
  /// export has these columns.
  var isMute = false
  /// Things to settle in `voc.yaml`: what could not be decided, and what was assumed instead.
  package var warnings: [Warning]
  var dates: Dates?
  /// What filled cells past the header are; nil where most rows have them, as columns without names.
  var overflow: Overflow?
  /// The column of the date's time of day, where it has its own.
  var time: Int?
  /// Other dates of a response, such as when it was begun, for those without the date.
  var spareDates: [Int] = []
  var charsetName: String
  var dialectSummary: String
  /// The line of the header, from 1, and how many rows it has.
  var headerLine: Int
  var headerRows: Int
  /// The record with which the answers begin, counted from 0.
  var firstAnswer: Int
  /// How many answers the decisions rest on.
  var sampled: Int
  /// Headers that the settings name and the file does not have.
  var unusedSettings: [String] = []

  /// Cells that a row has more than the header: an answer that was cut at its commas.
  struct Overflow: Sendable, Equatable {
    /// Of the header.
    var width: Int
    /// The answer at the end of the row, to which they belong; nil where none stands there.
    var answer: Int?
    /// The delimiter, which was a mark of the answer.
    var joint: String
  }

  /// An undecided matter, and the lines for `voc.yaml` that settle it.
  package struct Warning: Sendable, Equatable {
    package var reason: String
    /// All that it takes: a warning of several columns is settled for all of them at once.
    package var lines: [Line]

    /// `"Cijfer levering": csat 1-10 levering`.
    package struct Line: Sendable, Equatable {
      package var column: String
      package var setting: String

      var text: String { "\(SurveyPlan.quoted(column)): \(setting)" }
    }
  }
}

extension SurveyPlan.Dates {
  var summary: String {
    switch kind {
    case .calendar(let order):
      (isDecided ? "\(order.rawValue) (\(reason))" : reason)
        + (zone.map { ", times of \($0.identifier)" } ?? "")
    case .spreadsheet: "day numbers of a spreadsheet"
    case .unix: "Unix time"
    }
  }

  /// The instant that a cell means; nil where it means none.
  func instant(_ cell: UnsafeBufferPointer<UInt8>, zone: Zone) -> Timestamp? {
    let zone = self.zone ?? zone
    switch kind {
    case .calendar(let order):
      if let date = SurveyDate(cell) { return date.instant(order: order, zone: zone) }
      // A cell that a spreadsheet did not show as a date: 2009 to 2064.
      guard let day = Self.number(cell), (40_000..<60_000).contains(day) else { return nil }
      return Self.instant(spreadsheetDay: day, zone)
    case .spreadsheet:
      guard let day = Self.number(cell), (1..<2_958_466).contains(day) else { return nil }
      return Self.instant(spreadsheetDay: day, zone)
    case .unix:
      guard let value = Self.number(cell), abs(value) < 1e14 else { return nil }
      return Timestamp(seconds: Int64((abs(value) > 1e11 ? value / 1000 : value).rounded(.down)))
    }
  }

  /// What a cell's date says, however it is written: its year, its two other numbers in size (a longer
  /// export may show that the other is the day), and its minutes; nil where it is none.
  func moment(_ cell: UnsafeBufferPointer<UInt8>, zone: Zone) -> [Int]? {
    if let date = SurveyDate(cell) {
      let minute = (date.secondOfDay ?? 0) / 60
      switch date.form {
      case .certain(let year, let month, let day):
        return [year, min(month, day), max(month, day), minute]
      case .open(let first, let second, let year, _):
        return [year, min(first, second), max(first, second), minute]
      }
    }
    guard let instant = instant(cell, zone: zone) else { return nil }
    let date = (self.zone ?? zone).date(of: instant)
    let start = (self.zone ?? zone).instant(of: date, secondOfDay: 0)
    let minute = Int(instant.seconds - start.seconds) / 60
    return [date.year, min(date.month, date.day), max(date.month, date.day), minute]
  }

  private static func instant(spreadsheetDay day: Double, _ zone: Zone) -> Timestamp {
    let whole = day.rounded(.down)
    let date = CivilDate(dayNumber: Int(whole) - 25_569)
    let second = min(86_399, Int(((day - whole) * 86_400).rounded()))
    return zone.instant(of: date, secondOfDay: second)
  }

  /// A decimal number; the comma counts as a point.
  static func number(_ cell: UnsafeBufferPointer<UInt8>) -> Double? {
    guard cell.count <= 20 else { return nil }
    return Double(String(decoding: cell.map { $0 == 0x2C ? 0x2E : $0 }, as: UTF8.self))
  }
}
