import Feedback
import GRDB

/// A customer's words on one touchpoint, for a report: one statement, or one clause without any.
package struct Quote: Sendable, Equatable {
  package var item: ItemID
  /// As in ``Observation/person``, so that a small cell's quotes can be suppressed.
  package var person: Int64
  package var received: Timestamp?
  package var channel: Channel
  package var language: LanguageCode
  package var touchpoint: Touchpoint
  /// The words as they stand in the item's text.
  package var text: String
  /// Where they stand there, in UTF-8 bytes.
  package var span: Range<Int>
  /// Of the clause; of the item where no clause holds the statement.
  package var sentiment: Sentiment
  /// The class of statement; nil for a clause that makes none.
  package var kind: Feedback.Statement.Kind?
  package var disconfirmation: Disconfirmation?
  package var promise: PromiseState?
  /// What was promised or expected, and what came of it, where the statement gives amounts.
  package var promised: Feedback.Statement.Amount?
  package var actual: Feedback.Statement.Amount?
  /// Those found within the words.
  package var themes: [Theme] = []
  /// Of the whole item.
  package var ratings: Ratings
}

/// Which quotes to look for.
package struct QuoteQuery: Sendable, Equatable {
  /// Which side of neutral, or of as expected, a quote must be on.
  package enum Sign: Sendable { case negative, positive }

  /// Of receipt; nil for all times.
  package var received: Range<Timestamp>?
  package var channel: Channel?
  package var touchpoint: Touchpoint?
  package var theme: Theme?
  package var sign: Sign?
  package var limit: Int

  package init(
    received: Range<Timestamp>? = nil, channel: Channel? = nil, touchpoint: Touchpoint? = nil,
    theme: Theme? = nil, sign: Sign? = nil, limit: Int = 20
  ) {
    self.received = received
    self.channel = channel
    self.touchpoint = touchpoint
    self.theme = theme
    self.sign = sign
    self.limit = limit
  }
}

extension FeedbackArchive {
  /// Quotes that fit `query`, newest item first; of one item its statements before its clauses.
  package func quotes(_ query: QuoteQuery) throws(ArchiveError) -> [Quote] {
    try reading { db in
      let run = try QueryRun(query.tests(db), in: query.received, db)
      var items = ItemReader(db)
      var quotes: [Quote] = []
      try run.forEachNewest { place in
        let item = try items.item(place)
        quotes += item.quotes().filter { query.admits($0, of: item.reading) }
        return quotes.count < query.limit ? .goOn : .stop
      }
      return Array(quotes.prefix(max(0, query.limit)))
    }
  }
}

extension QuoteQuery {
  fileprivate func tests(_ db: Database) throws -> [FactTest] {
    let names = NameCodes(db)
    let marks = [
      channel.map(Mark.channel), touchpoint.map { .touchpoint($0.rawValue) },
      theme.map { .theme($0.rawValue) },
    ]
    return try marks.compactMap { $0 }.map { try names.test($0) }
  }

  fileprivate func admits(_ quote: Quote, of reading: Reading) -> Bool {
    guard touchpoint == nil || quote.touchpoint == touchpoint else { return false }
    guard theme == nil || reading.mentions(theme, in: quote.span) else { return false }
    let verdict = quote.disconfirmation?.rawValue ?? quote.sentiment.label.code
    switch sign {
    case .negative: return verdict < 0 || quote.promise == .broken
    case .positive: return verdict > 0 && quote.promise != .broken
    case nil: return true
    }
  }
}

extension Reading {
  /// Whether the theme, or one of the family that it names, is mentioned in these bytes.
  fileprivate func mentions(_ theme: Theme?, in span: Range<Int>) -> Bool {
    themes.contains { mention in
      (mention.theme == theme || mention.theme.family == theme?.rawValue)
        && mention.span.overlaps(span)
    }
  }
}

extension ArchivedItem {
  /// What can be quoted of the item: its statements, then the clauses that hold none.
  fileprivate func quotes() -> [Quote] {
    let utf8 = Array(item.text.utf8)
    let main = reading.touchpoints.first ?? .unknown
    let statements = reading.statements.map { statement in
      let clause = reading.clauses.first { $0.span.overlaps(statement.span) }
      var quote = quote(
        statement.span, of: utf8,
        at: statement.touchpoint == .unknown ? main : statement.touchpoint,
        clause?.sentiment ?? reading.sentiment)
      quote.kind = statement.kind
      quote.disconfirmation = statement.disconfirmation
      quote.promise = statement.promise
      quote.promised = statement.promised
      quote.actual = statement.actual
      return quote
    }
    let clauses = reading.clauses.filter { clause in
      !reading.statements.contains { $0.span.overlaps(clause.span) }
    }
    let quotes =
      statements
      + clauses.map { quote($0.span, of: utf8, at: $0.touchpoint ?? main, $0.sentiment) }
    guard quotes.isEmpty, !item.ratings.isEmpty else { return quotes }
    return [quote(0..<0, of: utf8, at: main, reading.sentiment)]
  }

  private func quote(
    _ span: Range<Int>, of utf8: [UInt8], at touchpoint: Touchpoint, _ sentiment: Sentiment
  ) -> Quote {
    let safe = span.clamped(to: 0..<utf8.count)
    return Quote(
      item: id, person: person, received: item.received, channel: item.channel,
      language: reading.language, touchpoint: touchpoint,
      text: String(decoding: utf8[safe], as: UTF8.self), span: safe, sentiment: sentiment,
      themes: reading.themes.filter { $0.span.overlaps(safe) }.map(\.theme),
      ratings: item.ratings)
  }
}
