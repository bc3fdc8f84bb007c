/// Finds people's names where a text gives them away: behind a greeting, in a sign-off, behind a
/// title or "mijn naam is", in header lines and attributions, at a given name, and wherever the
/// customer's own name, as the source states it, is repeated.
struct NameScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let cues: NameCues
  let words: [NameWord]
  /// Parts of names as the source states them, in lower case.
  private let known: Set<String>

  /// - Parameter known: names as the source states them.
  init(bytes: UnsafeBufferPointer<UInt8>, cues: NameCues, known: [String]) {
    self.bytes = bytes
    self.cues = cues
    words = NameWord.all(in: bytes)
    self.known = Self.parts(of: known, cues)
  }

  func names() -> [Redactor.Finding] {
    var spans: [Range<Int>] = []
    for index in words.indices {
      if words[index].isCapitalised {
        if let span = ownName(at: index) { spans.append(span) }
        if let span = addressee(at: index) { spans.append(span) }
      }
      if mayBeCue(at: index), let span = cuedName(at: index) { spans.append(span) }
    }
    return spans.map { Redactor.Finding(span: $0, placeholder: .name) }
  }

  /// The names that are given, wherever they stand, small letters too.
  func knownNames() -> [Redactor.Finding] {
    guard !known.isEmpty else { return [] }
    return words.filter { known.contains(lower($0)) }
      .map { Redactor.Finding(span: $0.span, placeholder: .name) }
  }

  func lower(_ word: NameWord) -> String {
    String(decoding: bytes[word.span], as: UTF8.self).lowercased()
  }

  private static func parts(of names: [String], _ cues: NameCues) -> Set<String> {
    var parts: Set<String> = []
    for name in names {
      for part in name.split(whereSeparator: { !$0.isLetter && $0 != "-" && $0 != "'" })
      where part.count >= 2 {
        let lower = part.lowercased()
        if !cues.particles.contains(lower), !cues.notNames.contains(lower) { parts.insert(lower) }
      }
    }
    return parts
  }

  // MARK: Names that need no cue

  /// A part of the customer's name, or a given name with the family name behind it.
  private func ownName(at index: Int) -> Range<Int>? {
    let word = words[index]
    guard !known.isEmpty || word.isName else { return nil }
    let lower = lower(word)
    if known.contains(lower) { return word.span }
    guard word.isName, isGiven(lower), !touchesNumber(word.span) else { return nil }
    return run(from: index, joins: false)
  }

  /// `jan`, and `jan-willem` by its first part.
  func isGiven(_ name: String) -> Bool {
    if cues.givenNames.contains(name) { return true }
    guard let hyphen = name.firstIndex(of: "-") else { return false }
    return cues.givenNames.contains(String(name[..<hyphen]))
  }

  /// As in "31 Jan 2026" and "Type Mark 4".
  private func touchesNumber(_ span: Range<Int>) -> Bool {
    func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && bytes[index] &- 48 < 10 }
    return isDigit(span.lowerBound - 2) || isDigit(span.lowerBound - 1)
      || isDigit(span.upperBound + 1) || isDigit(span.upperBound)
  }

  /// The name before an address: `Jan de Vries <jan@…>`, `Jan de Vries [mailto:jan@…]`.
  private func addressee(at index: Int) -> Range<Int>? {
    var place = words[index].span.upperBound
    if place < bytes.count, bytes[place] == UInt8(ascii: "\"") { place += 1 }
    guard place + 2 < bytes.count, bytes[place] == 0x20,
      bytes[place + 1] == UInt8(ascii: "<") || bytes[place + 1] == UInt8(ascii: "[")
    else { return nil }
    let rest = bytes[(place + 2)..<min(bytes.count, place + 80)]
    guard rest.prefix(while: { $0 > 0x20 }).contains(UInt8(ascii: "@")) else { return nil }
    return runBack(to: index)
  }

  // MARK: Runs of words

  /// Capitalised words with particles between them, on one line; behind a cue the line may break
  /// before the first where `mayBreak`, as under a sign-off.
  ///
  /// - Parameter joins: whether `en` may join two names.
  func run(from index: Int, mayBreak: Bool = false, joins: Bool = true) -> Range<Int>? {
    var span: Range<Int>?
    for next in index..<min(index + 9, words.count) {
      let word = words[next]
      if next > index || mayBreak {
        guard next > 0, isGap(before: next, isFirst: span == nil, mayBreak: mayBreak) else { break }
      }
      let lower = lower(word)
      if isPart(lower, at: next) {
        span = (span?.lowerBound ?? word.span.lowerBound)..<word.span.upperBound
      } else if word.isCapitalised, span != nil, !cues.particles.contains(lower) {
        break
      } else if !mayStandInside(lower, joins: joins && span != nil) {
        break
      }
    }
    return span
  }

  /// Whether word `index` is a capitalised part of a name: no title, no other known word, and as a
  /// single letter or a particle ("De Smet") only where it belongs to what follows.
  private func isPart(_ lower: String, at index: Int) -> Bool {
    let word = words[index]
    guard word.isCapitalised, !cues.titles.contains(lower) else { return false }
    if word.span.count == 1 {
      return word.span.upperBound < bytes.count && bytes[word.span.upperBound] == 0x2E
    }
    guard cues.notNames.contains(lower) else { return true }
    guard cues.particles.contains(lower), index + 1 < words.count else { return false }
    let next = words[index + 1]
    return next.isCapitalised && next.span.lowerBound == word.span.upperBound + 1
      && !cues.notNames.contains(self.lower(next))
  }

  private func mayStandInside(_ word: String, joins: Bool) -> Bool {
    cues.particles.contains(word) || cues.titles.contains(word)
      || (joins && cues.joiners.contains(word)) || word.utf8.count == 1
  }

  /// Whether only what may stand between two words of a name stands before word `index`.
  private func isGap(before index: Int, isFirst: Bool, mayBreak: Bool) -> Bool {
    let previous = words[index - 1].span
    let gap = previous.upperBound..<words[index].span.lowerBound
    guard gap.count <= (isFirst ? 16 : 3) else { return false }
    return bytes[gap].allSatisfy { byte in
      switch byte {
      case 0x20, 0x09: true
      case UInt8(ascii: "&"): true
      case UInt8(ascii: "."): isFirst || previous.count <= 4
      case 0x0D, 0x0A: isFirst && mayBreak
      case UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "*"),
        UInt8(ascii: "!"):
        isFirst
      case 0xC2, 0xA0: true
      default: false
      }
    }
  }

  /// The capitalised words that end with word `index`, on one line.
  func runBack(to index: Int) -> Range<Int>? {
    var first: Int?
    var next = index
    while next >= 0, index - next < 7 {
      let word = words[next]
      let lower = lower(word)
      if word.isCapitalised, !cues.notNames.contains(lower), !cues.titles.contains(lower) {
        first = next
      } else if !cues.particles.contains(lower) {
        break
      }
      guard next > 0, !word.startsLine, isGap(before: next, isFirst: false, mayBreak: false) else {
        break
      }
      next -= 1
    }
    return first.map { words[$0].span.lowerBound..<words[index].span.upperBound }
  }

  /// Whether a name that ends at `end` is followed by what ends it: a mark or the end of the line.
  func closes(at end: Int) -> Bool {
    var index = end
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard index < bytes.count else { return true }
    return bytes[index] >= 0x80 || bytes[index] < 0x20
      || [0x2C, 0x2E, 0x21, 0x3F, 0x3B, 0x3A, 0x7C, 0x28, 0x3C, 0x5B, 0x2F, 0x2D, 0x2A].contains(
        bytes[index])
  }
}
