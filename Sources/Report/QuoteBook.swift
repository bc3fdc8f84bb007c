import Feedback
import Insight

/// Picks the words that stand beside the numbers. Words from a withheld cell are never picked, and
/// never as what a withheld figure rests on.
struct QuoteBook {
  private let all: [Quote]
  private let shown: [Quote]
  private let figures: [[Coordinate]: GapFigures]
  private static let threat = Theme(rawValue: "loyaliteit.opzegdreiging")

  init(_ quotes: [Quote], cells: GapTable) {
    let figures = Dictionary(
      cells.cells.compactMap { cell in cell.figures.map { (cell.key, $0) } },
      uniquingKeysWith: { first, _ in first })
    self.figures = figures
    all = quotes.sorted { ($0.received, $0.id) < ($1.received, $1.id) }
    shown = all.filter { figures[$0.cell] != nil }
  }

  private func showsPromises(of quote: Quote) -> Bool {
    quote.promise != nil && figures[quote.cell]?.promises.value != nil
  }

  private func showsStatements(of quote: Quote) -> Bool {
    quote.disconfirmation != nil && figures[quote.cell]?.expressed.value != nil
  }

  /// Nil where no promise was spoken of, or what was is withheld.
  func promiseLine(_ cell: GapTable.Cell) -> WeeklyReport.PromiseLine? {
    guard let figures = cell.figures, let tally = figures.promises.value,
      case .touchpoint(let touchpoint)? = cell.key.first
    else { return nil }
    let own = shown.filter { $0.touchpoint == touchpoint && showsPromises(of: $0) }
    return WeeklyReport.PromiseLine(
      touchpoint: touchpoint, tally: tally,
      isIndicative: figures.isIndicative
        || (tally.keptRate?.whole ?? 0) < SmallNumbers.solidPeople,
      sizes: QuoteBook.sizes(own),
      quotes: Array(own.filter { $0.promise == .broken }.sorted(by: QuoteBook.worse).prefix(2)))
  }

  private static func worse(_ a: Quote, _ b: Quote) -> Bool {
    (a.sentiment, a.id) < (b.sentiment, b.id)
  }

  private static func sizes(_ quotes: [Quote]) -> [WeeklyReport.PromiseSize] {
    Statement.Unit.allCases.compactMap { unit in
      let pairs = quotes.compactMap { quote -> (item: String, promised: Double, actual: Double)? in
        guard let promised = quote.promised, let actual = quote.actual,
          promised.unit == unit, actual.unit == unit, unit.isMeasured
        else { return nil }
        return (quote.id, promised.value, actual.value)
      }
      guard Set(pairs.map(\.item)).count >= SmallNumbers.leastPeople,
        let promised = Median.of(pairs.map(\.promised)),
        let actual = Median.of(pairs.map(\.actual))
      else { return nil }
      return WeeklyReport.PromiseSize(
        unit: unit, count: pairs.count, medianPromised: promised, medianActual: actual)
    }
  }

  /// What customers set against an expectation, the worst first, then the latest.
  var statements: [Quote] {
    shown.filter { showsStatements(of: $0) || showsPromises(of: $0) }
      .sorted { QuoteBook.weight($0) < QuoteBook.weight($1) }
  }

  private static func weight(_ quote: Quote) -> (Double, Int64, String) {
    let open = quote.promise == .open ? -0.5 : 0
    return (
      quote.disconfirmation.map { Double($0.rawValue) } ?? open, -quote.received.seconds, quote.id
    )
  }

  func themeLine(_ impact: ThemeImpact) -> WeeklyReport.ThemeLine {
    let own = shown.filter { $0.themes.contains(impact.theme) }
    let mean = impact.sentiment.value
    let direction = (impact.impact ?? mean) < 0 ? -1.0 : 1.0
    func least(_ quotes: [Quote], by distance: (Quote) -> Double) -> Quote? {
      quotes.min { (distance($0), $0.id) < (distance($1), $1.id) }
    }
    let strongest = least(own) { -direction * $0.sentiment.value }
    let typical = least(own.filter { $0.id != strongest?.id }) { abs($0.sentiment.value - mean) }
    let against = own.filter {
      direction * $0.sentiment.value < 0 && $0.id != strongest?.id && $0.id != typical?.id
    }
    return WeeklyReport.ThemeLine(
      impact: impact, typical: typical, strongest: strongest,
      counter: least(against) { direction * $0.sentiment.value })
  }

  /// Who should hear from someone: the most reasons first, then the gravest, then the oldest. One line
  /// an item, with the first words that give its gravest reason.
  var followUps: [WeeklyReport.FollowUp] {
    let open = Set(shown.map(\.id))
    var reasons: [String: Set<WeeklyReport.FollowUp.Reason>] = [:]
    for quote in all { reasons[quote.id, default: []].formUnion(QuoteBook.reasons(quote)) }
    let order = WeeklyReport.FollowUp.Reason.allCases
    var listed: Set<String> = []
    let list = all.compactMap { quote -> WeeklyReport.FollowUp? in
      let own = order.filter { reasons[quote.id]?.contains($0) == true }
      guard let gravest = own.first, QuoteBook.reasons(quote).contains(gravest),
        listed.insert(quote.id).inserted
      else { return nil }
      return WeeklyReport.FollowUp(
        quote: quote, reasons: own, showsWords: open.contains(quote.id))
    }
    func rank(_ place: Int, _ item: WeeklyReport.FollowUp) -> (Int, Int, Int) {
      let gravity = item.reasons.first.flatMap { order.firstIndex(of: $0) } ?? order.count
      return (-item.reasons.count, gravity, place)
    }
    return list.enumerated().sorted { rank($0.offset, $0.element) < rank($1.offset, $1.element) }
      .map(\.element)
  }

  private static func reasons(_ quote: Quote) -> [WeeklyReport.FollowUp.Reason] {
    var reasons: [WeeklyReport.FollowUp.Reason] = []
    if quote.promise == .broken { reasons.append(.brokenPromise) }
    if quote.themes.contains(threat) { reasons.append(.threatToLeave) }
    let ratings = quote.ratings
    let isLow =
      (ratings.nps?.share ?? 1) <= 0.6
      || [ratings.csat, ratings.ces, ratings.experience].contains { ($0?.share ?? 1) <= 0.25 }
    if isLow { reasons.append(.lowScore) }
    return reasons
  }
}

extension Quote {
  /// The key of touchpoint × channel that it was said in.
  fileprivate var cell: [Coordinate] { [.touchpoint(touchpoint), .channel(channel)] }
}

extension Statement.Unit {
  /// Whether values of the unit lie on a line, so that a median means something.
  var isMeasured: Bool {
    switch self {
    case .weekday, .date, .timeOfDay: false
    default: true
    }
  }
}
