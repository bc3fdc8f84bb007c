import Feedback

/// A role as `voc.yaml` gives it, with a scale, an order of dates or a touchpoint: `csat 1-10`,
/// `date m/d`, `csat 1-5 levering`.
struct RoleSetting {
  let role: ColumnRole
  var scale: RatingScale?
  var order: SurveyDate.Order?
  /// What a rating is about, by its id.
  var touchpoint: Touchpoint?

  /// Nil for a role that does not exist.
  init?(_ text: String) {
    let parts = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    guard let name = parts.first, let role = ColumnRole(rawValue: name) else { return nil }
    self.role = role
    for part in parts.dropFirst() { read(part) }
  }

  private mutating func read(_ part: String) {
    if let order = SurveyDate.Order(rawValue: part) {
      self.order = order
      return
    }
    let ends = part.split(separator: "-").compactMap { Double($0) }
    if ends.count == 2, ends[0] < ends[1] {
      if role.isRating {
        scale = RatingScale(lowest: ends[0], highest: ends[1], source: .settings)
      }
    } else if role.isRating {
      touchpoint = Touchpoint(rawValue: part)
    }
  }
}
