/// Tries one pattern at one place: from the anchor to the left, then to the right. The work is
/// bounded by the pattern's elements and gaps, not by the text.
///
/// Tables are read without bounds checks: a matcher's tables point into one another, and a walk
/// stays inside its range of tokens, which is checked once.
struct PhraseWalk: ~Escapable {
  private let links: Span<PhraseMatcher.Link>
  private let patterns: Span<PhraseMatcher.Pattern>
  private let elements: Span<PhraseMatcher.Element>
  private let words: Span<UInt64>
  private let affixes: Span<PhraseMatcher.Affix>
  private let affixBytes: Span<UInt8>
  let tokens: Span<Token>
  let norms: Span<UInt8>
  private let range: Range<Int>
  /// The first and last token that the match names, and a bit for each named one from the first on.
  private var first = 0
  private var last = 0
  private var named: UInt64 = 0
  /// What was found so far.
  var found: [PhraseMatcher.Match] = []
  /// The bits of all words in the range (``PhraseMatcher/Link/bit(of:)``); 0 before they are needed.
  private var present: UInt64 = 0

  /// A walk over the tables of a matcher and the tokens of `range`, all of them lent.
  @_lifetime(
    copy links, copy patterns, copy elements, copy words, copy affixes, copy affixBytes,
    copy tokens, copy norms)
  init(
    links: Span<PhraseMatcher.Link>, patterns: Span<PhraseMatcher.Pattern>,
    elements: Span<PhraseMatcher.Element>, words: Span<UInt64>,
    affixes: Span<PhraseMatcher.Affix>, affixBytes: Span<UInt8>, tokens: Span<Token>,
    norms: Span<UInt8>, range: Range<Int>
  ) {
    self.links = links
    self.patterns = patterns
    self.elements = elements
    self.words = words
    self.affixes = affixes
    self.affixBytes = affixBytes
    self.tokens = tokens
    self.norms = norms
    self.range = range
    precondition(range.lowerBound >= 0 && range.upperBound <= tokens.count, "a range of the tokens")
  }

  /// Tries the patterns of a list on the token at `index`, which is one of their anchor's words.
  mutating func tryLinks(from newest: UInt32, at index: Int) {
    var next = Int(newest)
    while true {
      if fits(next, at: index) { take(next, at: index) }
      if links[unchecked: next].isOldest { return }
      next &-= 1
    }
  }

  @inline(__always)
  private mutating func take(_ link: Int, at index: Int) {
    let target = Int(links[unchecked: link].target)
    if links[unchecked: link].isSingle {
      add(target, index)
    } else {
      match(patterns[unchecked: target], at: index)
    }
  }

  /// Tries the patterns of a list whose anchor may have an affix of the token at `index`.
  mutating func tryAffixes(from newest: UInt32, at index: Int) {
    var next = Int(newest)
    while true {
      if fits(next, at: index) {
        let pattern = patterns[unchecked: Int(links[unchecked: next].target)]
        if matches(elements[unchecked: pattern.anchor], index) { match(pattern, at: index) }
      }
      if links[unchecked: next].isOldest { return }
      next &-= 1
    }
  }

  /// Adds the match of a pattern of one word.
  @inline(__always)
  mutating func add(_ row: Int, _ index: Int) {
    found.append(PhraseMatcher.Match(row: row, tokens: index..<index + 1, named: 1))
  }

  /// Adds the match of `pattern` whose anchor is the token at `index`, if there is one; that the
  /// token is one of the anchor's is known already.
  mutating func match(_ pattern: PhraseMatcher.Pattern, at index: Int) {
    (first, named) = (index, 0)
    if pattern.anchor > pattern.elements.lowerBound,
      !left(pattern.anchor - 1, of: pattern.elements, from: index - 1, named: index)
    {
      return
    }
    last = index
    if pattern.anchor + 1 < pattern.elements.upperBound,
      !right(pattern.anchor + 1, of: pattern.elements, from: index + 1, named: index)
    {
      return
    }
    name(index)
    found.append(
      PhraseMatcher.Match(row: pattern.row, tokens: first..<last + 1, named: named))
  }

