import Bytes
import CSV
import Feedback

/// Reads the ratings of a row: those of the whole, and those of one touchpoint each.
struct SurveyRatings: Sendable {
  /// What is decided of a rating column once, so that a digit becomes a rating without a look at its
  /// scale. Nothing in it is counted by reference.
  private struct Column: Sendable {
    let index: Int
    let kind: Kind
    let lowest, highest: Double
    /// Whether numbers are read as points of the scale; words may be all that is.
    let takesNumbers: Bool
    /// Whether the lowest number is the best.
    let isTurned: Bool
    /// The place of its touchpoint among ``touchpoints``; nil for the whole.
    let block: Int?
  }

  private enum Kind: Sendable {
    case nps, csat, ces, expectation, experience

    init?(_ role: ColumnRole) {
      switch role {
      case .nps: self = .nps
      case .csat: self = .csat
      case .ces, .cesEffort: self = .ces
      case .expectation: self = .expectation
      case .experience: self = .experience
      default: return nil
      }
    }
  }

  private var columns: [Column] = []
  /// Of the same columns: their scales, and whether what they ask for is bad.
  private var scales: [(scale: RatingScale, isReversed: Bool)] = []
  /// In the order of the file.
  private let touchpoints: [Touchpoint]

  /// What one row rates.
  struct Reading {
    var ofWhole = Ratings()
    var blocks: [FeedbackItem.RatingBlock] = []

    var isEmpty: Bool { ofWhole.isEmpty && blocks.isEmpty }
  }

  init(_ plan: SurveyPlan) {
    var touchpoints: [Touchpoint] = []
    for case let touchpoint? in plan.columns.map(\.touchpoint)
    where !touchpoints.contains(touchpoint) {
      touchpoints.append(touchpoint)
    }
    self.touchpoints = touchpoints
    for (index, column) in plan.columns.enumerated() {
      guard let scale = column.scale, let kind = Kind(column.role) else { continue }
      let isReversed = column.role == .cesEffort
      columns.append(
        Column(
          index: index, kind: kind, lowest: scale.lowest, highest: scale.highest,
          takesNumbers: scale.strengths.isEmpty,
          isTurned: scale.direction.map { $0 == .down } ?? isReversed,
          block: column.touchpoint.flatMap { touchpoints.firstIndex(of: $0) }))
      scales.append((scale, isReversed))
    }
  }

  func read(_ row: CSVRow, _ faults: inout CellFaults) -> Reading {
    var whole = Sums()
    if touchpoints.isEmpty {
      for place in columns.indices {
        if let rating = rating(row, place, &faults) { whole.add(rating, columns[place].kind) }
      }
      return Reading(ofWhole: whole.ratings)
    }
    var blocks = Array(repeating: Sums(), count: touchpoints.count)
    for place in columns.indices {
      guard let rating = rating(row, place, &faults) else { continue }
      if let block = columns[place].block {
        blocks[block].add(rating, columns[place].kind)
      } else {
        whole.add(rating, columns[place].kind)
      }
    }
    var reading = Reading(ofWhole: whole.ratings)
    for (touchpoint, sums) in zip(touchpoints, blocks) where !sums.isEmpty {
      reading.blocks.append(
        FeedbackItem.RatingBlock(touchpoint: touchpoint, ratings: sums.ratings))
    }
    return reading
  }

  /// What a row's cell rates in a column; nil where it rates nothing, noted where it should.
  @inline(__always)
  private func rating(_ row: CSVRow, _ place: Int, _ faults: inout CellFaults) -> Rating? {
    let column = columns[place]
    let cell = row.cell(column.index)
    if column.takesNumbers, let digits = cell.smallNumber {
      let value = Double(digits)
      guard value >= column.lowest, value <= column.highest else {
        return slowRating(row, place, &faults)
      }
      return Rating(
        column.isTurned ? column.lowest + column.highest - value : value,
        lowest: column.lowest, highest: column.highest)
    }
    return cell.isEmpty ? nil : slowRating(row, place, &faults)
  }

  private func slowRating(_ row: CSVRow, _ place: Int, _ faults: inout CellFaults) -> Rating? {
    let index = columns[place].index
    let cell = SurveyCell(row.cell(index)) { row[index] }
    if case .missing = cell { return nil }
    let (scale, isReversed) = scales[place]
    guard let rating = scale.rating(cell, isReversed: isReversed) else {
      if !isCode(cell) { faults.note(column: index, line: row.line) }
      return nil
    }
    return rating
  }

  private func isCode(_ cell: SurveyCell) -> Bool {
    guard case .number(let value) = cell else { return false }
    return SurveyCell.isMissingCode(value)
  }

  /// The ratings of one subject; several of one kind, such as the items of a battery, are averaged.
  private struct Sums {
    private var nps: Rating?
    private var csat = Mean()
    private var ces = Mean()
    private var expected = Mean()
    private var experienced = Mean()
    private(set) var isEmpty = true

    @inline(__always)
    mutating func add(_ rating: Rating, _ kind: Kind) {
      isEmpty = false
      switch kind {
      case .nps: nps = nps ?? rating
      case .csat: csat.add(rating)
      case .ces: ces.add(rating)
      case .expectation: expected.add(rating)
      case .experience: experienced.add(rating)
      }
    }

    var ratings: Ratings {
      Ratings(
        nps: nps, csat: csat.rating, ces: ces.rating, expectation: expected.rating,
        experience: experienced.rating)
    }
  }

  /// The mean of ratings on the scale of the first, to which the others are brought.
  private struct Mean {
    private var sum = 0.0
    private var count = 0
    private var lowest = 0.0
    private var highest = 0.0

    @inline(__always)
    mutating func add(_ rating: Rating) {
      if count == 0 { (lowest, highest) = (rating.lowest, rating.highest) }
      sum += rating.value(from: lowest, to: highest)
      count += 1
    }

    var rating: Rating? {
      guard count > 0 else { return nil }
      // Sums of fractions may end a hair beyond the scale.
      let mean = min(highest, max(lowest, sum / Double(count)))
      return Rating(mean, lowest: lowest, highest: highest)
    }
  }
}

extension Rating {
  /// The value on a scale from `low` to `high`: its ends stay ends.
  fileprivate func value(from low: Double, to high: Double) -> Double {
    guard low != lowest || high != highest, highest > lowest else { return value }
    return low + (value - lowest) / (highest - lowest) * (high - low)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// One or two digits and nothing else, as most ratings are.
  fileprivate var smallNumber: Int? {
    if count == 1, self[0].isASCIIDigit { return Int(self[0] &- 0x30) }
    if count == 2, self[0].isASCIIDigit, self[1].isASCIIDigit {
      return Int(self[0] &- 0x30) * 10 + Int(self[1] &- 0x30)
    }
    return nil
  }
}
