import Feedback

/// What a gap table can be split by.
package enum Dimension: String, Sendable, Codable, CaseIterable, Hashable {
  case touchpoint, channel, segment, theme, language, week
}

/// A value on one ``Dimension``. `nil` is a value too: no segment was stated, no theme was found.
package enum Coordinate: Hashable, Sendable {
  case touchpoint(Touchpoint)
  case channel(Channel)
  case segment(String?)
  case theme(Theme?)
  case language(LanguageCode)
  case week(Week)

  package var dimension: Dimension {
    switch self {
    case .touchpoint: .touchpoint
    case .channel: .channel
    case .segment: .segment
    case .theme: .theme
    case .language: .language
    case .week: .week
    }
  }

  /// The stable id, as in files for machines: `levering`, `email`, `2026-W46`; empty for nil.
  package var id: String {
    switch self {
    case .touchpoint(let touchpoint): touchpoint.rawValue
    case .channel(let channel): channel.rawValue
    case .segment(let segment): segment ?? ""
    case .theme(let theme): theme?.rawValue ?? ""
    case .language(let language): language.rawValue
    case .week(let week): week.description
    }
  }
}

/// Numbers the coordinates of one dimension as they are met.
struct CoordinateIndex {
  private var coordinates: [Coordinate] = []
  private var numbers: [Coordinate: Int] = [:]
  /// So many are looked through one by one, which is faster than a hash; most dimensions have fewer.
  private static let near = 16

  mutating func number(of coordinate: Coordinate) -> Int {
    for index in 0..<min(coordinates.count, CoordinateIndex.near)
    where coordinates[index] == coordinate {
      return index
    }
    if let number = numbers[coordinate] { return number }
    numbers[coordinate] = coordinates.count
    coordinates.append(coordinate)
    return coordinates.count - 1
  }
}
