import Feedback

/// What is to be said of a batch's rows, by the lines that it is said of: once each, however many rows
/// there are.
struct RowNotes {
  /// Rows that count or average the others.
  var summaries: [Int] = []
  /// Lines of text beside the table.
  var remarks: [Int] = []
  /// Responses without a date.
  var undated: [Int] = []
  /// Rows with filled cells past the header.
  var wide: [Int] = []

  func events(file: String) -> [IntakeEvent] {
    var events: [IntakeEvent] = []
    if !wide.isEmpty { events.append(.rejection(ofWide(file))) }
    if let line = undated.first { events.append(.notice(ofUndated(file, line))) }
    if let line = summaries.first { events.append(.notice(ofSummaries(file, line))) }
    if let line = remarks.first { events.append(.notice(ofRemarks(file, line))) }
    return events
  }

  private func ofWide(_ file: String) -> Rejection {
    let what = wide.count == 1 ? "the row has" : "\(wide.count) rows from here on have"
    var rejection = Rejection(
      file: file, line: wide.first, reason: "\(what) filled cells that no column names",
      advice: "the cells are kept as they stand; put quotes around a text with delimiters")
    rejection.otherLines = Array(wide.dropFirst())
    return rejection
  }

  private func ofUndated(_ file: String, _ line: Int) -> Rejection {
    let who =
      undated.count == 1 ? "the response has" : "\(undated.count) responses from here on have"
    return Rejection(
      file: file, line: line, reason: "\(who) no date, and no week of the report counts it",
      advice: "fill in the date, or give another column the role date in voc.yaml")
  }

  private func ofRemarks(_ file: String, _ line: Int) -> Rejection {
    let what = remarks.count == 1 ? "the row is" : "\(remarks.count) rows from here on are"
    return Rejection(
      file: file, line: line, reason: "\(what) text beside the table and no answer",
      advice: "nothing need be done")
  }

  private func ofSummaries(_ file: String, _ line: Int) -> Rejection {
    Rejection(
      file: file, line: line,
      reason: summaries.count == 1
        ? "the row counts or averages the answers and is none itself"
        : "\(summaries.count) rows from here on count or average the answers and are none themselves",
      advice: "nothing need be done")
  }
}
