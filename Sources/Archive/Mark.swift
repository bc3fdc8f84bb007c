import Feedback

/// What analysis or the source says of an item, and a field asks for.
enum Mark: Hashable, Sendable {
  case touchpoint(String)
  /// A theme, or a family of themes.
  case theme(String)
  case channel(Channel)
  case language(String)
  case sentiment(SentimentLabel)
  /// A state that the item's statements or answers hold: `promise:kept` finds a kept promise in an
  /// item that also has a broken one.
  case promise(PromiseState)
  /// The net sign of what was expected against what happened.
  case expectation(Int)
}
