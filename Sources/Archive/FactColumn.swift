/// The columns of a ``FactChunk``, in the order in which they are stored. The raw values are part of
/// the schema: a column is only ever added behind the others.
enum FactColumn: Int, CaseIterable {
  // One value an item.
  case key, person, block, slot, received, channel, language, segment, file, format, lexicon
  case sentiment, flags, ratings, places, subjects
  // One value a touchpoint of an item.
  case placeWord, placeExperience, placeStated, placeRatings
  // One value a theme of an item.
  case subjectWord, subjectSentiment

  /// What a value is of.
  enum Unit { case item, place, subject }

  var unit: Unit {
    switch self {
    case .placeWord, .placeExperience, .placeStated, .placeRatings: .place
    case .subjectWord, .subjectSentiment: .subject
    default: .item
    }
  }

  static let count = allCases.count

  /// Stands for no value; never a value itself.
  static let none = Int64.min
}

/// Small closed sets of an item's reading in one number of the column `flags`.
///
/// ```
///   bit 0–1 label + 1   bit 2–3 expectation + 2, 0 for none   bit 4–6 promises: kept, open, broken
/// ```
struct FactFlags: Equatable {
  var raw: Int64

  init(raw: Int64) { self.raw = raw }

  init(label: Int, expectation: Int?, promises: some Sequence<Int>) {
    raw = Int64(label + 1) | Int64(expectation.map { $0 + 2 } ?? 0) << 2
    for promise in promises { raw |= 1 << Int64(3 + promise) }
  }

  var label: Int { Int(raw & 3) - 1 }

  var expectation: Int? { raw >> 2 & 3 == 0 ? nil : Int(raw >> 2 & 3) - 2 }

  /// Whether a promise in the state of this code was spoken of.
  func hasPromise(_ code: Int) -> Bool { raw & 1 << Int64(3 + code) != 0 }

  /// The code of the worst state; 0 where no promise was spoken of.
  var worstPromise: Int { [3, 2, 1].first(where: hasPromise) ?? 0 }
}
