/// What tells a survey from others, so that a later export of it finds its answers again.
///
/// Exports of one survey differ: columns are added, left out and moved, dates are saved anew by a
/// spreadsheet. Two questions stay what they were: the main rating and the first open one. So these
/// two are the survey's name, by what they ask, wherever they stand; two surveys that number their
/// answers from 1 seldom share both. Only the header counts, not the answers of one export nor what
/// `voc.yaml` says since. An id that is unique in the world needs no survey's name at all.
struct SurveyFingerprint {
  /// Columns that are looked at.
  private static let limit = 2000

  /// The columns of the main rating and the first open question, or of a promise; none where no name
  /// is known.
  let columns: [Int]
  private let hash: ContentHash

  /// Ratings in the order in which one is the main one.
  private static let ratings: [ColumnRole] = [
    .nps, .csat, .score, .ces, .cesEffort, .expectation, .experience,
  ]

  init(_ header: SurveyHeader) {
    let roles = header.columns.prefix(Self.limit).map { RoleProposal.namedRole($0) }
    let rating = Self.ratings.lazy.compactMap { roles.firstIndex(of: $0) }.first
    let asked = [rating, roles.firstIndex(of: .answer)].compactMap { $0 }
    columns = asked.isEmpty ? [roles.firstIndex(of: .promise)].compactMap { $0 } : asked
    let texts = columns.map { folded(header.columns[$0].question ?? header.columns[$0].name) }
    hash = ContentHash(texts.isEmpty ? header.names : texts)
  }

  var description: String { hash.description }
}

/// Ids that a machine drew at random, and so are unique in the world: `R_2xQ9fTz1LmWb7Kd`, a UUID,
/// 24 hexadecimal digits. A number, or a number behind a word, is unique in its survey only.
enum UniversalID {
  /// In letters and digits.
  private static let shortest = 12
  /// How often letters, digits and cases must take turns.
  private static let turns = 4

  static func isOne(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (shortest...80).contains(id.count) else { return false }
    var (count, turns, last): (Int, Int, Kind?) = (0, 0, nil)
    for byte in id where byte != 0x2D && byte != 0x5F {
      guard let kind = Kind(byte) else { return false }
      if let last, last != kind { turns += 1 }
      last = kind
      count += 1
    }
    return count >= shortest && turns >= Self.turns
  }

  private enum Kind {
    case digit, upper, lower

    init?(_ byte: UInt8) {
      switch byte {
      case 0x30...0x39: self = .digit
      case 0x41...0x5A: self = .upper
      case 0x61...0x7A: self = .lower
      default: return nil
      }
    }
  }
}