  /// Whether the tokens around `index` may be those of the pattern that a link names.
  @inline(__always)
  private mutating func fits(_ link: Int, at index: Int) -> Bool {
    let before = links[unchecked: link].before
    if before != .max {
      guard links[unchecked: link].isNearBefore ? fits(before, index &- 1) : isPresent(before)
      else {
        return false
      }
    }
    let after = links[unchecked: link].after
    return after == .max
      || (links[unchecked: link].isNearAfter ? fits(after, index &+ 1) : isPresent(after))
  }

  @inline(__always)
  private func fits(_ filter: UInt64, _ index: Int) -> Bool {
    index >= range.lowerBound && index < range.upperBound
      && filter & PhraseMatcher.Link.bit(of: tokens[unchecked: index].hash) != 0
  }

  @inline(__always)
  private mutating func isPresent(_ filter: UInt64) -> Bool {
    if present == 0 {
      for index in range { present |= PhraseMatcher.Link.bit(of: tokens[unchecked: index].hash) }
    }
    return filter & present != 0
  }

  /// Notes a token as named, once the first one is known.
  @inline(__always)
  private mutating func name(_ index: Int) {
    if index - first < 64 { named |= 1 << UInt64(index - first) }
  }

  /// Matches elements from `element` on, the first of them at `start` or after a gap; `latest` is
  /// the token that was named last. Tokens are named on the way back, when all elements were found.
  private mutating func right(
    _ element: Int, of pattern: Range<Int>, from start: Int, named latest: Int
  ) -> Bool {
    // Elements that stand side by side need no search.
    var element = element
    var next = start
    while element < pattern.upperBound, elements[unchecked: element].isRigid {
      guard next < range.upperBound, matches(elements[unchecked: element], next) else {
        return false
      }
      element &+= 1
      next &+= 1
    }
    let latest = next > start ? next &- 1 : latest
    if element == pattern.upperBound {
      last = latest
    } else if !searchRight(element, of: pattern, from: next, named: latest) {
      return false
    }
    for index in start..<next { name(index) }
    return true
  }

  private mutating func searchRight(
    _ element: Int, of pattern: Range<Int>, from start: Int, named latest: Int
  ) -> Bool {
    let place = elements[unchecked: element]
    let end = min(start + Int(place.gap), range.upperBound - 1)
    if start <= end, isPresent(place.filter) {
      for index in start...end {
        if matches(place, index),
          right(element + 1, of: pattern, from: index + 1, named: index)
        {
          name(index)
          return true
        }
        if !place.crossesMarks, isMark(index) { break }
      }
    }
    return place.isOptional && right(element + 1, of: pattern, from: start, named: latest)
  }

  /// Matches elements from `element` down, the first of them at `start` or before a gap; `latest`
  /// is the token that was named last. Goes before ``right(_:of:from:named:)``, which needs the
  /// first token.
  private mutating func left(
    _ element: Int, of pattern: Range<Int>, from start: Int, named latest: Int
  ) -> Bool {
    var element = element
    var next = start
    while element >= pattern.lowerBound, elements[unchecked: element &+ 1].gap == 0,
      !elements[unchecked: element].isOptional
    {
      guard next >= range.lowerBound, matches(elements[unchecked: element], next) else {
        return false
      }
      element &-= 1
      next &-= 1
    }
    let latest = next < start ? next &+ 1 : latest
    if element < pattern.lowerBound {
      first = latest
      named = 0
    } else if !searchLeft(element, of: pattern, from: next, named: latest) {
      return false
    }
    for index in (next + 1)..<(start + 1) { name(index) }
    return true
  }

  private mutating func searchLeft(
    _ element: Int, of pattern: Range<Int>, from start: Int, named latest: Int
  ) -> Bool {
    let place = elements[unchecked: element]
    let after = elements[unchecked: element + 1]
    let end = max(start - Int(after.gap), range.lowerBound)
    var index = isPresent(place.filter) ? start : end - 1
    while index >= end {
      if matches(place, index),
        left(element - 1, of: pattern, from: index - 1, named: index)
      {
        name(index)
        return true
      }
      if !after.crossesMarks, isMark(index) { break }
      index -= 1
    }
    return place.isOptional && left(element - 1, of: pattern, from: start, named: latest)
  }

  /// Whether a token is a mark that a plain gap does not cross.
  private func isMark(_ index: Int) -> Bool {
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
  private func matches(_ place: PhraseMatcher.Element, _ index: Int) -> Bool {
    let hash = tokens[unchecked: index].hash
    guard place.filter & PhraseMatcher.Link.bit(of: hash) != 0 else { return false }
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
