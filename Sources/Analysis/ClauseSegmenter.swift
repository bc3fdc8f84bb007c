import Feedback
import Language

/// Cuts sentences into clauses, at marks and at the connectives of `connectives.tsv`.
package struct ClauseSegmenter: Sendable {
  private var dutch: WordIndex
  private var english: WordIndex
  /// A comma cuts only between pieces of this many words, so that lists stay together.
  private static let shortestPiece = 3

  /// Reads `nl/connectives.tsv` and `en/connectives.tsv`: word, tab, link.
  ///
  /// - Throws: ``LexiconError`` at an unknown link.
  package init(library: LexiconLibrary) throws(LexiconError) {
    dutch = try Self.read(library.table("nl/connectives.tsv"))
    english = try Self.read(library.table("en/connectives.tsv"))
  }

  private static func read(_ table: LexiconTable) throws(LexiconError) -> WordIndex {
    var index = WordIndex(capacity: table.rows.count)
    for row in table.rows.indices {
      guard let link = Clause.Link(rawValue: table.string(row, 1)) else {
        throw table.error(row, "the link is one of contrast, concession, condition, addition")
      }
      index.set(WordHash.of(Tokenizer.normalise(table.field(row, 0))), to: UInt32(link.number))
    }
    return index
  }

  /// The link that the word with this hash makes.
  func link(of hash: UInt64, in tongue: Tongue) -> Clause.Link {
    let connectives = tongue == .english ? english : dutch
    return connectives[hash: hash].map { Clause.Link(number: UInt8($0)) } ?? .none
  }

  /// Writes the clauses of all sentences, in order.
  func cut(_ text: inout ParsedText, by traits: [WordTraits]) {
    text.clauses.removeAll()
    for sentence in text.tokens.sentences.indices {
      cut(sentence, of: text.tokens, text.tongues[sentence], by: traits.span, into: &text.clauses)
    }
  }

  private func cut(
    _ sentence: Int, of list: TokenList, _ tongue: Tongue, by traits: Span<WordTraits>,
    into clauses: inout ScratchArray<Clause>
  ) {
    let range = list.sentences[sentence]
    precondition(range.lowerBound >= 0 && range.upperBound <= list.count, "a range of the tokens")
    let isQuestion = list.ends(range, in: UInt8(ascii: "?"))
    var start = range.lowerBound
    var link = traits[Int(list[start].word)].link(in: tongue)
    var last = start
    while let index = Self.nextStart(after: last, before: range.upperBound, of: list, by: traits) {
      last = index
      let next = traits[Int(list[index].word)].link(in: tongue)
      guard
        next != .none
          || list[index - 1].isMark
            && cuts(before: index, in: list, start: start, end: range.upperBound)
      else { continue }
      // "not only … but also": a connective right after the start opens no clause of its own.
      guard index - start > 1 || next == .contrast else {
        if link == .none { link = next }
        continue
      }
      clauses.append(
        Clause(tokens: start..<index, sentence: sentence, link: link, isQuestion: isQuestion))
      start = index
      link = next
    }
    clauses.append(
      Clause(
        tokens: start..<range.upperBound, sentence: sentence, link: link, isQuestion: isQuestion))
  }

  /// The first token behind one that may open a clause: a connective, in whatever language, or what follows
  /// a mark.
  private static func nextStart(
    after last: Int, before end: Int, of list: TokenList, by traits: Span<WordTraits>
  ) -> Int? {
    let tokens = list.tokens.span
    var index = last &+ 1
    var followsMark = tokens[last].isMark
    while index < end {
      let token = tokens[index]
      if followsMark || traits[Int(token.word)].mayLink { return index }
      followsMark = token.isMark
      index &+= 1
    }
    return nil
  }

  /// Whether the mark before `index` cuts here.
  private func cuts(before index: Int, in list: TokenList, start: Int, end: Int) -> Bool {
    switch list.mark(index - 1) {
    case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "!"), UInt8(ascii: "?"):
      return true
    case UInt8(ascii: "."): return list.tokens[index].flags.contains(.spaceBefore)
    case UInt8(ascii: "-"):
      return list.tokens[index - 1].flags.contains(.spaceBefore)
        && list.tokens[index].flags.contains(.spaceBefore)
    case UInt8(ascii: ","):
      guard index - 1 - start >= Self.shortestPiece else { return false }
      for next in index..<min(index + Self.shortestPiece, end) where list.tokens[next].isMark {
        return false
      }
      return true
    default: return false
    }
  }
}
