import Feedback

/// Ratings that are not on their scale and dates that are none, counted by column: one rejection for
/// each, so that a wrong scale does not give a message a row. The cells are kept as they stood.
struct CellFaults {
  /// The lines of the faults.
  private var byColumn: [Int: [Int]] = [:]

  /// The unread columns of the row at hand.
  private(set) var ofRow: [Int] = []

  mutating func beginRow() { ofRow.removeAll(keepingCapacity: true) }

  mutating func note(column: Int, line: Int) {
    byColumn[column, default: []].append(line)
    ofRow.append(column)
  }

  func rejections(plan: SurveyPlan, file: String) -> [Rejection] {
    byColumn.sorted { $0.key < $1.key }.map { column, lines in
      let what = plan.columns[column]
      let values = lines.count == 1 ? "a value" : "\(lines.count) values from here on"
      let aim = what.scale.map { "on \($0.range)" } ?? "as a date"
      var rejection = Rejection(
        file: file, line: lines.first,
        reason: "\(values) in column \(SurveyPlan.quoted(what.name)) cannot be read \(aim)",
        advice:
          "the answers are kept without; correct them, or give the column its role in voc.yaml")
      rejection.otherLines = Array(lines.dropFirst())
      return rejection
    }
  }
}
