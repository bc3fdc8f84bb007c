extension NameScanner {
  /// A quick no for most words: a name follows with a capital, a particle or a title.
  func mayBeCue(at index: Int) -> Bool {
    guard index + 1 < words.count else { return false }
    let next = words[index + 1]
    return next.isCapitalised || next.span.count <= 4 || words[index].startsLine || isKnown(next)
  }

  /// The name that the word at `index` gives away.
  func cuedName(at index: Int, _ kinds: CueKinds) -> Range<Int>? {
    let word = words[index]
    guard word.span.count <= 16 else { return nil }
    if word.startsLine, let span = atLineStart(word, at: index) { return span }
    if kinds.contains(.title), isNear(index + 1),
      !(word.isShouted && words[index + 1].isShouted)
    {
      return run(from: index + 1)
    }
    if kinds.contains(.signOff), isShortLine(before: index), let span = signed(after: index) {
      return span
    }
    if kinds.contains(.introduction), let span = introduced(word, at: index) { return span }
    if kinds.contains(.caller), beginsSentence(at: index) { return calling(after: index) }
    return kinds.contains(.said) ? writer(at: index) : nil
  }

  /// Whether at most four bytes without a line break stand before word `index`.
  private func isNear(_ index: Int) -> Bool {
    let gap = words[index - 1].span.upperBound..<words[index].span.lowerBound
    return gap.count <= 4 && bytes[gap].allSatisfy { [0x20, 0x2C, 0x2E, 0x09, 0x3A].contains($0) }
  }

  private func atLineStart(_ word: NameWord, at index: Int) -> Range<Int>? {
    let end = word.span.upperBound
    if kinds(word).contains(.label), end < bytes.count, bytes[end] == UInt8(ascii: ":"),
      !bytes[end..<words[index + 1].span.lowerBound].contains(0x0A)
    {
      return run(from: index + 1)
    }
    return kinds(word).contains(.greeting) && isNear(index + 1) ? run(from: index + 1) : nil
  }

  // MARK: Sign-offs

  /// Whether at most five words stand before word `index` on its line, as in "Met de meeste
  /// hoogachting".
  private func isShortLine(before index: Int) -> Bool {
    var first = index
    while first > 0, !words[first].startsLine, index - first < 6 { first -= 1 }
    return words[first].startsLine || isAfterMark(first)
  }

  private func isAfterMark(_ index: Int) -> Bool {
    words[index].span.lowerBound > 1
      && [0x2E, 0x21].contains(bytes[words[index].span.lowerBound - 2])
  }

  /// The name under or behind a sign-off, which must end its line.
  private func signed(after index: Int) -> Range<Int>? {
    var next = index + 1
    while next < words.count, !kinds(words[next]).isDisjoint(with: [.signOff, .signOffLead]) {
      next += 1
    }
    guard next < words.count, !isNewSentence(next), let span = run(from: next, mayBreak: true)
    else { return nil }
    return closes(at: span.upperBound) ? span : nil
  }

  /// Whether a full stop that is no abbreviation's parts word `index` from the one before, on one
  /// line.
  private func isNewSentence(_ index: Int) -> Bool {
    let previous = words[index - 1].span
    let gap = bytes[previous.upperBound..<words[index].span.lowerBound]
    return previous.count > 4 && !gap.contains(0x0A) && (gap.contains(0x2E) || gap.contains(0x21))
  }

  // MARK: Within a sentence

  /// The name behind "mijn naam is".
  private func introduced(_ word: NameWord, at index: Int) -> Range<Int>? {
    guard isNear(index + 1), let phrases = cues.introductions[FoldedHash(bytes, word.span)] else {
      return nil
    }
    let isSaid = phrases.contains { phrase in
      phrase.count <= index
        && zip(phrase, words[..<index].reversed()).allSatisfy { FoldedHash(bytes, $1.span) == $0 }
    }
    guard isSaid, let first = firstOfName(from: index + 1),
      words[first].isName || isKnown(words[first]),
      let span = run(from: index + 1)
    else { return nil }
    return closes(at: span.upperBound) || isGiven(words[first]) || isFollowed(span)
      ? span : nil
  }

  /// Whether a joining word comes next, as in "ik ben Anouk en ik".
  private func isFollowed(_ span: Range<Int>) -> Bool {
    guard let next = words.first(where: { $0.span.lowerBound >= span.upperBound }) else {
      return true
    }
    return kinds(next).contains(.joiner)
  }

  /// The word that a name begins with, titles and particles passed over.
  private func firstOfName(from index: Int) -> Int? {
    (index..<min(index + 4, words.count)).first {
      words[$0].isCapitalised || isKnown(words[$0])
    }
  }

  /// "Met Youssef." and "Hallo, met Bas Terpstra hier".
  private func calling(after index: Int) -> Range<Int>? {
    guard isNear(index + 1), let span = run(from: index + 1) else { return nil }
    if closes(at: span.upperBound) { return span }
    let next = words.dropFirst(index + 1).first { $0.span.lowerBound >= span.upperBound }
    return next.map { kinds($0).contains(.here) } ?? true ? span : nil
  }

  private func beginsSentence(at index: Int) -> Bool {
    if words[index].startsLine { return true }
    return bytes[words[index - 1].span.upperBound..<words[index].span.lowerBound].contains {
      [0x2C, 0x2E, 0x3F, 0x21].contains($0)
    }
  }

  // MARK: Attributions

  /// The name behind "schreef" before a mark, or before it on a line that ends in a colon.
  private func writer(at index: Int) -> Range<Int>? {
    if index + 1 < words.count, isNear(index + 1), words[index + 1].isName,
      let span = run(from: index + 1), span.upperBound < bytes.count,
      closesAttribution(span.upperBound)
    {
      return span
    }
    guard index > 0, !words[index].startsLine, words[index - 1].isName,
      let end = bytes[words[index].span.upperBound...].firstIndex(of: 0x0A),
      bytes[..<end].last == UInt8(ascii: ":")
    else { return nil }
    return runBack(to: index - 1)
  }

  private func closesAttribution(_ end: Int) -> Bool {
    var index = end
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index < bytes.count && [0x3A, 0x3C, 0x28, 0x5B].contains(bytes[index])
  }
}
