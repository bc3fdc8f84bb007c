/// A role as `voc.yaml` gives it, with a scale or an order of dates: `csat 1-10`, `date m/d`.
struct RoleSetting {
  let role: ColumnRole
  var scale: RatingScale?
  var order: SurveyDate.Order?

  /// Nil for a role that does not exist.
  init?(_ text: String) {
    let parts = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    guard let name = parts.first, let role = ColumnRole(rawValue: name) else { return nil }
    self.role = role
    guard parts.count > 1 else { return }
    order = SurveyDate.Order(rawValue: parts[1])
    let ends = parts[1].split(separator: "-").compactMap { Double($0) }
    if role.isRating, ends.count == 2, ends[0] < ends[1] {
      scale = RatingScale(lowest: ends[0], highest: ends[1], source: .settings)
    }
  }
}
