import Feedback
import Insight

/// A report's two sentences in words.
extension FigureText {
  func sentence(_ lead: Headline.Lead) -> String {
    switch lead {
    case .noItems: return words(.leadNoItems)
    case .tooFew(let items): return words(.leadTooFew, self.items(items))
    case .widestExpressed(let key, let balance):
      return words(
        key.isEmpty ? .leadExpressedTotal : .leadExpressed, spoken(key),
        notation.whole(balance.count), notation.whole(balance.negative),
        notation.whole(balance.positive), points(balance.value), points(balance.interval.upper))
    case .widestStated(let key, let gap):
      let surely = gap.interval.map { notation.decimal(-$0.upper, places: 0) } ?? ""
      return words(
        key.isEmpty ? .leadStatedTotal : .leadStated, spoken(key), notation.whole(gap.count),
        notation.decimal(-gap.value, places: 0), surely)
    case .noClearGap: return words(.leadNoGap)
    }
  }

  func sentence(_ action: Headline.Action) -> String {
    switch action {
    case .checkSources: return words(.actCheck)
    case .read(let period): return words(.actRead, "\(period.first)", "\(period.last)")
    case .repair(let repair): return sentence(repair)
    case .explain(let change):
      let place = change.key.isEmpty ? "" : " (\(spoken(change.key)))"
      return words(
        .actExplain, name(change.measure) + place,
        value(change.before, of: change.measure), value(change.after, of: change.measure))
    case .followUp(let count): return followUp(count, in: .actFollowUp)
    case .nothing: return words(.actNothing)
    }
  }

  private func sentence(_ repair: Headline.Repair) -> String {
    var steps: [String] = []
    if repair.followUps.items > 0 { steps.append(followUp(repair.followUps, in: .stepFollowUp)) }
    if let theme = repair.theme { steps.append(words(.stepTheme, name(.theme(theme)))) }
    if steps.isEmpty { steps.append(words(.stepRead)) }
    let joint = words(repair.followUps.brokenPromises > 0 ? .jointAfterAside : .joint)
    return (repair.team.map { words(.actTeam, TerminalText.visible($0)) } ?? words(.actAnyone))
      + " "
      + steps.joined(separator: joint) + "."
  }

  /// `volg 10 reacties op, waarvan 5 met een gebroken belofte`, the number and the aside each in its
  /// place of `phrase`.
  func followUp(_ count: Headline.FollowUpCount, in phrase: Phrase) -> String {
    let aside =
      count.brokenPromises == 0 ? "" : words(.ofBroken, notation.whole(count.brokenPromises))
    return words(phrase, items(count.items), aside)
  }

  /// As ``name(_:)-([Coordinate])``, for the middle of a sentence: `Levering en installatie (e-mail)`.
  private func spoken(_ key: [Coordinate]) -> String {
    guard let first = key.first else { return words(.everything) }
    let rest = key.dropFirst().map { name($0) }.joined(separator: ", ")
    return rest.isEmpty ? name(first) : "\(name(first)) (\(rest))"
  }
}
