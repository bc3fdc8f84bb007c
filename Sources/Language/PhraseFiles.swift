/// Under which words, beginnings and ends of words the patterns of a ``PhraseMatcher`` are filed: lists
/// of links, each list side by side, so that trying one touches little memory.
struct PhraseFiles: Sendable {
  /// All lists, one after another, each with its newest link last.
  private(set) var links: [PhraseMatcher.Link] = []
  /// The numbers of the lists of words, and of affixes by ``key(_:_:)``.
  private var words = WordIndex()
  private var affixes = WordIndex()
  /// The list of what is filed under any number.
  private(set) var numbers: UInt32?
  /// The newest link of each list, and what its patterns need.
  private var newest: [UInt32] = []
  private var needs: [Needs] = []
  /// The edges of words that some pattern is filed under.
  private var starts = EdgeFilter()
  private var ends = EdgeFilter()
  /// What was added before ``close()``, each with the number of its list.
  private var added: [(list: UInt32, link: PhraseMatcher.Link)] = []
  private var lists: UInt32 = 0

  /// The side of a word that an affix stands on.
  enum Side: UInt64, Sendable {
    case start = 0x1111_0000_0000_0000
    case end = 0x2222_0000_0000_0000
  }

  /// What the patterns of a list need around their anchor.
  struct Needs: Sendable {
    /// The roles of which each pattern needs one, folded.
    private(set) var roles: UInt64 = 0
    /// Whether some of them may be played anywhere in the range, not only right beside the anchor.
    private(set) var areFar = false
    /// Whether some pattern needs nothing.
    private(set) var areNone = false

    mutating func add(_ other: Needs) {
      roles |= other.roles
      areFar = areFar || other.areFar
      areNone = areNone || other.areNone
    }

    /// What one pattern needs: the first of its conditions.
    mutating func add(_ link: PhraseMatcher.Link) {
      let condition = link.first
      if condition.isNone {
        areNone = true
      } else {
        roles |= condition.folded
        areFar = areFar || !condition.isNear
      }
    }
  }

  /// Files a link under a word.
  mutating func add(_ link: PhraseMatcher.Link, under word: UInt64) {
    added.append((Self.list(of: word, in: &words, &lists), link))
  }

  /// Files a link under how words begin or end; once where two affixes of a pattern do alike.
  mutating func add(_ link: PhraseMatcher.Link, under edge: WordEdge, _ side: Side) {
    switch side {
    case .start: starts.insert(edge)
    case .end: ends.insert(edge)
    }
    let list = Self.list(of: Self.key(edge, side), in: &affixes, &lists)
    let isKnown = added.reversed().prefix { $0.link.target == link.target }.contains {
      $0.list == list
    }
    if !isKnown { added.append((list, link)) }
  }

  /// Files a link under any number.
  mutating func addToNumbers(_ link: PhraseMatcher.Link) {
    if numbers == nil {
      numbers = lists
      lists += 1
    }
    added.append((numbers ?? 0, link))
  }

  private static func list(
    of key: UInt64, in index: inout WordIndex, _ lists: inout UInt32
  ) -> UInt32 {
    if let list = index[hash: key] { return list }
    index.set(key, to: lists)
    lists += 1
    return lists - 1
  }

  /// What affixes with the same edge are filed under: the edge, spread over the table.
  static func key(_ edge: WordEdge, _ side: Side) -> UInt64 {
    let spread = UInt64(edge.bits) &* 0x9e37_79b9_7f4a_7c15
    return spread ^ (spread >> 32) ^ side.rawValue
  }

  /// Lays the lists out.
  mutating func close() {
    newest = Array(repeating: 0, count: Int(lists))
    for entry in added { newest[Int(entry.list)] += 1 }
    var end: UInt32 = 0
    for list in newest.indices {
      end += newest[list]
      newest[list] = end - newest[list]
    }
    needs = Array(repeating: Needs(), count: Int(lists))
    guard let any = added.first?.link else { return }
    links = Array(repeating: any, count: added.count)
    var isOpen = Array(repeating: false, count: newest.count)
    for entry in added {
      let list = Int(entry.list)
      let place = Int(newest[list])
      links[place] = entry.link
      links[place].isOldest = !isOpen[list]
      isOpen[list] = true
      newest[list] += 1
      needs[list].add(entry.link)
    }
    for list in newest.indices { newest[list] -= 1 }
    added = []
  }

  /// The list of what is filed under a word.
  func list(of word: UInt64) -> UInt32? { words[hash: word] }

  /// The list of what is filed under how a word begins or ends.
  func list(of edge: WordEdge, _ side: Side) -> UInt32? {
    let isFiled = side == .start ? starts.contains(edge) : ends.contains(edge)
    return isFiled ? affixes[hash: Self.key(edge, side)] : nil
  }

  /// The newest link of a list.
  func newest(in list: UInt32) -> UInt32 { newest[Int(list)] }

  /// The links of a list, the newest last.
  func links(of list: UInt32) -> ArraySlice<PhraseMatcher.Link> {
    let newest = Int(newest[Int(list)])
    var oldest = newest
    while !links[oldest].isOldest { oldest -= 1 }
    return links[oldest...newest]
  }

  /// What the patterns of a list need around their anchor.
  func needs(of list: UInt32) -> Needs { needs[Int(list)] }
}
