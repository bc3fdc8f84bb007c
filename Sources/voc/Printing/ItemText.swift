import Archive
import Feedback

/// A whole archived item for people: its facts, its words, and what was read in them.
struct ItemText {
  let archived: ArchivedItem
  let zone: Zone

  private var item: FeedbackItem { archived.item }
  private var reading: Reading { archived.reading }

  /// The item as it came: facts, ratings, words and the other columns.
  func printItem() {
    Output.line(headline)
    if let subject = item.subject { Output.line("  " + HarmlessText.harmless(subject)) }
    for rating in ratings { Output.line("  " + rating) }
    for line in item.text.split(separator: "\n", omittingEmptySubsequences: false) {
      for part in HarmlessText.harmless(String(line)).wrapped(to: 76) { Output.line("  " + part) }
    }
    for column in item.columns {
      Output.line("  " + HarmlessText.harmless("\(column.name): \(column.value)"))
    }
  }

  /// Where the item lies, and what was read in it: statements, themes, and how its clauses sound.
  func printReading() {
    fact("from", "\(item.source.file) #\(item.source.index) (\(item.format))")
    fact("language", reading.language.rawValue)
    fact("touchpoint", archived.touchpoints.map(\.rawValue).joined(separator: ", "))
    fact("company", item.customer.company)
    fact("segment", item.customer.segment)
    fact("thread", item.thread)
    fact("lexicons", archived.lexiconVersion)
    let utf8 = Array(item.text.utf8)
    for statement in reading.statements {
      let verdict = statement.disconfirmation.map { d in
        "d \(d.rawValue > 0 ? "+" : "")\(d.rawValue)"
      }
      let promise = statement.promise.map { "promise \($0.rawValue)" }
      let place = statement.touchpoint == .unknown ? nil : statement.touchpoint.rawValue
      let facts = [verdict ?? (promise == nil ? "open" : nil), promise, place].compactMap { $0 }
      quote("statement", facts.joined(separator: ", "), statement.span, in: utf8)
    }
    for mention in reading.themes {
      quote("theme", mention.theme.rawValue, mention.span, in: utf8)
    }
  }

  private var headline: String {
    let day = item.received.map { zone.date(of: $0).description } ?? "no date"
    return "\(archived.id)  \(day)  \(item.channel.rawValue)  \(reading.sentiment.label.rawValue) "
      + Figures.signed(reading.sentiment.score.value)
  }

  private var ratings: [String] {
    Self.lines(item.ratings)
      + item.ratingBlocks.flatMap { block in
        Self.lines(block.ratings).map { "\(block.touchpoint.rawValue): \($0)" }
      }
  }

  private static func lines(_ ratings: Ratings) -> [String] {
    let all = [
      ("NPS", ratings.nps), ("CSAT", ratings.csat), ("CES", ratings.ces),
      ("expectation", ratings.expectation), ("experience", ratings.experience),
    ]
    return all.compactMap { name, rating in
      rating.map { "\(name) \(Figures.short($0.value)) of \(Figures.short($0.highest))" }
    }
  }

  private func fact(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    Output.line("\(name.padding(to: 11)) \(HarmlessText.harmless(value))")
  }

  private func quote(_ name: String, _ what: String, _ span: Range<Int>, in utf8: [UInt8]) {
    let words = String(decoding: utf8[span.clamped(to: 0..<utf8.count)], as: UTF8.self)
    let lines = "“\(HarmlessText.harmless(words))”".wrapped(to: 64)
    Output.line("\(name.padding(to: 11)) \(what)")
    for line in lines { Output.line("".padding(to: 12) + line) }
  }
}
