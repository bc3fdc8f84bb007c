import Feedback

/// A standard from the past, by the polarity of what follows: "vroeger was de koffie goed, nu is het
/// slap", "since the update nothing works".
struct PastStandardRule {
  /// Statements of the sentence's first anchor, none or one.
  ///
  /// - Parameter next: the sentence after it, which may say how it is now.
  static func statement(
    of sentence: SentenceCues, next: SentenceCues?, in scene: ExpectationScene
  ) -> Statement? {
    guard let anchor = sentence.anchors.first(where: { $0.cue.role == .past }),
      let (verdict, token) = verdict(anchor, sentence, next)
    else { return nil }
    return Statement(
      kind: .pastStandard,
      span: scene.span(from: anchor.tokens.lowerBound, toClauseOf: token),
      disconfirmation: Disconfirmation(rawValue: verdict))
  }

  /// An anchor of strength 1 ("sinds de update") is followed by how it is since; one of -1 ("used
  /// to be") by how it was; any other needs a word for now.
  private static func verdict(
    _ anchor: FoundCue, _ sentence: SentenceCues, _ next: SentenceCues?
  ) -> (verdict: Int, token: Int)? {
    let after = anchor.tokens.upperBound
    if anchor.cue.strength == 1 { return polarity(of: sentence, from: after) }
    if let now = sentence.first(.now, from: after) {
      return polarity(of: sentence, from: now.tokens.lowerBound)
    }
    if let next, let now = next.first(.now, from: next.range.lowerBound),
      now.tokens.lowerBound < next.range.lowerBound + 4
    {
      return polarity(of: next, from: now.tokens.lowerBound)
    }
    guard anchor.cue.strength == -1, let good = sentence.first(.good, from: after),
      sentence.first(.bad, from: after) == nil
    else { return nil }
    return (-1, good.tokens.upperBound - 1)
  }

  private static func polarity(
    of sentence: SentenceCues, from token: Int
  ) -> (verdict: Int, token: Int)? {
    if let bad = sentence.first(.bad, from: token) { return (-1, bad.tokens.upperBound - 1) }
    if let good = sentence.first(.good, from: token) { return (1, good.tokens.upperBound - 1) }
    return nil
  }
}
