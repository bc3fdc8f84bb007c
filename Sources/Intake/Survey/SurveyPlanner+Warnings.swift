import Feedback

// What could not be decided, with the lines for `voc.yaml` that decide it.
extension SurveyPlanner {
  /// Whether any column holds what items are made of.
  private var saysSomething: Bool {
    columns.contains { $0.role.isRating || [.answer, .promise].contains($0.role) }
  }

  /// The columns that nobody knows by name, and that hold nothing but points of a scale: each with
  /// the line that would make it a rating.
  mutating func findDoubts() {
    let names = TouchpointNames(context.touchpointNames)
    for index in columns.indices
    where columns[index].role == .other && weights[index] == 0 && profiles[index].filled > 1
      && profiles[index].looksRated
    {
      guard columns[index].reason != RoleProposal.isKnown, let scale = scale(index) else {
        continue
      }
      var rated = columns[index]
      rated.role = isLikeNPS(index, scale) ? .nps : .csat
      rated.scale = scale
      rated.touchpoint = names.touchpoint(of: header.columns[index], isItem: false)
      doubts.append(SurveyPlan.Warning.Line(column: rated.name, setting: rated.setting))
    }
    warn(
      losers.map { SurveyPlan.Warning.Line(column: columns[$0].name, setting: "other") },
      "\(losers.count == 1 ? "gives" : "give") way to a better rating of the whole; kept as it stands"
    )
    let what = doubts.count == 1 ? "looks like a rating" : "look like ratings"
    warn(doubts, "\(what), and nothing says of what; kept as it stands")
  }

  /// Whether whole numbers from 0 to 10 are most likely an NPS, where the file has none.
  private func isLikeNPS(_ index: Int, _ scale: RatingScale) -> Bool {
    let profile = profiles[index]
    return scale.lowest == 0 && scale.highest == 10 && profile.wholeNumbers == profile.numbers
      && !columns.contains { $0.role == .nps }
  }

  mutating func warn(_ column: SurveyPlan.Column, _ reason: String, setting: String) {
    warn([SurveyPlan.Warning.Line(column: column.name, setting: setting)], reason)
  }

  /// Warns of several columns at once.
  mutating func warn(_ lines: [SurveyPlan.Warning.Line], _ reason: String) {
    guard let first = lines.first else { return }
    let more = lines.count == 1 ? "" : " and \(lines.count - 1) more"
    warnings.append(
      SurveyPlan.Warning(
        reason: "column \(SurveyPlan.quoted(first.column))\(more): \(reason)", lines: lines))
  }

  /// A file in which nothing is an answer or a rating has lost its header, or asks in words that
  /// the lexicons do not have.
  mutating func warnOfNothing() {
    let filled = columns.indices.filter { columns[$0].role == .other && profiles[$0].filled > 0 }
    guard !saysSomething,
      let wordiest = filled.max(by: { profiles[$0].meanWords < profiles[$1].meanWords })
    else { return }
    // A tool's export is a survey, be it one of choices only.
    isMute = tool == nil
    warn(
      columns[wordiest],
      "neither it nor another is known for an answer or a rating, and no row says anything; the"
        + " first line must name the columns",
      setting: "answer")
  }
}
