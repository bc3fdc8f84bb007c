import Feedback
import Language

/// What a phrase of `expectation.tsv`, `promises.tsv` or `outcomes.tsv` does in a sentence. Cues carry
/// no sentiment of their own: only what they say of expectation counts.
struct Cue: Sendable {
  let role: Role
  /// The verdict of a whole statement; for an anchor, 1 where it needs no outcome in words.
  let strength: Int
  /// The verdict where the cue is denied; nil where a denial changes nothing.
  let denied: Int?
  /// The place of its file among the files of cues.
  let rank: Int

  enum Role: String, Sendable, CaseIterable {
    // Statements in themselves.
    case unmet, met, exceeded, norm, mismatch, kept, broken
    // Anchors, which are a statement only with an outcome.
    case promise, plan, source, past, standing
    // Outcomes and what changes a verdict.
    case contra, fulfilled, open, now, good, bad, negation, affirm, intensifier
    /// Money that the customer is to receive: less of it is worse.
    case benefit
    /// A use of a cue word that states nothing, such as "verwachte leverdatum".
    case block

    var isVerdict: Bool {
      switch self {
      case .unmet, .met, .exceeded, .norm, .mismatch, .kept, .broken: true
      default: false
      }
    }

    var isAnchor: Bool {
      switch self {
      case .promise, .plan, .source, .past, .standing: true
      default: false
      }
    }
  }
}

/// A cue and the tokens where it was found.
struct FoundCue: Sendable {
  let cue: Cue
  let match: PhraseMatcher.Match

  var tokens: Range<Int> { match.tokens }
  var namedCount: Int { match.named.nonzeroBitCount }

  /// Whether both name a token in common; words in the gaps of either do not count.
  func sharesWord(with other: FoundCue) -> Bool {
    match.sharesWord(with: other.match)
  }
}
