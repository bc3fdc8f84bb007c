import Feedback
import Language

/// Tells where in the journey a text's experiences happened, and what they are about.
///
/// Every cue of `touchpoint-cues.tsv` adds its weight to its clause and to the item, each word once for
/// a touchpoint; the weightiest touchpoint is the item's, others join it where they carry enough
/// weight (``TouchpointTally``), so that a passing mention is no subject. What the source states wins.
package struct TopicReader: Sendable {
  private let dutch: TopicLexicon
  private let english: TopicLexicon

  /// - Throws: ``LexiconError`` with file and line where a row cannot be used.
  package init(lexicons: Lexicons) throws(LexiconError) {
    dutch = try TopicLexicon(.dutch, lexicons: lexicons)
    english = try TopicLexicon(.english, lexicons: lexicons)
  }

  /// The topics of `text`; gives each of its statements the touchpoint of its clause, else the item's.
  ///
  /// - Parameter stated: the touchpoint that the source states; it beats what the text suggests.
  package func topics(
    in text: ParsedText, stated: Touchpoint?, statements: inout [Statement]
  ) -> Topics {
    var tally = TouchpointTally(clauseCount: text.clauses.count)
    var mentions: [Topics.Mention] = []
    for (index, clause) in text.clauses.enumerated() {
      let language = text.sentenceLanguages[clause.sentence]
      guard LanguageCode.analysed.contains(language) else { continue }
      let lexicon = language == .english ? english : dutch
      weigh(clause, index, of: text, by: lexicon, into: &tally)
      mention(clause, index, of: text, by: lexicon, into: &mentions)
    }
    let touchpoints = stated.map { [$0] } ?? tally.subjects
    let places = text.clauses.indices.map { stated ?? tally.touchpoint(ofClause: $0) }
    for index in statements.indices {
      statements[index].touchpoint =
        place(of: statements[index], places, in: text) ?? touchpoints.first ?? .unknown
    }
    imply(statements, in: text, into: &mentions)
    mentions.sort { $0.span.lowerBound < $1.span.lowerBound }
    return Topics(touchpoints: touchpoints, clauses: places, themes: mentions)
  }

  private func weigh(
    _ clause: Clause, _ index: Int, of text: ParsedText, by lexicon: TopicLexicon,
    into tally: inout TouchpointTally
  ) {
    for start in stride(
      from: clause.tokens.lowerBound, to: clause.tokens.upperBound, by: Self.longestClause)
    {
      let piece = start..<min(start + Self.longestClause, clause.tokens.upperBound)
      weigh(piece, ofClause: index, of: text, by: lexicon, into: &tally)
    }
  }

  /// A clause longer than this many tokens is weighed in pieces, so that the work grows with the
  /// length of the text.
  private static let longestClause = 120

  private func weigh(
    _ tokens: Range<Int>, ofClause index: Int, of text: ParsedText, by lexicon: TopicLexicon,
    into tally: inout TouchpointTally
  ) {
    var taken: [(touchpoint: Touchpoint, tokens: Range<Int>)] = []
    let matches = lexicon.places.matches(in: text.tokens, tokens)
      .sorted { $0.named.nonzeroBitCount > $1.named.nonzeroBitCount }
    for match in matches {
      let (touchpoint, weight) = lexicon.placeRows[match.row]
      if taken.contains(where: {
        $0.touchpoint == touchpoint && $0.tokens.overlaps(match.tokens)
      }) {
        continue
      }
      taken.append((touchpoint, match.tokens))
      tally.add(touchpoint, weight, clause: index)
    }
  }

  private func mention(
    _ clause: Clause, _ index: Int, of text: ParsedText, by lexicon: TopicLexicon,
    into mentions: inout [Topics.Mention]
  ) {
    let first = mentions.count
    for match in lexicon.subjects.matches(in: text.tokens, clause.tokens) {
      let theme = lexicon.subjectRows[match.row]
      guard let span = text.tokens.span(of: match.tokens),
        !mentions[first...].contains(where: { $0.theme == theme })
      else { continue }
      mentions.append(Topics.Mention(theme: theme, span: span, clause: index))
    }
  }

  /// The touchpoint of the last clause of a statement that names one: what happened tells more than
  /// what was promised.
  private func place(
    of statement: Statement, _ places: [Touchpoint?], in text: ParsedText
  ) -> Touchpoint? {
    var index = clause(at: statement.span.upperBound - 1, in: text)
    while index >= 0, text.span(of: text.clauses[index]).upperBound > statement.span.lowerBound {
      if let place = places[index] { return place }
      index -= 1
    }
    return nil
  }

  /// Index of the last clause that starts at or before `byte`; -1 where there is none.
  private func clause(at byte: Int, in text: ParsedText) -> Int {
    var low = 0
    var high = text.clauses.count
    while low < high {
      let middle = (low + high) / 2
      if text.span(of: text.clauses[middle]).lowerBound <= byte {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low - 1
  }

  /// Adds the themes that follow from the kind of a statement and the unit of its amounts, once a
  /// clause.
  private func imply(
    _ statements: [Statement], in text: ParsedText, into mentions: inout [Topics.Mention]
  ) {
    var known = Set(mentions.map { ClauseTheme(theme: $0.theme, clause: $0.clause) })
    for statement in statements {
      let clause = max(0, clause(at: statement.span.lowerBound, in: text))
      for theme in ImpliedTheme.themes(of: statement)
      where known.insert(ClauseTheme(theme: theme, clause: clause)).inserted {
        mentions.append(Topics.Mention(theme: theme, span: statement.span, clause: clause))
      }
    }
  }

  private struct ClauseTheme: Hashable {
    let theme: Theme
    let clause: Int
  }
}
