/// What a walk looks at, all of it lent: the tables of a matcher, and the tokens of a text with their
/// hints.
///
/// Read without bounds checks: a matcher's tables point into one another, and a walk stays inside its
/// range of tokens, which is checked once. Its small functions are inlined, since a call would copy all
/// of these.
struct PhraseScene: ~Escapable {
  private let links: Span<PhraseMatcher.Link>
  private let ownLinks: Span<PhraseMatcher.Link>
  let patterns: Span<PhraseTable.Pattern>
  let elements: Span<PhraseTable.Element>
  private let words: Span<UInt64>
  private let affixes: Span<PhraseTable.Affix>
  private let affixBytes: Span<UInt8>
  let tokens: Span<Token>
  let hints: PhraseHints
  let norms: Span<UInt8>

  @_lifetime(borrow matcher, borrow list, copy hints)
  init(
    of matcher: borrowing PhraseMatcher, in list: borrowing TokenList,
    _ hints: borrowing PhraseHints
  ) {
    links = matcher.files.links.span
    ownLinks = hints.links
    patterns = matcher.table.patterns.span
    elements = matcher.table.elements.span
    words = matcher.table.words.span
    affixes = matcher.table.affixes.span
    affixBytes = matcher.table.affixBytes.span
    tokens = list.tokens.span
    norms = list.norms.span
    self.hints = copy hints
  }

  /// What the links of a word's hint are read from.
  @inline(__always)
  @_lifetime(copy self)
  func links(of hint: PhraseHint) -> Span<PhraseMatcher.Link> { hint.isOwn ? ownLinks : links }

  /// Whether a token is a mark that a plain gap does not cross.
  @inline(__always)
  func isMark(_ index: Int) -> Bool {
    guard tokens[unchecked: index].kind == .punctuation else {
      return tokens[unchecked: index].kind == .other
    }
    let token = tokens[unchecked: index]
    switch token.normCount == 0 ? 0 : norms[Int(token.normStart)] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return false
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      return tokens[unchecked: index].flags.contains(.spaceBefore)
    default: return true
    }
  }

  /// Whether a token is one that an element names.
  @inline(__always)
  func names(_ place: PhraseTable.Element, _ index: Int) -> Bool {
    let hash = tokens[unchecked: index].hash
    if place.isNumber, tokens[unchecked: index].kind == .number { return true }
    if place.words.count <= 8 {
      for word in place.words where words[unchecked: word] == hash { return true }
    } else if contains(hash, in: place.words) {
      return true
    }
    for affix in place.affixes {
      let norm = norms.extracting(tokens[unchecked: index].normRange)
      if affixes[affix].fits(norm, affixBytes) { return true }
    }
    return false
  }

  private func contains(_ hash: UInt64, in sorted: Range<Int>) -> Bool {
    var low = sorted.lowerBound
    var high = sorted.upperBound
    while low < high {
      let middle = (low + high) / 2
      if words[unchecked: middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < sorted.upperBound && words[unchecked: low] == hash
  }
}
