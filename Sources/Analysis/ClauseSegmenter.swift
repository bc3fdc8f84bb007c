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
      guard let link = Clause.Link(rawValue: table.string(row, 1)),
        let number = Self.links.firstIndex(of: link)
      else {
        throw table.error(row, "the link is one of contrast, concession, condition, addition")
      }
      index.set(WordHash.of(Tokenizer.normalise(table.field(row, 0))), to: UInt32(number))
    }
    return index
  }

  /// The clauses of all sentences, in order.
  package func clauses(of list: TokenList, languages: [LanguageCode]) -> [Clause] {
    var clauses: [Clause] = []
    clauses.reserveCapacity(list.sentences.count * 2)
    for sentence in list.sentences.indices {
      let language = sentence < languages.count ? languages[sentence] : .undetermined
      cut(sentence, of: list, by: language == .english ? english : dutch, into: &clauses)
    }
    return clauses
  }

  private func cut(
    _ sentence: Int, of list: TokenList, by connectives: WordIndex, into clauses: inout [Clause]
  ) {
    let range = list.sentences[sentence]
    let isQuestion = Self.endsInQuestionMark(list, range)
    var start = range.lowerBound
    var link = self.link(at: start, in: list, by: connectives)
    for index in range.lowerBound + 1..<range.upperBound {
      let next = self.link(at: index, in: list, by: connectives)
      guard
        next != .none
          || list.tokens[index - 1].isMark
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

  private static let links = Clause.Link.allCases

  @inline(__always)
  private func link(at index: Int, in list: TokenList, by connectives: WordIndex) -> Clause.Link {
    guard let link = connectives[hash: list.tokens[index].hash] else { return .none }
    return Self.links[Int(link)]
  }

  private static func endsInQuestionMark(_ list: TokenList, _ range: Range<Int>) -> Bool {
    for index in max(range.lowerBound, range.upperBound - 3)..<range.upperBound
    where list.tokens[index].isMark && list.mark(index) == UInt8(ascii: "?") {
      return true
    }
    return false
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
      return index - 1 - start >= Self.shortestPiece
        && (index..<min(index + Self.shortestPiece, end)).allSatisfy {
          !list.tokens[$0].isMark
        }
    default: return false
    }
  }
}
