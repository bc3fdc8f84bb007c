import Feedback

/// Cues that are statements in themselves: "viel tegen", "better than expected", "zoals beloofd".
///
/// A denial turns the verdict as the cue's row says ("viel niet tegen" is better than expected,
/// "never disappointed" is met), a strong word makes it count double.
struct VerdictRule {
  static func statements(of sentence: SentenceCues, in scene: ExpectationScene) -> [Statement] {
    sentence.verdicts.map { found in
      let cue = found.cue
      let isDenied = cue.denied != nil && sentence.denies(found, in: scene.list)
      var verdict = isDenied ? cue.denied ?? cue.strength : cue.strength
      if abs(verdict) == 1, cue.role != .norm, sentence.strengthens(found, in: scene.list) {
        verdict *= 2
      }
      return statement(cue.role, verdict, isDenied, span: scene.clauseSpan(found.tokens))
    }
  }

  private static func statement(
    _ role: Cue.Role, _ verdict: Int, _ isDenied: Bool, span: Range<Int>
  ) -> Statement {
    let isPromise = role == .kept || role == .broken
    let promise: PromiseState? = isPromise ? (verdict < 0 ? .broken : .kept) : nil
    let kind: Statement.Kind =
      switch role {
      case .kept, .broken: promise == .broken ? .promiseBroken : .promiseKept
      case .norm: .norm
      case .mismatch where verdict < 0: .sourceMismatch
      default: verdict < 0 ? .unmet : verdict > 0 ? .exceeded : .met
      }
    return Statement(
      kind: kind, span: span, disconfirmation: Disconfirmation(rawValue: verdict),
      promise: promise)
  }
}
