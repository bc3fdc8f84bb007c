/// What words may stand in one place of a pattern beside its anchor: a number below 64, which several
/// places may share. A set of roles is a bit for each.
///
/// The number comes from the least of the place's word hashes, so that places with words in common
/// are likely to share it, and a word of many places has few roles.
struct PhraseRole: Sendable, Equatable {
  let number: UInt8

  /// The role that no word has and every token is taken to play: a place with it is no condition.
  static let anyone = PhraseRole(number: 63)
  private static let count: UInt64 = 63

  private init(number: UInt8) { self.number = number }

  /// The role of a place for these words.
  init(of words: some Sequence<UInt64>) {
    number = UInt8((words.min() ?? 0) >> 32 % Self.count)
  }

  /// The place of its bit in a set of roles.
  @inline(__always)
  var place: UInt64 { UInt64(number) }

  /// The set of this role.
  @inline(__always)
  var bit: UInt64 { 1 &<< place }

  @inline(__always)
  func isAmong(_ roles: UInt64) -> Bool { roles &>> place & 1 != 0 }
}

/// The words that stand in patterns beside an anchor, each with the roles that it may play there. Most
/// words of a text play none, so that most attempts to find a pattern end at one look at the words
/// around its anchor.
struct PhraseCompanions: Sendable {
  private var words = WordIndex()
  private var affixes = WordIndex()
  private var sets: [UInt64] = []
  private var starts = EdgeFilter()
  private var ends = EdgeFilter()
  /// The roles of any number.
  private var numbers: UInt64 = 0

  mutating func add(_ role: PhraseRole, to word: UInt64) {
    Self.add(role, to: word, in: &words, &sets)
  }

  mutating func add(_ role: PhraseRole, to edge: WordEdge, _ side: PhraseFiles.Side) {
    switch side {
    case .start: starts.insert(edge)
    case .end: ends.insert(edge)
    }
    Self.add(role, to: PhraseFiles.key(edge, side), in: &affixes, &sets)
  }

  mutating func addToNumbers(_ role: PhraseRole) { numbers |= role.bit }

  private static func add(
    _ role: PhraseRole, to key: UInt64, in index: inout WordIndex, _ sets: inout [UInt64]
  ) {
    if let place = index[hash: key] {
      sets[Int(place)] |= role.bit
    } else {
      index.set(key, to: UInt32(sets.count))
      sets.append(role.bit)
    }
  }

  /// The roles of the word as it stands.
  func roles(of word: UInt64) -> UInt64 { words[hash: word].map { sets[Int($0)] } ?? 0 }

  /// The roles that a word may play by how it begins or ends, or as a number.
  func roles(ofParts norm: Span<UInt8>) -> UInt64 {
    var roles = norm.count > 0 && norm[0] &- 0x30 < 10 ? numbers : 0
    guard let first = WordEdge(startOf: norm), let last = WordEdge(endOf: norm) else {
      return roles
    }
    if starts.contains(first), let place = affixes[hash: PhraseFiles.key(first, .start)] {
      roles |= sets[Int(place)]
    }
    if ends.contains(last), let place = affixes[hash: PhraseFiles.key(last, .end)] {
      roles |= sets[Int(place)]
    }
    return roles
  }
}
