import Feedback

/// A term of the index that is no word of a text but something that analysis or the source says of
/// the item, so that fields are sought as fast as words are.
struct Mark: Hashable {
  /// Written after the mark byte. Never holds a space.
  let term: String

  private init(_ field: String, _ value: String) {
    let hasSpace = value.utf8.contains(0x20)
    term = field + ":" + (hasSpace ? String(value.map { $0 == " " ? "_" : $0 }) : value)
  }

  /// Every item has it: what an exclusion alone is taken from.
  static let item = Mark("item", "")

  static func touchpoint(_ id: String) -> Mark { Mark("t", id) }
  /// A theme, or a family of themes.
  static func theme(_ id: String) -> Mark { Mark("h", id) }
  static func channel(_ channel: Channel) -> Mark { Mark("c", channel.rawValue) }
  static func language(_ code: String) -> Mark { Mark("l", code) }
  static func sentiment(_ label: SentimentLabel) -> Mark { Mark("s", label.rawValue) }
  static func promise(_ state: PromiseState) -> Mark { Mark("p", state.rawValue) }
  /// The net sign of what was expected against what happened.
  static func expectation(_ sign: Int) -> Mark { Mark("e", String(sign)) }

  /// The marks of an item. `promise` has one for each state that its statements or answers hold, so
  /// that `promise:kept` finds a kept promise in an item that also has a broken one.
  static func all(of item: FeedbackItem, reading: Reading, facts: ItemFacts) -> [Mark] {
    var marks: [Mark] = [
      .item, .channel(item.channel), .language(reading.language.rawValue),
      .sentiment(reading.sentiment.label),
    ]
    marks += facts.places.map { .touchpoint($0.touchpoint.rawValue) }
    marks += facts.subjects.map { .theme($0.theme.rawValue) }
    marks += Set(facts.subjects.map(\.theme.family)).sorted().map(Mark.theme)
    let promises = reading.statements.compactMap(\.promise) + [item.promise].compactMap { $0 }
    marks += Set(promises).sorted().map(Mark.promise)
    if let sign = reading.expectation { marks.append(.expectation(sign)) }
    return marks
  }
}
