import Feedback
import Language

/// A promise, plan or source, set against what came of it later in the sentence or in the next one:
/// "zou maandag komen maar kwam woensdag", "Mij was maandag beloofd. Het werd donderdag."
///
/// What decides, in this order: two amounts that can be compared; words that say it was done; words
/// that contradict; a plan told as past ("was supposed to"). A promise that none of them settles is
/// open; a plan or a source is then no statement.
struct PromiseRule {
  let scene: ExpectationScene
  let index: Int

  private var sentence: SentenceCues { scene.sentences[index] }

  private struct Outcome {
    var verdict: Int?
    var state: PromiseState
    /// The last token that says so.
    var token: Int
    var comparison: AmountComparison?
  }

  /// The statement of this sentence's promise: the first anchor that is settled, else an open one.
  func statement() -> Statement? {
    var open: Statement?
    let taken = sentence.verdicts.filter { Self.settles($0.cue.role) }
    for anchor in sentence.anchors where anchor.cue.role != .past && anchor.cue.role != .standing {
      if taken.contains(where: anchor.sharesWord) { continue }
      guard let outcome = outcome(of: anchor) else { continue }
      let statement = statement(anchor, outcome)
      if outcome.state != .open { return statement }
      open = open ?? statement
    }
    return open
  }

  /// Whether a verdict says all of a promise that it shares words with: "as advertised".
  private static func settles(_ role: Cue.Role) -> Bool {
    switch role {
    case .kept, .broken, .met, .mismatch: true
    default: false
    }
  }

  private func statement(_ anchor: FoundCue, _ outcome: Outcome) -> Statement {
    let isSource = anchor.cue.role == .source && outcome.comparison == nil
    let kind: Statement.Kind =
      switch outcome.state {
      case .broken: isSource ? .sourceMismatch : .promiseBroken
      case .kept: .promiseKept
      case .open: .promiseOpen
      }
    return Statement(
      kind: kind,
      span: scene.span(from: anchor.tokens.lowerBound, toClauseOf: outcome.token),
      disconfirmation: outcome.verdict.flatMap(Disconfirmation.init),
      promise: isSource ? nil : outcome.state,
      promised: outcome.comparison?.promised, actual: outcome.comparison?.actual)
  }

  private func outcome(of anchor: FoundCue) -> Outcome? {
    if let compared = comparison(of: anchor) { return compared }
    let isSource = anchor.cue.role == .source
    let after = anchor.tokens.upperBound
    let contra = contradiction(of: anchor)
    if let done = fulfilment(after: after), contra == nil || done > (contra ?? 0) - 3, !isSource {
      return Outcome(verdict: 0, state: .kept, token: done)
    }
    if let contra { return Outcome(verdict: verdict(near: contra), state: .broken, token: contra) }
    if isSource || endsInQuestion { return nil }
    let isOpen = sentence.first(.open, from: sentence.range.lowerBound) != nil
    let last = sentence.range.upperBound - 1
    if anchor.cue.role == .plan {
      guard anchor.cue.strength > 0, !isOpen else { return nil }
      return Outcome(verdict: -1, state: .broken, token: last)
    }
    guard anchor.cue.strength > 0 || isOpen else { return nil }
    return Outcome(verdict: nil, state: .open, token: last)
  }

  private var endsInQuestion: Bool {
    sentence.range.suffix(2).contains {
      scene.list.tokens[$0].isMark && scene.list.mark($0) == UInt8(ascii: "?")
    }
  }

  private var next: SentenceCues? {
    index + 1 < scene.sentences.count ? scene.sentences[index + 1] : nil
  }

  /// How many sentences after its own a promise's outcome may stand in.
  static let sentenceReach = 2

  private var following: Range<Int> {
    index + 1..<max(index + 1, min(index + 1 + Self.sentenceReach, scene.sentences.count))
  }

  /// How far into the next sentence its outcome may begin.
  private static let reach = 10

