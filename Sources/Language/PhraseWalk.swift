/// Tries one pattern at one place: from the anchor to the left, then to the right. The work is
/// bounded by the pattern's elements and gaps, not by the text.
struct PhraseWalk: ~Escapable {
  let scene: PhraseScene
  /// Where each of the matcher's lexicons may find a pattern now.
  var scopes = PhraseScopes(0..<0)
  /// That of the pattern at hand.
  private var range = 0..<0
  /// The first and last token that the match names, and a bit for each named one from the first on.
  private var first = 0
  private var last = 0
  private var named: UInt64 = 0
  /// What was found so far, and the words of the range that is searched.
  var room = PhraseSearch.Room()

  /// A walk over no tokens yet.
  @_lifetime(copy scene)
  init(_ scene: consuming PhraseScene) { self.scene = scene }

  /// Tries all that is filed under the word of the token at `index`.
  mutating func tryLinks(at index: Int) {
    let surroundings = room.outlook.surroundings(index)
    let around = surroundings.lent
    let hint = scene.hints[index]
    let links = scene.links(of: hint)
    var next = hint.newest
    while true {
      let link = links[unchecked: next]
      if around.meet(link.first, link.second) { take(link, at: index) }
      if link.isOldest { return }
      next &-= 1
    }
  }

  @inline(__always)
  private mutating func take(_ link: PhraseMatcher.Link, at index: Int) {
    if link.isSingle {
      room.found.append(
        PhraseMatcher.Match(
          part: link.part, row: link.target, tokens: index..<index + 1, named: 1))
    } else {
      match(link, at: index)
    }
  }

  /// Adds the match of the pattern that a link names, if there is one.
  @inline(never)
  private mutating func match(_ link: PhraseMatcher.Link, at index: Int) {
    if link.needsNumber, !scene.tokens[unchecked: index].isNumber { return }
    let pattern = scene.patterns[unchecked: Int(link.target)]
    if link.isPair { matchPair(pattern, at: index) } else { match(pattern, at: index) }
  }

  /// The same of a pattern of two words, as most are: looks for the other one.
  @inline(__always)
  private mutating func matchPair(_ pattern: PhraseTable.Pattern, at index: Int) {
    let isFirst = pattern.anchor == pattern.elements.lowerBound
    let last = scene.elements[unchecked: pattern.elements.lowerBound &+ 1]
    let place = isFirst ? last : scene.elements[unchecked: pattern.elements.lowerBound]
    let range = scopes[pattern.part]
    let step = isFirst ? 1 : -1
    var other = index &+ step
    var rest = last.gap
    while other >= range.lowerBound, other < range.upperBound {
      if matches(place, other) {
        let (start, end) = (min(index, other), max(index, other))
        let named: UInt64 = end &- start < 64 ? 1 &<< UInt64(end &- start) : 0
        room.found.append(
          PhraseMatcher.Match(
            part: pattern.part, row: pattern.number, tokens: start..<end &+ 1,
            named: named | 1))
        return
      }
      if rest == 0 || !last.crossesMarks && scene.isMark(other) { return }
      rest &-= 1
      other &+= step
    }
  }

  /// Adds the match of `pattern` whose anchor is the token at `index`, if there is one; that the
  /// token is one of the anchor's is known already.
  private mutating func match(_ pattern: PhraseTable.Pattern, at index: Int) {
    (first, named) = (index, 0)
    range = scopes[pattern.part]
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
    room.found.append(
      PhraseMatcher.Match(
        part: pattern.part, row: pattern.number, tokens: first..<last + 1, named: named))
  }

  /// Whether a token is one that an element beside an anchor names.
  @inline(__always)
  private func matches(_ place: PhraseTable.Element, _ index: Int) -> Bool {
    room.outlook.roles(index).contains(place.role) && scene.names(place, index)
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
      guard next < range.upperBound, matches(scene.elements[unchecked: element], next) else {
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
    if start <= end, room.outlook.present.contains(place.role) {
      for index in start...end {
        if matches(place, index),
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
      guard next >= range.lowerBound, matches(scene.elements[unchecked: element], next) else {
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
    var index = room.outlook.present.contains(place.role) ? start : end - 1
    while index >= end {
      if matches(place, index),
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
