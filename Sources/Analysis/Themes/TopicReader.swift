import Feedback
import Language

/// Tells where in the journey a text's experiences happened, and what they are about.
///
/// Every cue of `touchpoint-cues.tsv` adds its weight to its clause and to the item, each word once
/// for a touchpoint; the weightiest touchpoint is the item's, others join it where they carry enough
/// weight (``TouchpointTally``), so that a passing mention is no subject. What the source states
/// wins.
final class TopicReader: Sendable {
  let dutch: Deferred<TopicLexicon>
  let english: Deferred<TopicLexicon>
  /// Those of the taxonomy by their numbers.
  private let themes: [Theme]
  private let order: TouchpointOrder

  /// Memory that a reader uses again.
  struct Scratch: Sendable {
    fileprivate var dutch: TopicLexicon?
    fileprivate var english: TopicLexicon?
    fileprivate var matches: [PhraseMatcher.Match] = []
    fileprivate var tally = TouchpointTally()
    /// The themes of the clause that is being read, by their numbers.
    fileprivate var named: [Int] = []
  }

  /// - Throws: ``LexiconError`` with file and line where a row cannot be used.
  init(lexicons: Lexicons) throws(LexiconError) {
    dutch = try Deferred(in: lexicons.library) { () throws(LexiconError) in
      try TopicLexicon(.dutch, lexicons: lexicons)
    }
    english = try Deferred(in: lexicons.library) { () throws(LexiconError) in
      try TopicLexicon(.english, lexicons: lexicons)
    }
    themes = lexicons.taxonomy.themes.map { Theme(rawValue: $0.id) }
    order = TouchpointOrder(
      lexicons.taxonomy.touchpoints.map { Touchpoint(rawValue: $0.id) })
  }

  /// The topics of `text`; gives each of its statements the touchpoint of its clause, else the
  /// item's. ``touchpoint(ofClause:stated:_:)`` then has those of its clauses.
  ///
  /// - Parameter stated: the touchpoint that the source states; it beats what the text suggests.
  func topics(
    in text: ParsedText, by facts: TextFacts, _ cards: TokenCards, stated: Touchpoint?,
    statements: inout [Statement], _ scratch: inout Scratch
  ) -> Topics {
    scratch.tally.open(order)
    var mentions: [Topics.Mention] = []
    for index in text.clauses.indices {
      read(index, of: text, by: facts, cards, &scratch, &mentions)
      scratch.tally.endClause(order)
    }
    let touchpoints = stated.map { [$0] } ?? scratch.tally.subjects(order)
    for index in statements.indices {
      statements[index].touchpoint =
        place(of: statements[index], in: text, stated: stated, scratch) ?? touchpoints.first
        ?? .unknown
    }
    imply(statements, in: text, into: &mentions)
    if mentions.count > 1 { mentions.sort { $0.span.lowerBound < $1.span.lowerBound } }
    return Topics(touchpoints: touchpoints, themes: mentions)
  }

  /// The touchpoint of a clause of the text that was read last; nil where the clause says nothing of
  /// its own about the place.
  func touchpoint(ofClause clause: Int, stated: Touchpoint?, _ scratch: Scratch) -> Touchpoint? {
    stated ?? scratch.tally.place(ofClause: clause).map { order.touchpoints[$0] }
  }

  /// A clause longer than this many tokens is weighed in pieces, so that the work grows with the
  /// length of the text.
  private static let longestClause = 120

  private func read(
    _ clause: Int, of text: ParsedText, by facts: TextFacts, _ cards: TokenCards,
    _ scratch: inout Scratch, _ mentions: inout [Topics.Mention]
  ) {
    let tongue = text.tongues[text.clauses[clause].sentence]
    guard tongue.isAnalysed else { return }
    let tokens = text.clauses[clause].tokens
    find(tokens, of: text, by: facts, cards, tongue, &scratch)
    guard !scratch.matches.isEmpty else { return }
    let lexicon = lexicon(tongue, &scratch)
    mention(scratch.matches, ofClause: clause, of: text, by: lexicon, &scratch.named, &mentions)
    guard tokens.count > Self.longestClause else {
      return weigh(&scratch.matches, by: lexicon, into: &scratch.tally)
    }
    for start in stride(from: tokens.lowerBound, to: tokens.upperBound, by: Self.longestClause) {
      let piece = start..<min(start + Self.longestClause, tokens.upperBound)
      find(piece, of: text, by: facts, cards, tongue, &scratch)
      weigh(&scratch.matches, by: lexicon, into: &scratch.tally)
    }
  }

  private func lexicon(_ tongue: Tongue, _ scratch: inout Scratch) -> TopicLexicon {
    tongue == .english ? english.value(&scratch.english) : dutch.value(&scratch.dutch)
  }

  private func find(
    _ tokens: Range<Int>, of text: ParsedText, by facts: TextFacts, _ cards: TokenCards,
    _ tongue: Tongue, _ scratch: inout Scratch
  ) {
    lexicon(tongue, &scratch).findAudible(
      in: text.tokens, tokens, by: facts.hints(.topics, tongue, of: cards),
      into: &scratch.matches)
  }

  /// Adds each place that `matches` name to the tally, the longest first, each word once for a
  /// touchpoint. Leaves of `matches` what it added.
  private func weigh(
    _ matches: inout [PhraseMatcher.Match], by lexicon: TopicLexicon,
    into tally: inout TouchpointTally
  ) {
    if !matches.allSatisfy({ $0.named == 1 }) {
      matches.sort { $0.named.nonzeroBitCount > $1.named.nonzeroBitCount }
    }
    var taken = 0
    for index in matches.indices {
      let match = matches[index]
      guard case .place(let number, let weight) = lexicon.meaning(of: match) else { continue }
      let isTaken = (0..<taken).contains { earlier in
        guard case .place(number, _) = lexicon.meaning(of: matches[earlier]) else { return false }
        return matches[earlier].tokens.overlaps(match.tokens)
      }
      if isTaken { continue }
      matches[taken] = match
      taken += 1
      tally.add(number, weight)
    }
  }

  private func mention(
    _ matches: [PhraseMatcher.Match], ofClause index: Int, of text: ParsedText,
    by lexicon: TopicLexicon, _ named: inout [Int], _ mentions: inout [Topics.Mention]
  ) {
    if !named.isEmpty { named.removeAll(keepingCapacity: true) }
    for match in matches {
      guard case .subject(let number) = lexicon.meaning(of: match), !named.contains(number),
        let span = text.tokens.span(of: match.tokens)
      else { continue }
      named.append(number)
      mentions.append(Topics.Mention(theme: themes[number], span: span, clause: index))
    }
  }

  /// The touchpoint of the last clause of a statement that names one: what happened tells more than
  /// what was promised.
  private func place(
    of statement: Statement, in text: ParsedText, stated: Touchpoint?, _ scratch: Scratch
  ) -> Touchpoint? {
    var index = clause(at: statement.span.upperBound - 1, in: text)
    while index >= 0, text.span(of: text.clauses[index]).upperBound > statement.span.lowerBound {
      if let place = touchpoint(ofClause: index, stated: stated, scratch) { return place }
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
