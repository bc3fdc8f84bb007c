import Feedback

// Parts that only one column can have, and ratings that only their values and neighbours tell apart.
extension SurveyPlanner {
  /// Gives each part that only one column can have to the heaviest, the first where two weigh the
  /// same.
  mutating func settleSingles() {
    var best: [SurveyPart: Int] = [:]
    for index in columns.indices where !columns[index].role.isShared {
      let role = columns[index].role
      let part = SurveyPart(role: role, touchpoint: columns[index].touchpoint)
      // Several satisfactions with one touchpoint are averaged.
      if part.touchpoint != nil, role != .nps { continue }
      if isWeakScore(index) { continue }
      guard let other = best[part] else {
        best[part] = index
        continue
      }
      let loser = isBetter(index, than: other) ? other : index
      best[part] = loser == other ? index : other
      give(loser, away: role)
    }
  }

  /// Makes room for another column that is the better `role`.
  private mutating func give(_ loser: Int, away role: ColumnRole) {
    columns[loser].role = .other
    columns[loser].reason = "another column is the better \(role.rawValue)"
    columns[loser].scale = nil
    if role == .date, weights[loser] >= 45, evidence[loser].dates > 0 {
      spareDates.append(loser)
      spareDates.sort { (weights[$1], $0) < (weights[$0], $1) }
    }
    if role.isRating, profiles[loser].looksRated { losers.append(loser) }
  }

  /// Whether a column is a rating by a word in its name or by its values only; several of them are
  /// the statements of a battery.
  private func isWeakScore(_ index: Int) -> Bool {
    columns[index].role == .score && weights[index] < 60
  }

  /// The heavier, unless it is empty; between two that weigh the same, the fuller one by far.
  private func isBetter(_ index: Int, than other: Int) -> Bool {
    let (isFilled, isOtherFilled) = (profiles[index].filled > 0, profiles[other].filled > 0)
    if isFilled != isOtherFilled, max(weights[index], weights[other]) < 1000 { return isFilled }
    if weights[index] != weights[other] { return weights[index] > weights[other] }
    return profiles[other].filled * 2 < profiles[index].filled
  }

  /// A rating that is only called "score" is an NPS where its values can be nothing else, or where
  /// the file says that it is about NPS; otherwise it is satisfaction.
  mutating func settleScores() {
    let statements = Set(columns.indices.filter { isWeakScore($0) })
    let hasWhole = columns.contains { $0.role == .csat && $0.touchpoint == nil }
    let scores = columns.indices.filter { columns[$0].role == .score }
    let stated = statedKind
    if scores.isEmpty { return settleResponses(as: stated) }
    for index in scores {
      if statements.count > 1, statements.contains(index), stated == nil {
        settleStatement(index, besideWhole: hasWhole)
      } else {
        settleScore(index, as: stated)
      }
    }
  }

  /// Responses in words of a scale are the rating that the file says all its answers are, where it has
  /// no other.
  private mutating func settleResponses(as stated: ColumnRole?) {
    guard let stated, !columns.contains(where: { $0.role == stated }),
      let index = columns.indices.first(where: {
        columns[$0].role == .answer && profiles[$0].isWordScale
      })
    else { return }
    columns[index].role = stated
    columns[index].reason = "another column says that all answers are \(stated.rawValue)"
  }

  /// One of several scores: of its touchpoint, or averaged with the others unless the survey asks for
  /// the satisfaction with the whole.
  private mutating func settleStatement(_ index: Int, besideWhole hasWhole: Bool) {
    if hasWhole, columns[index].touchpoint == nil { return give(index, away: .csat) }
    columns[index].role = .csat
    columns[index].reason += ", and says no more of it"
  }

  /// - Parameter stated: what the file says that all its answers are.
  private mutating func settleScore(_ index: Int, as stated: ColumnRole?) {
    let profile = profiles[index]
    let touchpoint = columns[index].touchpoint
    // What is asked of one touchpoint is satisfaction with it.
    let isTaken =
      touchpoint != nil || self.touchpoint != nil
      || columns.contains { $0.role == .nps && $0.touchpoint == nil }
    let fits =
      profile.numbers > 0 && profile.levels == 0 && profile.wholes.isEmpty
      && profile.wholeNumbers == profile.numbers && profile.lowest >= 0 && profile.highest <= 10
    if let kind = stated,
      !columns.contains(where: { $0.role == kind && $0.touchpoint == touchpoint })
    {
      columns[index].role = kind
      columns[index].reason = "another column says that all answers are \(kind.rawValue)"
    } else if !isTaken, fits, profile.lowest == 0, profile.highest > 5 {
      columns[index].role = .nps
      columns[index].reason = "whole numbers from 0 to \(RatingScale.text(profile.highest))"
    } else if !isTaken, fits || profile.filled == 0, speaksOfNPS {
      columns[index].role = .nps
      columns[index].reason = "the file speaks of NPS"
    } else if touchpoint == nil,
      columns.contains(where: { $0.role == .csat && $0.touchpoint == nil })
    {
      give(index, away: .csat)
    } else {
      columns[index].role = .csat
      columns[index].reason = "a rating that its name says no more of"
    }
  }

  /// The kind of rating that a column such as `Survey type` names for all rows.
  private var statedKind: ColumnRole? {
    let words = profiles.compactMap(\.onlyValue).map(folded)
    return [ColumnRole.nps, .ces, .csat].first { words.contains($0.rawValue) }
  }

  private var speaksOfNPS: Bool {
    let file = context.file.split(separator: "/").last.map(String.init) ?? ""
    let isNamed = file.lowercased().contains("nps")
    let tools: Set<String> = ["delighted", "retently", "promoter-io"]
    return isNamed || tools.contains(tool ?? "")
      || header.columns.contains { folded($0.name).hasWords("nps*") }
  }

  /// "How was your experience?" is satisfaction, unless the survey asks for expectations too.
  /// Importance is an expectation only beside a performance.
  mutating func settleExperience() {
    if !columns.contains(where: { $0.role == .experience }) {
      for index in columns.indices where columns[index].role == .expectation && weights[index] < 60
      {
        columns[index].role = .other
        columns[index].reason = "asks for importance, and no column for the performance"
      }
    }
    guard !columns.contains(where: { $0.role == .expectation }) else { return }
    for index in columns.indices where columns[index].role == .experience && weights[index] < 90 {
      let isTaken =
        columns[index].touchpoint == nil
        && columns.contains { $0.role == .csat && $0.touchpoint == nil }
      columns[index].role = isTaken ? .other : .csat
      columns[index].reason =
        isTaken
        ? "another column is the better csat"
        : "asks for the experience, and no column for the expectation"
    }
  }
}

/// A part that only one column can have: a role, of the whole or of one touchpoint.
private struct SurveyPart: Hashable {
  let role: ColumnRole
  let touchpoint: Touchpoint?
}
