/// Tries one pattern at one place: from the anchor to the left, then to the right. The work is
/// bounded by the pattern's elements and gaps, not by the text.
struct PhraseWalk: ~Escapable {
  let scene: PhraseScene
  private let range: Range<Int>
  /// The first and last token that the match names, and a bit for each named one from the first on.
  private var first = 0
  private var last = 0
  private var named: UInt64 = 0
  /// What was found so far.
  var found: [PhraseMatcher.Match] = []
  /// The roles of all words in the range, and ``PhraseRole/anyone``.
  private let present: UInt64

  /// A walk over the tokens of `range`, whose roles together are `present`.
  @_lifetime(copy scene)
  init(_ scene: consuming PhraseScene, range: Range<Int>, present: UInt64) {
    self.scene = scene
    self.range = range
    self.present = present
  }

  /// Tries the patterns of a list on the token at `index`, which is one of their anchor's words.
  mutating func tryLinks(from newest: UInt32, at index: Int) {
    let (before, after) = (rolesNear(index &- 1), rolesNear(index &+ 1))
    var next = Int(newest)
    while true {
      if fits(next, before, after) { take(next, at: index) }
      if scene.links[unchecked: next].isOldest { return }
      next &-= 1
    }
  }

  @inline(__always)
  private mutating func take(_ link: Int, at index: Int) {
    let target = Int(scene.links[unchecked: link].target)
    if scene.links[unchecked: link].isSingle {
      add(target, index)
    } else {
      match(scene.patterns[unchecked: target], at: index)
    }
  }

  /// Tries the patterns of a list whose anchor may have an affix of the token at `index`.
  mutating func tryAffixes(from newest: UInt32, at index: Int) {
    let (before, after) = (rolesNear(index &- 1), rolesNear(index &+ 1))
    var next = Int(newest)
    while true {
      if fits(next, before, after) {
        let pattern = scene.patterns[unchecked: Int(scene.links[unchecked: next].target)]
        let anchor = scene.elements[unchecked: pattern.anchor]
        if scene.names(anchor, index) { match(pattern, at: index) }
      }
      if scene.links[unchecked: next].isOldest { return }
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

  /// Whether the tokens around an anchor, whose roles are `before` and `after`, may be those of the
  /// pattern that a link names. Both sides are asked at once: half of the links fail at either, which
  /// nobody can guess.
  @inline(__always)
  private func fits(_ link: Int, _ before: UInt64, _ after: UInt64) -> Bool {
    let link = scene.links[unchecked: link]
    let before = link.isNearBefore ? before : present
    let after = link.isNearAfter ? after : present
    return before &>> link.before.place & after &>> link.after.place & 1 != 0
  }

  /// The roles of the token at `index`, none outside the range, and ``PhraseRole/anyone``.
  @inline(__always)
  private func rolesNear(_ index: Int) -> UInt64 {
    let isInside = index >= range.lowerBound && index < range.upperBound
    return PhraseRole.anyone.bit | (isInside ? scene.roles(index) : 0)
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
    while element < pattern.upperBound, scene.elements[unchecked: element].isRigid {
      guard next < range.upperBound, scene.matches(scene.elements[unchecked: element], next) else {
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
    let place = scene.elements[unchecked: element]
    let end = min(start + Int(place.gap), range.upperBound - 1)
    if start <= end, place.role.isAmong(present) {
      for index in start...end {
        if scene.matches(place, index),
          right(element + 1, of: pattern, from: index + 1, named: index)
        {
          name(index)
          return true
        }
        if !place.crossesMarks, scene.isMark(index) { break }
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
    while element >= pattern.lowerBound, scene.elements[unchecked: element &+ 1].gap == 0,
      !scene.elements[unchecked: element].isOptional
    {
      guard next >= range.lowerBound, scene.matches(scene.elements[unchecked: element], next) else {
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
    let place = scene.elements[unchecked: element]
    let after = scene.elements[unchecked: element + 1]
    let end = max(start - Int(after.gap), range.lowerBound)
    var index = place.role.isAmong(present) ? start : end - 1
    while index >= end {
      if scene.matches(place, index),
        left(element - 1, of: pattern, from: index - 1, named: index)
      {
        name(index)
        return true
      }
      if !after.crossesMarks, scene.isMark(index) { break }
      index -= 1
    }
    return place.isOptional && left(element - 1, of: pattern, from: start, named: latest)
  }
}
