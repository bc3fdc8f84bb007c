import Feedback

/// Good as it has always been: "zoals altijd goed geholpen", "lovely dinner as always" is met.
struct StandingRule {
  static func statement(
    of sentence: SentenceCues, in scene: ExpectationScene
  ) -> Statement? {
    guard let anchor = sentence.anchors.first(where: { $0.cue.role == .standing }),
      sentence.first(.good, from: sentence.range.lowerBound) != nil,
      sentence.first(.bad, from: sentence.range.lowerBound) == nil
    else { return nil }
    return Statement(
      kind: .met, span: scene.clauseSpan(anchor.tokens), disconfirmation: .met)
  }
}