  /// The token of the first contradiction after the anchor, here or early in the next sentence; a
  /// strong one ("nog steeds niet") may stand anywhere in the two sentences that follow.
  private func contradiction(of anchor: FoundCue) -> Int? {
    if anchor.cue.strength < 0 {
      return strongContradiction(after: anchor.tokens.upperBound)
    }
    // "told that they will not …" promises nothing: the denial belongs to what was said.
    let own = anchor.cue.role == .plan ? 1 : 0
    if let here = sentence.first(.contra, from: anchor.tokens.upperBound + own) {
      return here.tokens.upperBound - 1
    }
    if anchor.cue.role == .promise,
      let before = sentence.last(.contra, before: anchor.tokens.lowerBound)
    {
      return before.tokens.lowerBound
    }
    if let next, next.verdicts.isEmpty,
      let there = next.first(.contra, from: next.range.lowerBound),
      there.tokens.lowerBound < next.range.lowerBound + Self.reach
    {
      return there.tokens.upperBound - 1
    }
    return strongContradiction(after: sentence.range.upperBound)
  }

  private func strongContradiction(after token: Int) -> Int? {
    for place in index..<following.upperBound {
      if let found = scene.sentences[place].strongContra(from: token) {
        return found.tokens.upperBound - 1
      }
    }
    return nil
  }

  private func fulfilment(after token: Int) -> Int? {
    if let here = sentence.first(.fulfilled, from: token) { return here.tokens.upperBound - 1 }
    guard let next, let there = next.first(.fulfilled, from: next.range.lowerBound),
      there.tokens.lowerBound < next.range.lowerBound + Self.reach
    else { return nil }
    return there.tokens.upperBound - 1
  }

  /// -2 where a strong word stands beside the contradiction: "nog steeds niet", "never".
  private func verdict(near token: Int) -> Int {
    let home =
      following.map { scene.sentences[$0] }.first { $0.range.contains(token) } ?? sentence
    return home.isStrong(around: token) ? -2 : -1
  }
}

extension PromiseRule {
  /// The verdict of two amounts: the promised one nearest to the anchor, the actual one after it.
  private func comparison(of anchor: FoundCue) -> Outcome? {
    let here = scene.amounts[index]
    let there = following.flatMap { place in
      scene.amounts[place].filter { place == index + 1 || !$0.isBare }
    }
    guard let promised = promised(of: anchor, among: here) else { return nil }
    let later = here.filter { $0.tokens.lowerBound > promised.tokens.lowerBound }
    let earlier = here.filter { $0.tokens.lowerBound < promised.tokens.lowerBound }
    for actual in later + there + (later.isEmpty ? earlier : []) {
      guard
        let compared = AmountComparison(
          promised: promised, actual: actual, hints: hints(near: actual))
      else { continue }
      return Outcome(
        verdict: compared.verdict, state: compared.verdict < 0 ? .broken : .kept,
        token: actual.tokens.upperBound - 1, comparison: compared)
    }
    return nil
  }

  /// The amount nearest to the anchor; one behind a comma counts as further off.
  private func promised(of anchor: FoundCue, among amounts: [FoundAmount]) -> FoundAmount? {
    amounts.min { distance(from: anchor.tokens, to: $0) < distance(from: anchor.tokens, to: $1) }
  }

  private static let commaDistance = 5

  private func distance(from anchor: Range<Int>, to amount: FoundAmount) -> Int {
    if amount.tokens.overlaps(anchor) { return 0 }
    let between =
      amount.tokens.lowerBound < anchor.lowerBound
      ? amount.tokens.upperBound..<anchor.lowerBound
      : anchor.upperBound..<amount.tokens.lowerBound
    let marks = between.filter { scene.list.tokens[$0].isMark }.count
    return 1 + between.count + marks * Self.commaDistance
  }

  private func hints(near amount: FoundAmount) -> AmountComparison.Hints {
    var hints: AmountComparison.Hints = []
    if saysEarlier(near: amount) { hints.insert(.cameEarlier) }
    if sentence.first(.benefit, from: sentence.range.lowerBound) != nil {
      hints.insert(.isBenefit)
    }
    return hints
  }

  private func saysEarlier(near amount: FoundAmount) -> Bool {
    [sentence, next].contains { cues in
      cues?.verdicts.contains {
        $0.cue.role == .kept && $0.cue.strength > 0
          && abs($0.tokens.lowerBound - amount.tokens.lowerBound) < 8
      } ?? false
    }
  }
}
