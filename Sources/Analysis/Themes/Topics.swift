import Feedback

/// What a text is about: the touchpoints of the item and of each clause, and its themes.
struct Topics: Sendable, Equatable {
  /// Weightiest first; never empty: `onbekend` where none was found.
  var touchpoints: [Touchpoint]
  /// One for each clause; nil where the clause says nothing of its own about the place.
  var clauses: [Touchpoint?]
  /// In the order of the text, one mention of a theme a clause.
  var themes: [Mention]

  init(touchpoints: [Touchpoint], clauses: [Touchpoint?], themes: [Mention]) {
    self.touchpoints = touchpoints
    self.clauses = clauses
    self.themes = themes
  }

  /// A theme and where it was found.
  struct Mention: Sendable, Equatable {
    let theme: Theme
    let span: Range<Int>
    /// Index of the clause in the text.
    let clause: Int

    init(theme: Theme, span: Range<Int>, clause: Int) {
      self.theme = theme
      self.span = span
      self.clause = clause
    }
  }
}
