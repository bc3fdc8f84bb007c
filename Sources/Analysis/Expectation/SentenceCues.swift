import Feedback
import Language

/// The cues of one sentence, sorted by what they do, with those left out that state nothing.
struct SentenceCues: Sendable {
  let range: Range<Int>
  /// At most one for each word, the longer reading of two that share words.
  private(set) var verdicts: [FoundCue] = []
  private(set) var anchors: [FoundCue] = []
  private(set) var marks: [FoundCue] = []
  private var negations: [Int] = []
  private var intensifiers: [FoundCue] = []

  init(_ found: [FoundCue], range: Range<Int>, silent: (Int) -> Bool) {
    self.range = range
    guard !found.isEmpty else { return }
    let blocks = found.filter { $0.cue.role == .block }
    let affirmed = found.filter { $0.cue.role == .affirm }
    var candidates: [FoundCue] = []
    for item in found where !silent(item.tokens.lowerBound) {
      switch item.cue.role {
      case .block, .affirm: break
      case .negation:
        if !affirmed.contains(where: { $0.tokens.contains(item.tokens.lowerBound) }) {
          negations.append(item.tokens.lowerBound)
        }
      case .intensifier: intensifiers.append(item)
      case let role where role.isVerdict || role.isAnchor:
        guard !blocks.contains(where: item.sharesWord) else { continue }
        if role.isVerdict { candidates.append(item) } else { anchors.append(item) }
      default: marks.append(item)
      }
    }
    verdicts = Self.longest(candidates)
  }

  /// Of readings that overlap, the one that names more words; of equals, the tighter one.
  private static func longest(_ candidates: [FoundCue]) -> [FoundCue] {
    guard candidates.count > 1 else { return candidates }
    let ranked = candidates.sorted {
      $0.namedCount == $1.namedCount
        ? $0.tokens.count < $1.tokens.count : $0.namedCount > $1.namedCount
    }
    var kept: [FoundCue] = []
    for item in ranked where !kept.contains(where: { $0.tokens.overlaps(item.tokens) }) {
      kept.append(item)
    }
    return kept.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// The first mark of `role` at or after `token`.
  func first(_ role: Cue.Role, from token: Int) -> FoundCue? {
    marks.first { $0.cue.role == role && $0.tokens.lowerBound >= token }
  }

  /// The first contradiction at or after `token` that needs no promise nearby: "nog steeds niet".
  func strongContra(from token: Int) -> FoundCue? {
    marks.first {
      $0.cue.role == .contra && $0.cue.strength > 0 && $0.tokens.lowerBound >= token
    }
  }

  /// The last mark of `role` that ends at or before `token`.
  func last(_ role: Cue.Role, before token: Int) -> FoundCue? {
    marks.last { $0.cue.role == role && $0.tokens.upperBound <= token }
  }

  /// Whether `cue` is denied: a negation stands in its gaps, or shortly before it in the same clause.
  /// A pattern that names its own negation is what it says.
  func denies(_ cue: FoundCue, in list: TokenList) -> Bool {
    if negations.contains(where: { cue.match.names($0) }) { return false }
    let start = Self.reach(back: 4, from: cue.tokens.lowerBound, in: list, range)
    return negations.contains { $0 >= start && $0 < cue.tokens.upperBound }
  }

  /// Whether a strong word stands in or around `cue`.
  func strengthens(_ cue: FoundCue, in list: TokenList) -> Bool {
    let start = Self.reach(back: 3, from: cue.tokens.lowerBound, in: list, range)
    let end = min(range.upperBound, cue.tokens.upperBound + 2)
    return intensifiers.contains {
      $0.tokens.lowerBound >= start && $0.tokens.upperBound <= end
    }
  }

  /// Whether a strong word stands within three tokens of `token`.
  func isStrong(around token: Int) -> Bool {
    intensifiers.contains {
      $0.tokens.lowerBound <= token + 3 && $0.tokens.upperBound > token - 3
    }
  }

  /// The token up to `steps` before `token`, no mark between.
  private static func reach(
    back steps: Int, from token: Int, in list: TokenList, _ range: Range<Int>
  ) -> Int {
    var start = token
    while start > range.lowerBound, token - start < steps,
      !list.tokens[start - 1].isMark
    {
      start -= 1
    }
    return start
  }
}
