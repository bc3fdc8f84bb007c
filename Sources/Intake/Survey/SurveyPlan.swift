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
    /// Whether the header says that its times are UTC.
    var isUTC = false
  }

  /// Such as `csv.qualtrics`; `csv` where no tool is recognised.
  package var format: String
  package var columns: [Column]
  /// What ``FeedbackItem/collection`` is: the same for every export of the same survey.
  package var fingerprint: String
  /// Things to settle in `voc.yaml`: what could not be decided, and what was assumed instead.
  package var warnings: [Warning]
  var dates: Dates?
  var charsetName: String
  var dialectSummary: String
  /// The line of the header, from 1, and how many rows it has.
  var headerLine: Int
  var headerRows: Int
  /// The record with which the answers begin, counted from 0.
  var firstAnswer: Int
  /// How many answers the decisions rest on.
  var sampled: Int

  /// An undecided matter, and the lines for `voc.yaml` that settle it.
  package struct Warning: Sendable, Equatable {
    package var reason: String
    package var column: String
    package var setting: String
  }
}

extension SurveyPlan {
  /// The decisions as a table, and the lines to paste into `voc.yaml` to change them. Headers and
  /// numbers only: no answer is shown.
  package var explanation: String {
    var lines = [
      "format   \(format)",
      "charset  \(charsetName)",
      "dialect  \(dialectSummary)",
      "header   line \(headerLine), \(headerRows) row\(headerRows == 1 ? "" : "s")",
    ]
    if let dates { lines.append("dates    \(dates.summary)") }
    lines.append("decided on the first \(sampled) answers")
    lines.append("")
    let names = columns.map { Self.cut($0.name, to: 44) }
    let width = names.map(\.count).max() ?? 0
    let partWidth = columns.map(\.part.count).max() ?? 0
    for (name, column) in zip(names, columns) {
      let part = column.part
      let padding = String(repeating: " ", count: width - name.count)
      let gap = String(repeating: " ", count: partWidth - part.count)
      lines.append("  \(name)\(padding)  \(part)\(gap)  \(column.reason)")
    }
    for warning in warnings { lines.append("warning: \(warning.reason)") }
    return (lines + ["", "To change a decision, put its line into voc.yaml:", "", snippet])
      .joined(separator: "\n")
  }

  /// The settings that say what was decided, by header.
  package var snippet: String {
    let rows = columns.filter { $0.role != .other }.map { column in
      "    \(Self.quoted(column.name)): \(setting(of: column))"
    }
    return (["surveys:", "  columns:"] + rows).joined(separator: "\n")
  }

  private func setting(of column: Column) -> String {
    if column.role == .date, let dates, dates.isDecided, case .calendar(let order) = dates.kind {
      return "date \(order.rawValue)"
    }
    let scale = column.scale.map {
      "\(RatingScale.text($0.lowest))-\(RatingScale.text($0.highest))"
    }
    return ([column.role.rawValue] + [scale, column.touchpoint?.rawValue].compactMap { $0 })
      .joined(separator: " ")
  }

  /// A YAML double-quoted scalar.
  static func quoted(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  private static func cut(_ name: String, to length: Int) -> String {
    let line = name.split(whereSeparator: \.isNewline).joined(separator: " ")
    // The options of a question differ at their ends.
    let end = length * 2 / 5
    return line.count <= length ? line : line.prefix(length - end - 1) + "…" + line.suffix(end)
  }
}

extension SurveyPlan.Dates {
  var summary: String {
    switch kind {
    case .calendar(let order):
      (isDecided ? "\(order.rawValue) (\(reason))" : reason) + (isUTC ? ", UTC" : "")
    case .spreadsheet: "day numbers of a spreadsheet"
    case .unix: "Unix time"
    }
  }

  /// The instant that a cell means; nil where it means none.
  func instant(_ cell: UnsafeBufferPointer<UInt8>, zone: Zone) -> Timestamp? {
    let zone = isUTC ? .utc : zone
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
