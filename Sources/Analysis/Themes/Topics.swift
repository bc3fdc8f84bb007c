import Feedback

/// What a text is about: the touchpoints of the item, and its themes.
struct Topics: Sendable, Equatable {
  /// Weightiest first; never empty: `onbekend` where none was found.
  let touchpoints: [Touchpoint]
  /// In the order of the text, one mention of a theme a clause.
  let themes: [Mention]

  /// A theme and where it was found.
  struct Mention: Sendable, Equatable {
    let theme: Theme
    let span: Range<Int>
    /// Index of the clause in the text.
    let clause: Int
  }
}
