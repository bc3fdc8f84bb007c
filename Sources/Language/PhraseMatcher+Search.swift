/// How a text is searched for the patterns of a matcher.
extension PhraseMatcher {
  /// What is filed under a word: its newest ``Link`` plus one, 0 where there is none, and whether
  /// patterns are filed under how it begins or ends.
  package func head(of word: WordBook.Word, in book: WordBook) -> UInt32 {
    var head = files.newest(of: word.hash).map { $0 + 1 } ?? 0
    book.withNorm(word) { norm in
      let affixes = affixHeads(of: norm)
      if affixes.start != nil || affixes.end != nil { head |= Self.hasAffix }
      if files.numbers != nil, norm.count > 0, norm[0] &- 0x30 < 10 { head |= Self.isNumber }
    }
    return head
  }

  /// The bit of a head that says that the word may be a number, for which patterns are filed.
  private static let isNumber: UInt32 = 1 << 30

  /// The bit of a head that says that patterns are filed under an affix of the word.
  private static let hasAffix: UInt32 = 1 << 31

  /// The newest links that are filed under how a word begins and ends.
  private func affixHeads(of norm: Span<UInt8>) -> (start: UInt32?, end: UInt32?) {
    guard let first = WordEdge(startOf: norm), let last = WordEdge(endOf: norm) else {
      return (nil, nil)
    }
    return (
      files.newest(of: first, .start).flatMap { anyFits($0, norm) ? $0 : nil },
      files.newest(of: last, .end).flatMap { anyFits($0, norm) ? $0 : nil }
    )
  }

  /// Whether one of the patterns of a list of affixes has an anchor that a word is.
  private func anyFits(_ newest: UInt32, _ norm: Span<UInt8>) -> Bool {
    var next = Int(newest)
    while true {
      let anchor = patterns[Int(files.links[next].target)].anchor
      for affix in elements[anchor].affixes where affixes[affix].fits(norm, affixBytes.span) {
        return true
      }
      if files.links[next].isOldest { return false }
      next -= 1
    }
  }

  /// Adds every match inside `range` to `found`, in the order of their anchors. A pattern is found at
  /// most once for each place of its anchor; different patterns may overlap.
  ///
  /// - Parameters:
  ///   - list: tokens that were entered in a ``WordBook``.
  ///   - heads: the ``head(of:in:)`` of each word of that book.
  package func find(
    in list: TokenList, _ range: Range<Int>, by heads: [UInt32], into found: inout [Match]
  ) {
    var walk = PhraseWalk(
      links: files.links.span, patterns: patterns.span, elements: elements.span, words: words.span,
      affixes: affixes.span, affixBytes: affixBytes.span, tokens: list.tokens.span,
      norms: list.norms.span, range: range)
    swap(&walk.found, &found)
    let heads = heads.span
    let tokens = list.tokens.span
    for index in range {
      let head = heads[Int(tokens[unchecked: index].word)]
      if head != 0 { collect(head, at: index, by: &walk) }
    }
    swap(&walk.found, &found)
  }

  /// Tries all that is filed under a word on the token at `index`.
  @inline(__always)
  private func collect(_ head: UInt32, at index: Int, by walk: inout PhraseWalk) {
    let newest = head & ~(Self.hasAffix | Self.isNumber)
    if newest != 0 { walk.tryLinks(from: newest &- 1, at: index) }
    if head & Self.isNumber != 0, walk.tokens[index].kind == .number, let numbers = files.numbers {
      walk.tryLinks(from: numbers, at: index)
    }
    if head & Self.hasAffix != 0 { collectAffixes(at: index, by: &walk) }
  }

  @inline(never)
  private func collectAffixes(at index: Int, by walk: inout PhraseWalk) {
    let heads = affixHeads(of: walk.norms.extracting(walk.tokens[index].normRange))
    if let start = heads.start { walk.tryAffixes(from: start, at: index) }
    if let end = heads.end { walk.tryAffixes(from: end, at: index) }
  }

  /// Every match inside `range` of tokens that were entered in no book.
  package func matches(in list: TokenList, _ range: Range<Int>) -> [Match] {
    var list = list
    var book = WordBook()
    book.enter(&list, range)
    var found: [Match] = []
    find(in: list, range, by: book.words.map { head(of: $0, in: book) }, into: &found)
    return found
  }
}
