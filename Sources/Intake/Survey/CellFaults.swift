import Feedback

/// Ratings that are not on their scale and dates that are none, counted by column: one rejection for
/// each, so that a wrong scale does not give a message a row. The cells are kept as they stood.
struct CellFaults {
  private var byColumn: [Int: (count: Int, line: Int)] = [:]

  /// The unread columns of the row at hand.
  private(set) var ofRow: [Int] = []

  mutating func beginRow() { ofRow.removeAll(keepingCapacity: true) }

  mutating func note(column: Int, line: Int) {
    byColumn[column, default: (0, line)].count += 1
    ofRow.append(column)
  }

  func rejections(plan: SurveyPlan, file: String) -> [Rejection] {
    byColumn.sorted { $0.key < $1.key }.map { column, fault in
      let what = plan.columns[column]
      let values = fault.count == 1 ? "a value" : "\(fault.count) values from here on"
      let aim = what.scale.map { "on \($0.range)" } ?? "as a date"
      return Rejection(
        file: file, line: fault.line,
        reason: "\(values) in column \(SurveyPlan.quoted(what.name)) cannot be read \(aim)",
        advice:
          "the answers are kept without; correct them, or give the column its role in voc.yaml")
    }
  }
}
