import Feedback
import Language

/// Tells where in the journey a text's experiences happened, and what they are about.
///
/// Every cue of `touchpoint-cues.tsv` adds its weight to its clause and to the item, each word once
/// for a touchpoint; the weightiest touchpoint is the item's, others join it where they carry enough
/// weight (``TouchpointTally``), so that a passing mention is no subject. What the source states
/// wins.
package struct TopicReader: Sendable {
  private let dutch: TopicLexicon
  private let english: TopicLexicon
  /// An empty tally, copied for each text: a copy costs nothing until something is added.
  private let tally: TouchpointTally

  /// - Throws: ``LexiconError`` with file and line where a row cannot be used.
  package init(lexicons: Lexicons) throws(LexiconError) {
    dutch = try TopicLexicon(.dutch, lexicons: lexicons)
    english = try TopicLexicon(.english, lexicons: lexicons)
    tally = TouchpointTally(
      lexicons.taxonomy.touchpoints.map { Touchpoint(rawValue: $0.id) })
  }

  /// The topics of `text`; gives each of its statements the touchpoint of its clause, else the
  /// item's.
  ///
  /// - Parameter stated: the touchpoint that the source states; it beats what the text suggests.
  package func topics(
    in text: ParsedText, stated: Touchpoint?, statements: inout [Statement]
  ) -> Topics {
    var tally = tally
    tally.reserve(clauses: text.clauses.count)
    var mentions: [Topics.Mention] = []
    for (index, clause) in text.clauses.enumerated() {
      let language = text.sentenceLanguages[clause.sentence]
      if LanguageCode.analysed.contains(language) {
        let lexicon = language == .english ? english : dutch
        read(clause.tokens, ofClause: index, of: text, by: lexicon, &tally, &mentions)
      }
      tally.endClause()
    }
    let touchpoints = stated.map { [$0] } ?? tally.subjects
    let places = stated.map { Array(repeating: $0, count: text.clauses.count) } ?? tally.clauses
    for index in statements.indices {
      statements[index].touchpoint =
        place(of: statements[index], places, in: text) ?? touchpoints.first ?? .unknown
    }
    imply(statements, in: text, into: &mentions)
    if mentions.count > 1 { mentions.sort { $0.span.lowerBound < $1.span.lowerBound } }
    return Topics(touchpoints: touchpoints, clauses: places, themes: mentions)
  }

  /// A clause longer than this many tokens is weighed in pieces, so that the work grows with the
  /// length of the text.
  private static let longestClause = 120

  private func read(
    _ tokens: Range<Int>, ofClause index: Int, of text: ParsedText, by lexicon: TopicLexicon,
    _ tally: inout TouchpointTally, _ mentions: inout [Topics.Mention]
  ) {
    let matches = lexicon.audible(in: text.tokens, tokens)
    mention(matches, ofClause: index, of: text, by: lexicon, into: &mentions)
    guard tokens.count > Self.longestClause else {
      return weigh(matches, by: lexicon, into: &tally)
    }
    for start in stride(from: tokens.lowerBound, to: tokens.upperBound, by: Self.longestClause) {
      let piece = start..<min(start + Self.longestClause, tokens.upperBound)
      weigh(lexicon.audible(in: text.tokens, piece), by: lexicon, into: &tally)
    }
  }

  /// Adds each place that `matches` name to the tally, the longest first, each word once for a
  /// touchpoint.
  private func weigh(
    _ matches: [PhraseMatcher.Match], by lexicon: TopicLexicon, into tally: inout TouchpointTally
  ) {
    let areEqual = matches.allSatisfy { $0.named == 1 }
    let ranked =
      areEqual
      ? matches : matches.sorted { $0.named.nonzeroBitCount > $1.named.nonzeroBitCount }
    var taken: [(number: Int, tokens: Range<Int>)] = []
    for match in ranked {
      guard case .place(let number, let weight) = lexicon.meaning(of: match),
        !taken.contains(where: { $0.number == number && $0.tokens.overlaps(match.tokens) })
      else { continue }
      taken.append((number, match.tokens))
      tally.add(number, weight)
    }
  }

  private func mention(
    _ matches: [PhraseMatcher.Match], ofClause index: Int, of text: ParsedText,
    by lexicon: TopicLexicon, into mentions: inout [Topics.Mention]
  ) {
    let first = mentions.count
    for match in matches {
      guard case .subject(let theme) = lexicon.meaning(of: match),
        let span = text.tokens.span(of: match.tokens),
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
    guard !statements.isEmpty else { return }
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
