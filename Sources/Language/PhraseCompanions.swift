/// The words that stand in patterns beside an anchor, each with the roles that it may play there. Most
/// words of a text play none, so that most attempts to find a pattern end at one look at the words
/// around its anchor.
struct PhraseCompanions: Sendable {
  private var words = WordIndex()
  private var affixes = WordIndex()
  private var sets: [PhraseRoles] = []
  private var starts = EdgeFilter()
  private var ends = EdgeFilter()
  /// The roles of any number.
  private var numbers = PhraseRoles()

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

  mutating func addToNumbers(_ role: PhraseRole) { numbers.insert(role) }

  private static func add(
    _ role: PhraseRole, to key: UInt64, in index: inout WordIndex, _ sets: inout [PhraseRoles]
  ) {
    if let place = index[hash: key] {
      sets[Int(place)].insert(role)
    } else {
      index.set(key, to: UInt32(sets.count))
      var roles = PhraseRoles()
      roles.insert(role)
      sets.append(roles)
    }
  }

  /// The roles of the word as it stands.
  func roles(of word: UInt64) -> PhraseRoles {
    words[hash: word].map { sets[Int($0)] } ?? PhraseRoles()
  }

  /// The roles that a word may play by how it begins or ends, or as a number.
  func roles(ofParts norm: Span<UInt8>) -> PhraseRoles {
    var roles = norm.count > 0 && norm[0] &- 0x30 < 10 ? numbers : PhraseRoles()
    guard let first = WordEdge(startOf: norm), let last = WordEdge(endOf: norm) else {
      return roles
    }
    if starts.contains(first), let place = affixes[hash: PhraseFiles.key(first, .start)] {
      roles.formUnion(sets[Int(place)])
    }
    if ends.contains(last), let place = affixes[hash: PhraseFiles.key(last, .end)] {
      roles.formUnion(sets[Int(place)])
    }
    return roles
  }
}
