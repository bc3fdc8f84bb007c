import Bytes
import Feedback

/// A role as `voc.yaml` gives it, with a scale, an order of dates or a touchpoint: `csat 1-10`,
/// `date m/d`, `csat 1-5 levering`; `csat 5-1` where 1 is best.
struct RoleSetting {
  let role: ColumnRole
  private(set) var scale: RatingScale?
  private(set) var order: SurveyDate.Order?
  /// What a rating is about, by its id.
  private(set) var touchpoint: Touchpoint?

  /// A word of a setting that means nothing there, and the nearest that would.
  struct Unknown: Error, Equatable {
    let word: String
    let nearest: String?
  }

  /// - Parameter touchpoints: those that there are.
  /// - Throws: ``Unknown`` for a word that is no role, scale, order or touchpoint.
  init(_ text: String, touchpoints: Set<Touchpoint>) throws(Unknown) {
    let parts = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    let name = parts.first ?? ""
    guard let role = ColumnRole(rawValue: name) else {
      throw Unknown(
        word: name, nearest: NearestName.of(name, in: ColumnRole.allCases.map(\.rawValue)))
    }
    self.role = role
    for part in parts.dropFirst() { try read(part, touchpoints) }
  }

  private mutating func read(_ part: String, _ touchpoints: Set<Touchpoint>) throws(Unknown) {
    if let order = SurveyDate.Order(rawValue: part) {
      self.order = order
      return
    }
    let ends = part.split(separator: "-").compactMap { Double($0) }
    if ends.count == 2, ends[0] != ends[1] {
      if role.isRating {
        scale = RatingScale(lowest: ends.min() ?? 0, highest: ends.max() ?? 0, source: .settings)
        if ends[0] > ends[1] { scale?.direction = .down }
      }
    } else if touchpoints.contains(Touchpoint(rawValue: part)), role.isRating {
      touchpoint = Touchpoint(rawValue: part)
    } else {
      throw Unknown(
        word: part, nearest: NearestName.of(part, in: touchpoints.map(\.rawValue).sorted()))
    }
  }
}

/// The name that somebody most likely meant.
enum NearestName {
  /// Names are compared up to here, in characters.
  private static let longest = 60

  /// The nearest of `names`, at most a third of its letters away; nil where none is.
  static func of(_ typed: String, in names: [String]) -> String? {
    let typed = folded(String(typed.prefix(longest)))
    let limit = max(1, typed.utf8.count / 3)
    let near = names.map { ($0, folded(String($0.prefix(longest)))) }
      .filter { abs($0.1.utf8.count - typed.utf8.count) <= limit }
      .map { ($0.0, EditDistance.between(typed, $0.1)) }.filter { $0.1 <= limit }
    return near.min { $0.1 < $1.1 }?.0
  }
}
