import Feedback

extension SurveyPlanner {
  /// Finds the scale of every rating; warns of those that nothing decides.
  mutating func settleScales() {
    for index in columns.indices where columns[index].role.isRating && columns[index].scale == nil {
      columns[index].scale = columns[index].role == .nps ? npsScale(index) : scale(index)
      settleDirection(index)
    }
    shareScales()
    for index in columns.indices where columns[index].role.isRating {
      guard let scale = columns[index].scale else { continue }
      columns[index].reason += "; scale: \(scale.source.rawValue)"
    }
    warnOfScales()
  }

  /// Which end is the good one, as the words of the ends say.
  private mutating func settleDirection(_ index: Int) {
    guard var scale = columns[index].scale else { return }
    scale.direction = RatingScale.Direction(profiles[index].labels) ?? scale.direction
    let low = RatingScale.text(scale.lowest)
    if scale.direction == .down { columns[index].reason += "; \(low) is the best of its words" }
    // Effort that is asked as ease after all; else high is hard, as the role says.
    if columns[index].role == .cesEffort {
      if scale.direction == .up { columns[index].role = .ces }
      scale.direction = nil
    }
    if scale.direction == .up { scale.direction = nil }
    columns[index].scale = scale
  }

  /// Warns of assumed scales, once for all columns of a role that have the same.
  private mutating func warnOfScales() {
    let assumed = columns.filter { $0.role.isRating && $0.scale?.source == .assumed }
    var told: Set<String> = []
    for column in assumed {
      guard let range = column.scale?.setting, told.insert("\(column.role) \(range)").inserted
      else { continue }
      let alike = assumed.filter { $0.role == column.role && $0.scale?.setting == range }
      let whose = alike.count == 1 ? "its scale" : "their scale"
      warn(
        alike.map { SurveyPlan.Warning.Line(column: $0.name, setting: $0.setting) },
        "\(whose) cannot be told from the file, and \(range) is assumed")
    }
  }

  /// The 0–10 of the definition, or the words that some surveys ask instead.
  private func npsScale(_ index: Int) -> RatingScale {
    let profile = profiles[index]
    return profile.levels > profile.numbers
      ? RatingScale(strengths: profile.strengths) : .nps
  }

  func scale(_ index: Int) -> RatingScale? {
    let profile = profiles[index]
    if profile.levels > profile.numbers { return RatingScale(strengths: profile.strengths) }
    let texts = [header.columns[index].name, columns[index].question]
    if let scale = texts.compactMap({ RatingScale(question: $0) }).first,
      profile.numbers == 0 || profile.highest <= scale.highest
    {
      return scale
    }
    if let whole = profile.wholes.max() {
      return RatingScale(lowest: whole == 100 ? 0 : 1, highest: whole, source: .values)
    }
    guard profile.numbers > 0 else { return nil }
    return RatingScale(
      lowestSeen: profile.lowest, highestSeen: profile.highest, answers: profile.numbers)
  }

  /// Expectations and experiences are asked on one scale: what shows more of it decides for all.
  private mutating func shareScales() {
    let group = columns.indices.filter {
      [.expectation, .experience].contains(columns[$0].role)
        && [.values, .assumed].contains(columns[$0].scale?.source)
    }
    let seen = group.map { profiles[$0] }.filter { $0.numbers > 0 }
    guard let lowest = seen.map(\.lowest).min(), let highest = seen.map(\.highest).max(),
      let scale = RatingScale(
        lowestSeen: lowest, highestSeen: highest, answers: seen.map(\.numbers).reduce(0, +))
    else { return }
    for index in group {
      let direction = columns[index].scale?.direction
      columns[index].scale = scale
      columns[index].scale?.direction = direction
    }
  }

  mutating func settleDates() {
    guard let index = columns.firstIndex(where: { $0.role == .date }) else { return }
    time = timeColumn(beside: index)
    let isUTC = folded(header.columns[index].name).hasWords("utc")
    let zone = isUTC ? .utc : header.columns[index].zone.flatMap(Self.zone)
    if evidence[index].dates == 0, profiles[index].filled > 0 {
      dates = SurveyPlan.Dates(
        kind: profiles[index].numbers > 0 ? .spreadsheet : .unix, reason: "numbers",
        zone: zone)
      return
    }
    var all = evidence[index]
    for other in columns.indices where other != index { all.add(evidence[other]) }
    var decision = all.decision()
    if let order = orders[index] { decision = (order, "the settings say so", false) }
    dates = SurveyPlan.Dates(
      kind: .calendar(decision.order), reason: decision.reason,
      isDecided: evidence[index].open > 0 || orders[index] != nil, zone: zone)
    if evidence[index].unknownZones > 0, weights[index] < 1000 {
      warn(
        columns[index],
        "its times name a zone that voc does not know; they are taken for times of"
          + " \((zone ?? context.zone).identifier)", setting: columns[index].role.rawValue)
    }
    if decision.isAssumed {
      warn(
        columns[index], "day and month cannot be told apart, and d/m is assumed",
        setting: "date d/m")
    }
  }

  /// The column of the times of day that belong to dates without one: known by its name for a date, and
  /// it holds times only.
  private mutating func timeColumn(beside date: Int) -> Int? {
    guard evidence[date].timed == 0 else { return nil }
    let found = columns.indices.first { index in
      index != date && columns[index].role == .other
        && RoleProposal.namedRole(header.columns[index]) == .date
        && profiles[index].times > 0 && profiles[index].times * 10 >= profiles[index].filled * 9
    }
    if let found { columns[found].reason = "the time of day of the date" }
    return found
  }

  /// Qualtrics writes `Z` for UTC.
  private static func zone(_ name: String) -> Zone? {
    name == "Z" ? .utc : Zone(identifier: name)
  }
}
