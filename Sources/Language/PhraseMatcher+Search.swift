/// How a text is searched for the patterns of a matcher.
extension PhraseMatcher {
  /// What this matcher knows of a word. Where patterns are filed under how it begins or ends, or under
  /// numbers, those that fit it are added to `own` behind its other ones.
  func hint(of word: WordBook.Word, in book: WordBook, own: inout [Link]) -> PhraseHint {
    let norm = book.norm(of: word)
    // Words that are not told apart may be any.
    var roles = word.isStranger ? .all : companions.roles(of: word.hash)
    roles.formUnion(companions.roles(ofParts: norm))
    let list = files.list(of: word.hash)
    var needs = list.map { files.needs(of: $0) } ?? PhraseFiles.Needs()
    var newest = list.map { files.newest(in: $0) }
    let fitting = openLinks(of: norm, word.hash)
    if !fitting.isEmpty {
      for link in fitting { needs.add(link) }
      let first = own.count
      own += fitting.reversed()
      if let list { own += files.links(of: list) }
      for index in first..<own.count { own[index].isOldest = index == first }
      newest = UInt32(own.count - 1)
    }
    return PhraseHint(roles: roles, needs: needs, newest: newest, isOwn: !fitting.isEmpty)
  }

  /// The links under numbers, and those under the word's beginning and end of which the anchor fits, in the
  /// order in which they are tried.
  private func openLinks(of norm: Span<UInt8>, _ hash: UInt64) -> [Link] {
    var links: [Link] = []
    if let numbers = files.numbers, norm.count > 0, norm[0] &- 0x30 < 10 {
      links += files.links(of: numbers).reversed()
    }
    guard let first = WordEdge(startOf: norm), let last = WordEdge(endOf: norm) else {
      return links
    }
    for list in [files.list(of: first, .start), files.list(of: last, .end)] {
      guard let list else { continue }
      let filed = files.links(of: list)
      guard filed.contains(where: { hasAffix($0, norm) }) else { continue }
      links += filed.reversed().filter { hasAffix($0, norm) || names($0, hash) }
    }
    return links
  }

  /// Whether the anchor of a link's pattern is an affix of a word.
  private func hasAffix(_ link: Link, _ norm: Span<UInt8>) -> Bool {
    let anchor = table.elements[table.patterns[Int(link.target)].anchor]
    for affix in table.affixes[anchor.affixes] where affix.fits(norm, table.affixBytes.span) {
      return true
    }
    return false
  }

  /// Whether the anchor of a link's pattern is a word.
  private func names(_ link: Link, _ hash: UInt64) -> Bool {
    table.words[table.elements[table.patterns[Int(link.target)].anchor].words].contains(hash)
  }

  /// Adds every match inside `range` to `room`, in the order of their anchors. A pattern is found at
  /// most once for each place of its anchor; different patterns may overlap.
  ///
  /// - Parameter hints: of each of the list's tokens.
  package func find(
    in list: TokenList, _ range: Range<Int>, by hints: borrowing PhraseHints,
    into room: inout PhraseSearch.Room
  ) {
    var search = PhraseSearch(for: self, in: list, by: hints)
    search.swapRoom(&room)
    search.open(range)
    search.look(range, within: PhraseScopes(range))
    search.swapRoom(&room)
  }

  /// What this matcher knows of all words of a book, each at the row of its number plus one.
  package func hints(of book: WordBook) -> PhraseHintTable {
    var table = PhraseHintTable()
    for word in book.words { table.append(table.look(up: word, in: book, by: self)) }
    return table
  }

  /// The cards of tokens whose words' hints are `hints`.
  package func cards(of list: TokenList, _ hints: PhraseHintTable) -> TokenCards {
    TokenCards(list) { token in
      let row = Int(token.word) + 1
      return PhraseCard(row: row, hints: [hints.hints[row]])
    }
  }
}
