/// Finds people's names where a text gives them away: behind a greeting, in a sign-off, behind a
/// title or "mijn naam is", in header lines and attributions, at a given name, and wherever the
/// customer's own name, as the source states it, is repeated.
struct NameScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let cues: NameCues
  let words: [NameWord]
  private let known: KnownNames

  init(
    bytes: UnsafeBufferPointer<UInt8>, words: [NameWord], cues: NameCues, known: KnownNames
  ) {
    self.bytes = bytes
    self.words = words
    self.cues = cues
    self.known = known
  }

  /// Adds the names, and the addresses that are spelt out in words.
  func find(_ found: inout [Redactor.Finding]) {
    let addresses = SpeltAddresses(bytes: bytes, words: words, cues: cues)
    for index in words.indices {
      let word = words[index]
      if word.isCapitalised {
        add(ownName(at: index), to: &found)
        add(addressee(at: index), to: &found)
      }
      guard word.mayLead else { continue }
      let kinds = kinds(word)
      if kinds.contains(.at), let span = addresses.address(at: index) {
        found.append(Redactor.Finding(span: span, placeholder: .address))
      }
      if !kinds.isDisjoint(with: .leads), mayBeCue(at: index) {
        add(cuedName(at: index, kinds), to: &found)
      }
    }
  }

  private func add(_ span: Range<Int>?, to found: inout [Redactor.Finding]) {
    if let span { found.append(Redactor.Finding(span: span, placeholder: .name)) }
  }

  /// Adds the names that are given, wherever they stand, small letters too.
  func findKnown(_ found: inout [Redactor.Finding]) {
    guard !known.isEmpty else { return }
    for word in words where isKnown(word) { add(word.span, to: &found) }
  }

  /// Whether it is a part of a name that the source states.
  func isKnown(_ word: NameWord) -> Bool {
    known.mayContain(word, in: bytes) && known.contains(FoldedHash(bytes, word.span))
  }

  /// What a word may be.
  func kinds(_ word: NameWord) -> CueKinds { cues.table[FoldedHash(bytes, word.span)] }

  // MARK: Names that need no cue

  /// A part of the customer's name, or a given name with the family name behind it.
  private func ownName(at index: Int) -> Range<Int>? {
    let word = words[index]
    if isKnown(word) { return withParticles(word, at: index) }
    guard word.isName, isGiven(word), !touchesNumber(word.span) else { return nil }
    return run(from: index, joins: false)
  }

  /// A known name with the capitalised particles right before it: `De Boer`.
  private func withParticles(_ word: NameWord, at index: Int) -> Range<Int> {
    var first = index
    while first > 0, words[first - 1].isCapitalised, kinds(words[first - 1]).contains(.particle),
      words[first - 1].span.upperBound + 1 == words[first].span.lowerBound,
      bytes[words[first].span.lowerBound - 1] == 0x20
    {
      first -= 1
    }
    return words[first].span.lowerBound..<word.span.upperBound
  }

  /// `jan`, and `jan-willem` by its first part.
  func isGiven(_ word: NameWord) -> Bool {
    if kinds(word).contains(.givenName) { return true }
    guard word.isHyphenated, let hyphen = bytes[word.span].firstIndex(of: UInt8(ascii: "-")) else {
      return false
    }
    return cues.table[FoldedHash(bytes, word.span.lowerBound..<hyphen)].contains(.givenName)
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
      if isPart(at: next) {
        span = (span?.lowerBound ?? word.span.lowerBound)..<word.span.upperBound
      } else if word.isCapitalised, span != nil, !kinds(word).contains(.particle) {
        break
      } else if !mayStandInside(word, joins: joins && span != nil) {
        break
      }
    }
    return span
  }

  /// Whether word `index` is a capitalised part of a name: no title, no other known word, and as a
  /// single letter or a particle ("De Smet") only where it belongs to what follows. A part of a name
  /// that the source states may be written small.
  private func isPart(at index: Int) -> Bool {
    let word = words[index]
    if isKnown(word) { return true }
    guard word.isCapitalised, !kinds(word).contains(.title) else { return false }
    if word.span.count == 1 {
      return word.span.upperBound < bytes.count && bytes[word.span.upperBound] == 0x2E
    }
    guard kinds(word).contains(.notAName) else { return true }
    guard kinds(word).contains(.particle), index + 1 < words.count else { return false }
    let next = words[index + 1]
    return next.isCapitalised && next.span.lowerBound == word.span.upperBound + 1
      && !kinds(next).contains(.notAName)
  }

  private func mayStandInside(_ word: NameWord, joins: Bool) -> Bool {
    !kinds(word).isDisjoint(with: joins ? [.particle, .title, .joiner] : [.particle, .title])
      || word.span.count == 1
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
      if word.isCapitalised, kinds(word).isDisjoint(with: [.notAName, .title]) {
        first = next
      } else if !kinds(word).contains(.particle) {
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
