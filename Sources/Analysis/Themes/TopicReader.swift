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

  /// What a reader finds in a text.
  struct Scratch: Sendable {
    fileprivate var dutch: TopicLexicon?
    fileprivate var english: TopicLexicon?
    /// Of the piece of a clause that is being read.
    fileprivate var matches = ScratchArray<PhraseMatcher.Match>()
    /// The themes of the clause that is being read, by their numbers.
    fileprivate var named = ScratchArray<Int>()
    fileprivate var tally = TouchpointTally()
    /// In the order of the text, one of a theme a clause.
    fileprivate(set) var mentions: [Mention] = []
  }

  /// A theme and where it was found.
  struct Mention: Sendable {
    let theme: Theme
    let span: Range<Int>
    /// Index of the clause in the text.
    let clause: Int
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

  /// The touchpoints of `text`, weightiest first, `onbekend` where it names none; gives each of its
  /// statements the touchpoint of its clause, else the item's. The scratch then has the themes, and
  /// ``touchpoint(ofClause:stated:_:)`` the touchpoints of its clauses.
  ///
  /// - Parameter stated: the touchpoint that the source states; it beats what the text suggests.
  func touchpoints(
    in text: ParsedText, by hits: LexiconHits, stated: Touchpoint?,
    statements: inout [Statement], _ scratch: inout Scratch
  ) -> [Touchpoint] {
    scratch.tally.open(clauses: text.clauses.count)
    if !scratch.mentions.isEmpty { scratch.mentions.removeAll(keepingCapacity: true) }
    var next = 0
    for index in text.clauses.indices {
      guard next < hits.phrases.count else { break }
      guard hits.phrases[next].tokens.lowerBound < text.clauses[index].tokens.upperBound else {
        continue
      }
      read(index, of: text, by: hits, &next, &scratch)
    }
    let touchpoints = stated.map { [$0] } ?? scratch.tally.subjects(order)
    if !statements.isEmpty {
      for index in statements.indices {
        statements[index].touchpoint =
          place(of: statements[index], in: text, stated: stated, scratch) ?? touchpoints.first
          ?? .unknown
      }
      imply(statements, in: text, into: &scratch.mentions)
    }
    if scratch.mentions.count > 1 {
      scratch.mentions.sort { $0.span.lowerBound < $1.span.lowerBound }
    }
    return touchpoints
  }

  /// The touchpoint of a clause of the text that was read last; nil where the clause says nothing of
  /// its own about the place.
  func touchpoint(ofClause clause: Int, stated: Touchpoint?, _ scratch: Scratch) -> Touchpoint? {
    stated ?? scratch.tally.place(ofClause: clause).map { order.touchpoints[$0] }
  }

  /// Reads a clause by the phrases from `next` on, which moves behind them.
  private func read(
    _ clause: Int, of text: ParsedText, by hits: LexiconHits, _ next: inout Int,
    _ scratch: inout Scratch
  ) {
    let tongue = text.tongue(ofClause: clause)
    let tokens = text.clauses[clause].tokens
    scratch.named.removeAll()
    var start = tokens.lowerBound
    while start < tokens.upperBound {
      let piece = start..<min(start + JointMatcher.longestClause, tokens.upperBound)
      scratch.matches.removeAll()
      hits.copy(.topics, in: piece, from: &next, into: &scratch.matches)
      if !scratch.matches.isEmpty, tongue.isAnalysed {
        take(piece, ofClause: clause, of: text, tongue, &scratch)
      }
      start = piece.upperBound
    }
    scratch.tally.end(clause: clause, order)
  }

  /// Takes what was found in a piece of a clause for what it means.
  private func take(
    _ piece: Range<Int>, ofClause clause: Int, of text: ParsedText, _ tongue: Tongue,
    _ scratch: inout Scratch
  ) {
    let lexicon = lexicon(tongue, &scratch)
    var (areSilent, areLong) = (false, false)
    for match in scratch.matches {
      areSilent = areSilent || lexicon.meaning(of: match).isSilent
      areLong = areLong || match.named != 1
    }
    if areSilent { lexicon.silence(&scratch.matches, in: piece) }
    // The longest phrase of a subject tells where it is, and that of a place counts first.
    if areLong {
      scratch.matches.order {
        ($1.named.nonzeroBitCount, $0.tokens.lowerBound)
          < ($0.named.nonzeroBitCount, $1.tokens.lowerBound)
      }
    }
    mention(ofClause: clause, of: text, by: lexicon, &scratch)
    weigh(&scratch.matches, by: lexicon, into: &scratch.tally)
  }

  private func lexicon(_ tongue: Tongue, _ scratch: inout Scratch) -> TopicLexicon {
    tongue == .english ? english.value(&scratch.english) : dutch.value(&scratch.dutch)
  }

  /// Adds each place that `matches` name to the tally, the longest of which stand first, each word once for a
  /// touchpoint. Leaves of `matches` what it added.
  private func weigh(
    _ matches: inout ScratchArray<PhraseMatcher.Match>, by lexicon: TopicLexicon,
    into tally: inout TouchpointTally
  ) {
    var taken = 0
    for index in matches.indices {
      let match = matches[index]
      let place = lexicon.meaning(of: match)
      guard place.kind == .place else { continue }
      let isTaken = (0..<taken).contains { earlier in
        matches[earlier].tokens.overlaps(match.tokens)
          && lexicon.meaning(of: matches[earlier]).number == place.number
      }
      if isTaken { continue }
      matches[taken] = match
      taken += 1
      tally.add(place.number, place.weight)
    }
  }

  private func mention(
    ofClause index: Int, of text: ParsedText, by lexicon: TopicLexicon, _ scratch: inout Scratch
  ) {
    for match in scratch.matches {
      let subject = lexicon.meaning(of: match)
      guard subject.kind == .subject, !scratch.named.contains(subject.number),
        let span = text.tokens.span(of: match.tokens)
      else { continue }
      scratch.named.append(subject.number)
      scratch.mentions.append(
        Mention(theme: themes[subject.number], span: span, clause: index))
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
    _ statements: [Statement], in text: ParsedText, into mentions: inout [Mention]
  ) {
    var known = Set(mentions.map { ClauseTheme(theme: $0.theme, clause: $0.clause) })
    for statement in statements {
      let clause = max(0, clause(at: statement.span.lowerBound, in: text))
      for theme in ImpliedTheme.themes(of: statement)
      where known.insert(ClauseTheme(theme: theme, clause: clause)).inserted {
        mentions.append(Mention(theme: theme, span: statement.span, clause: clause))
      }
    }
  }

  private struct ClauseTheme: Hashable {
    let theme: Theme
    let clause: Int
  }
}
