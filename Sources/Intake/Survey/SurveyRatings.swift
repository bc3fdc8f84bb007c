import CSV
import Feedback

/// Reads the ratings of a row: those of the whole, and those of one touchpoint each.
struct SurveyRatings: Sendable {
  private struct Column: Sendable {
    let index: Int
    let role: ColumnRole
    let scale: RatingScale
    /// The place of its touchpoint among ``touchpoints``; nil for the whole.
    let block: Int?
  }

  private let columns: [Column]
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
    columns = plan.columns.enumerated().compactMap { index, column in
      guard let scale = column.scale, column.role.isRating else { return nil }
      let block = column.touchpoint.flatMap { touchpoints.firstIndex(of: $0) }
      return Column(index: index, role: column.role, scale: scale, block: block)
    }
    self.touchpoints = touchpoints
  }

  func read(_ row: CSVRow, _ faults: inout CellFaults) -> Reading {
    var whole = Sums()
    var blocks = touchpoints.map { _ in Sums() }
    for column in columns {
      let cell = SurveyCell(row.cell(column.index)) { row[column.index] }
      if case .missing = cell { continue }
      guard let rating = column.scale.rating(cell, isReversed: column.role == .cesEffort) else {
        if !isCode(cell) { faults.note(column: column.index, line: row.line) }
        continue
      }
      if let block = column.block {
        blocks[block].add(rating, column.role)
      } else {
        whole.add(rating, column.role)
      }
    }
    let rated = zip(touchpoints, blocks).map { touchpoint, sums in
      FeedbackItem.RatingBlock(touchpoint: touchpoint, ratings: sums.ratings)
    }
    return Reading(ofWhole: whole.ratings, blocks: rated.filter { !$0.ratings.isEmpty })
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

    mutating func add(_ rating: Rating, _ role: ColumnRole) {
      switch role {
      case .nps: nps = nps ?? rating
      case .csat: csat.add(rating)
      case .ces, .cesEffort: ces.add(rating)
      case .expectation: expected.add(rating)
      case .experience: experienced.add(rating)
      default: break
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
    private var scale: Rating?

    mutating func add(_ rating: Rating) {
      let scale = scale ?? rating
      self.scale = scale
      sum += rating.value(from: scale.lowest, to: scale.highest)
      count += 1
    }

    var rating: Rating? {
      guard let scale else { return nil }
      return Rating(sum / Double(count), lowest: scale.lowest, highest: scale.highest)
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
