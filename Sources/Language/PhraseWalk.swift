/// Tries one pattern at one place: from the anchor to the right, then to the left. The work is
/// bounded by the pattern's elements and gaps, not by the text.
struct PhraseWalk {
  let matcher: PhraseMatcher
  let list: TokenList
  let range: Range<Int>
  private var named: [Int] = []
  /// What was found so far.
  private(set) var found: [PhraseMatcher.Match] = []

  init(matcher: PhraseMatcher, list: TokenList, range: Range<Int>) {
    self.matcher = matcher
    self.list = list
    self.range = range
  }

  /// Adds the match of `pattern` whose anchor is the token at `index`, if there is one.
  mutating func match(_ pattern: PhraseMatcher.Pattern, at index: Int) {
    guard matches(matcher.elements[pattern.anchor], index) else { return }
    named.removeAll(keepingCapacity: true)
    named.append(index)
    guard right(pattern.anchor + 1, of: pattern.elements, from: index + 1),
      left(pattern.anchor - 1, of: pattern.elements, from: index - 1)
    else { return }
    let first = named.min() ?? index
    let last = named.max() ?? index
    var bits: UInt64 = 0
    for token in named where token - first < 64 { bits |= 1 << UInt64(token - first) }
    found.append(PhraseMatcher.Match(row: pattern.row, tokens: first..<last + 1, named: bits))
  }

  /// Matches elements from `element` on, the first of them at `start` or after a gap.
  private mutating func right(_ element: Int, of elements: Range<Int>, from start: Int) -> Bool {
    guard element < elements.upperBound else { return true }
    let place = matcher.elements[element]
    let last = min(start + Int(place.gap), range.upperBound - 1)
    if start <= last {
      for index in start...last {
        if matches(place, index) {
          named.append(index)
          if right(element + 1, of: elements, from: index + 1) { return true }
          named.removeLast()
        }
        if !place.crossesMarks, isMark(index) { break }
      }
    }
    return place.isOptional && right(element + 1, of: elements, from: start)
  }

  /// Matches elements from `element` down, the first of them at `start` or before a gap.
  private mutating func left(_ element: Int, of elements: Range<Int>, from start: Int) -> Bool {
    guard element >= elements.lowerBound else { return true }
    let place = matcher.elements[element]
    let after = matcher.elements[element + 1]
    let first = max(start - Int(after.gap), range.lowerBound)
    var index = start
    while index >= first {
      if matches(place, index) {
        named.append(index)
        if left(element - 1, of: elements, from: index - 1) { return true }
        named.removeLast()
      }
      if !after.crossesMarks, isMark(index) { break }
      index -= 1
    }
    return place.isOptional && left(element - 1, of: elements, from: start)
  }

  /// Whether a token is a mark that a plain gap does not cross.
  private func isMark(_ index: Int) -> Bool {
    guard list[index].kind == .punctuation else { return list[index].kind == .other }
    switch list.mark(index) {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return false
    case UInt8(ascii: "-"), UInt8(ascii: "/"): return list[index].flags.contains(.spaceBefore)
    default: return true
    }
  }

  @inline(__always)
  private func matches(_ place: PhraseMatcher.Element, _ index: Int) -> Bool {
    if place.isNumber, list[index].kind == .number { return true }
    let hash = list[index].hash
    if place.words.count <= 8 {
      for word in place.words where matcher.words[word] == hash { return true }
    } else if contains(hash, in: place.words) {
      return true
    }
    for affix in place.affixes where hasAffix(matcher.affixes[affix], index) { return true }
    return false
  }

  private func contains(_ hash: UInt64, in words: Range<Int>) -> Bool {
    var low = words.lowerBound
    var high = words.upperBound
    while low < high {
      let middle = (low + high) / 2
      if matcher.words[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < words.upperBound && matcher.words[low] == hash
  }

  private func hasAffix(_ affix: PhraseMatcher.Affix, _ index: Int) -> Bool {
    list.withNorm(index) { norm in
      let count = affix.bytes.count
      guard norm.count >= count else { return false }
      let offset = affix.isPrefix ? 0 : norm.count - count
      for place in 0..<count
      where norm[offset + place] != matcher.affixBytes[affix.bytes.lowerBound + place] {
        return false
      }
      return true
    }
  }
}
