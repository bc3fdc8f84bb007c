/// How a text is searched for the patterns of a matcher.
extension PhraseMatcher {
  /// What this matcher knows of a word, looked up once for a ``WordBook``.
  package func hint(of word: WordBook.Word, in book: WordBook) -> PhraseHint {
    let list = files.list(of: word.hash)
    var head = list.map { files.newest(in: $0) + 1 } ?? 0
    var needs = list.map { files.needs(of: $0) } ?? .none
    // Words that are not told apart may be any.
    var roles = word.isStranger ? .max : companions.roles(of: word.hash)
    let norm = book.norm(of: word)
    for list in affixLists(of: norm) {
      head |= Self.hasAffix
      needs.add(files.needs(of: list))
    }
    if let numbers = files.numbers, norm.count > 0, norm[0] &- 0x30 < 10 {
      head |= Self.isNumber
      needs.add(files.needs(of: numbers))
    }
    roles |= companions.roles(ofParts: norm)
    return PhraseHint(roles: roles, needs: needs, head: head)
  }

  /// The bit of a head that says that the word may be a number, for which patterns are filed.
  private static let isNumber: UInt32 = 1 << 30

  /// The bit of a head that says that patterns are filed under an affix of the word.
  private static let hasAffix: UInt32 = 1 << 31

  /// The lists that are filed under how a word begins and ends, of which some anchor fits.
  private func affixLists(of norm: Span<UInt8>) -> [UInt32] {
    guard let first = WordEdge(startOf: norm), let last = WordEdge(endOf: norm) else { return [] }
    var lists: [UInt32] = []
    if let start = files.list(of: first, .start), anyFits(start, norm) { lists.append(start) }
    if let end = files.list(of: last, .end), anyFits(end, norm) { lists.append(end) }
    return lists
  }

  /// Whether one of the patterns of a list of affixes has an anchor that a word is.
  private func anyFits(_ list: UInt32, _ norm: Span<UInt8>) -> Bool {
    var next = Int(files.newest(in: list))
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
  /// - Parameter hints: the ``hint(of:in:)`` of each of the list's tokens.
  package func find(
    in list: TokenList, _ range: Range<Int>, by hints: borrowing PhraseHints,
    into found: inout [Match]
  ) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= min(list.count, hints.count),
      "a range of the tokens")
    var outlook = PhraseOutlook(of: range)
    // Most ranges have none, and need no walk.
    guard let first = outlook.nextAnchor(by: hints) else { return }
    var walk = PhraseWalk(
      PhraseScene(of: self, in: list, hints), range: range, present: outlook.roles)
    swap(&walk.found, &found)
    var next: Int? = first
    while let index = next {
      collect(hints[index].head, at: index, by: &walk)
      next = outlook.nextAnchor(by: hints)
    }
    swap(&walk.found, &found)
  }

  /// Tries all that is filed under a word on the token at `index`.
  @inline(__always)
  private func collect(_ head: UInt32, at index: Int, by walk: inout PhraseWalk) {
    let newest = head & ~(Self.hasAffix | Self.isNumber)
    if newest != 0 { walk.tryLinks(from: newest &- 1, at: index) }
    if newest != head { collectOpen(head, at: index, by: &walk) }
  }

  /// Tries what is filed under numbers and affixes.
  @inline(never)
  private func collectOpen(_ head: UInt32, at index: Int, by walk: inout PhraseWalk) {
    if head & Self.isNumber != 0, walk.scene.tokens[index].isNumber, let numbers = files.numbers {
      walk.tryLinks(from: files.newest(in: numbers), at: index)
    }
    guard head & Self.hasAffix != 0 else { return }
    for list in affixLists(of: walk.scene.norms.extracting(walk.scene.tokens[index].normRange)) {
      walk.tryAffixes(from: files.newest(in: list), at: index)
    }
  }

  /// What this matcher knows of all words of a book, behind a hint of no word.
  package func hints(of book: WordBook) -> [PhraseHint] {
    [.none] + book.words.map { hint(of: $0, in: book) }
  }

  /// The cards of tokens whose words' hints are `hints`.
  package func cards(of list: TokenList, _ hints: [PhraseHint]) -> TokenCards {
    TokenCards(list) { token in
      let row = Int(token.word) + 1
      return PhraseCard(row: row, hints: [hints[row]])
    }
  }

  /// Every match inside `range` of tokens that were entered in no book.
  package func matches(in list: TokenList, _ range: Range<Int>) -> [Match] {
    var list = list
    var book = WordBook()
    book.enter(&list, range)
    var found: [Match] = []
    let hints = hints(of: book)
    let cards = cards(of: list, hints)
    find(in: list, range, by: PhraseHints(cards: cards, table: hints.span), into: &found)
    return found
  }
}
