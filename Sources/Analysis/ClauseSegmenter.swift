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
        let number = Clause.Link.allCases.firstIndex(of: link)
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
    for index in range.dropFirst() {
      let next = self.link(at: index, in: list, by: connectives)
      guard next != .none || isMark(before: index, in: list, start: start, end: range.upperBound)
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

  private func link(at index: Int, in list: TokenList, by connectives: WordIndex) -> Clause.Link {
    connectives[hash: list.tokens[index].hash].map { Clause.Link.allCases[Int($0)] } ?? .none
  }

  private static func endsInQuestionMark(_ list: TokenList, _ range: Range<Int>) -> Bool {
    range.suffix(3).contains {
      list.tokens[$0].isMark && list.mark($0) == UInt8(ascii: "?")
    }
  }

  /// Whether the token before `index` is a mark that cuts here.
  private func isMark(before index: Int, in list: TokenList, start: Int, end: Int) -> Bool {
    guard list.tokens[index - 1].isMark else { return false }
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
