import Bytes
import CSV
import Feedback

/// Makes feedback items of a survey's rows, by its plan. A value, so that any thread may use it.
struct SurveyRowReader: Sendable {
  private let plan: SurveyPlan
  private let context: IntakeContext
  /// The columns of each part, in the order of the file.
  private let byRole: [ColumnRole: [Int]]
  private let ratings: [(column: Int, role: ColumnRole, scale: RatingScale)]
  private let answers: [Int]
  private let others: [Int]
  private let widest: Int

  init(plan: SurveyPlan, context: IntakeContext) {
    self.plan = plan
    self.context = context
    byRole = Dictionary(grouping: plan.columns.indices, by: { plan.columns[$0].role })
    ratings = plan.columns.enumerated().compactMap { index, column in
      column.scale.map { (index, column.role, $0) }
    }
    answers = byRole[.answer] ?? []
    // What a tool says of a response's state is kept beside its meaning.
    let kept: Set<ColumnRole> = [.other, .status, .finished, .progress, .score]
    others = plan.columns.indices.filter { kept.contains(plan.columns[$0].role) }
    widest = plan.columns.count
  }

  /// What is in one batch's rows.
  ///
  /// - Parameter ids: what the rows are called that have no id of their own, by record.
  func events(
    _ batch: CSVBatch, _ range: Range<Int>, firstItem: Int, ids: [Int: String]
  ) -> [IntakeEvent] {
    var events: [IntakeEvent] = []
    events.reserveCapacity(range.count)
    var faults = CellFaults()
    var item = firstItem
    for index in range {
      let record = batch[index]
      if record.isBlank || isHeader(record) { continue }
      events.append(.item(read(record, index: item, id: ids[index], &faults)))
      item += 1
    }
    return events + faults.rejections(plan: plan, file: context.file).map { .rejection($0) }
  }

  /// Whether a row repeats the header, as in exports that were glued together.
  func isHeader(_ record: CSVRecord) -> Bool {
    guard widest > 1, record.count >= 2, plan.headerRows > 0 else { return false }
    guard record[0] == plan.columns[0].name, record[1] == plan.columns[1].name else { return false }
    return (2..<min(widest, 8)).allSatisfy { record[$0] == plan.columns[$0].name }
  }

  private func read(
    _ record: CSVRecord, index: Int, id: String?, _ faults: inout CellFaults
  ) -> FeedbackItem {
    faults.beginRow()
    let answers = answers(record)
    let ratings = ratings(record, &faults)
    let received = received(record, &faults)
    var state = state(record)
    // LimeSurvey dates a response when it is handed in.
    if plan.format == "csv.limesurvey", received == nil, state == .complete { state = .partial }
    let isEmpty = answers.isEmpty && ratings.isEmpty
    let stated = value(.touchpoint, record)
    let touchpoint = stated.flatMap(touchpoint)
    var columns = columns(record, unread: faults.ofRow)
    // A touchpoint that nobody knows is kept as it was said.
    if let stated, touchpoint == nil, let column = byRole[.touchpoint]?.first {
      columns.append(FeedbackItem.Column(name: plan.columns[column].name, value: stated))
    }
    if state != .complete {
      columns.append(FeedbackItem.Column(name: "response", value: state.rawValue))
    }
    return FeedbackItem(
      nativeID: self.id(record) ?? id ?? String(record.number), collection: plan.fingerprint,
      channel: channel(record), format: plan.format,
      // A preview or test was filled in by the company's own people.
      kind: state == .test ? .agent : isEmpty ? .empty : .feedback,
      source: FeedbackItem.Source(file: context.file, index: index),
      received: received, customer: customer(record),
      text: answers.count == 1 ? answers[0].text : answers.map(\.text).joined(separator: "\n\n"),
      language: language(record), touchpoint: touchpoint ?? context.touchpoint, ratings: ratings,
      answers: answers, columns: columns)
  }

  // MARK: Parts

  /// The response's own id, where the survey has one.
  private func id(_ record: CSVRecord) -> String? { value(.responseID, record) }

  /// Whether the row has an id of its own.
  func hasID(_ record: CSVRecord) -> Bool {
    guard let column = byRole[.responseID]?.first else { return false }
    return record.withBytes(column) { !$0.trimmed.isEmpty }
  }

  private func received(_ record: CSVRecord, _ faults: inout CellFaults) -> Timestamp? {
    guard let dates = plan.dates, let column = byRole[.date]?.first else { return nil }
    let instant = record.withBytes(column) { dates.instant($0.trimmed, zone: context.zone) }
    if instant == nil, text(record, column) != nil {
      faults.note(column: column, line: record.line)
    }
    return instant
  }

  private func customer(_ record: CSVRecord) -> FeedbackItem.Customer {
    let parts = [value(.firstName, record), value(.lastName, record)].compactMap { $0 }
    return FeedbackItem.Customer(
      name: value(.name, record) ?? (parts.isEmpty ? nil : parts.joined(separator: " ")),
      address: value(.email, record), id: value(.customerID, record),
      company: value(.company, record), segment: value(.segment, record))
  }

  private func channel(_ record: CSVRecord) -> Channel {
    let stated = value(.channel, record).flatMap {
      SurveyLexicon.standard.meaning("channel", $0).flatMap { Channel(rawValue: $0) }
    }
    return stated ?? context.channel ?? .survey
  }

  private func language(_ record: CSVRecord) -> LanguageCode? {
    value(.language, record).flatMap { SurveyLexicon.standard.meaning("language", $0) }
      .map { LanguageCode(rawValue: $0) }
  }

  private func touchpoint(_ stated: String) -> Touchpoint? {
    context.touchpointNames[stated.lowercased()]
      ?? SurveyLexicon.standard.meaning("touchpoint", stated).map { Touchpoint(rawValue: $0) }
  }

  private func answers(_ record: CSVRecord) -> [FeedbackItem.Answer] {
    answers.compactMap { column in
      guard let text = text(record, column) else { return nil }
      return FeedbackItem.Answer(question: plan.columns[column].question, text: text)
    }
  }

  /// All other filled cells, and what the header has no name for.
  private func columns(_ record: CSVRecord, unread: [Int]) -> [FeedbackItem.Column] {
    var result: [FeedbackItem.Column] = []
    for column in unread.isEmpty ? others : (others + unread).sorted() {
      let isEmpty = record.withBytes(column) { $0.trimmed.isEmpty }
      if isEmpty { continue }
      result.append(
        FeedbackItem.Column(name: plan.columns[column].name, value: record[column]))
    }
    for column in widest..<max(widest, record.count) where !record[column].isEmpty {
      result.append(FeedbackItem.Column(name: "column \(column + 1)", value: record[column]))
    }
    return result
  }

  private enum State: String {
    case complete, partial, test
  }

  private func state(_ record: CSVRecord) -> State {
    let lexicon = SurveyLexicon.standard
    if let status = value(.status, record) {
      if let state = lexicon.meaning("status", status).flatMap({ State(rawValue: $0) }),
        state != .complete
      {
        return state
      }
    }
    if let finished = value(.finished, record), lexicon.meaning("finished", finished) == "no" {
      return .partial
    }
    if let progress = value(.progress, record), let share = Double(progress), share < 100 {
      return .partial
    }
    return .complete
  }

  // MARK: Cells

  /// The one cell of a part, nil where it is missing.
  private func value(_ role: ColumnRole, _ record: CSVRecord) -> String? {
    byRole[role]?.first.flatMap { text(record, $0) }
  }

  /// A cell's text without what surrounds it, nil where it says nothing.
  private func text(_ record: CSVRecord, _ column: Int) -> String? {
    let kind = record.withBytes(column) { CellKind($0.trimmed) }
    if kind == .empty { return nil }
    let cell = record[column]
    if kind == .short, CellKind.isMissing(cell) { return nil }
    return CellKind.cleaned(cell)
  }

  private func ratings(_ record: CSVRecord, _ faults: inout CellFaults) -> Ratings {
    var result = Ratings()
    var expected = Mean()
    var experienced = Mean()
    for (column, role, scale) in ratings {
      let cell = record.withBytes(column) { SurveyCell($0.trimmed) { record[column] } }
      if cell == .missing { continue }
      guard let rating = scale.rating(cell, isReversed: role == .cesEffort) else {
        if !isCode(cell) { faults.note(column: column, line: record.line) }
        continue
      }
      switch role {
      case .nps: result.nps = rating
      case .csat: result.csat = rating
      case .ces, .cesEffort: result.ces = rating
      case .expectation: expected.add(rating)
      case .experience: experienced.add(rating)
      default: break
      }
    }
    result.expectation = expected.rating
    result.experience = experienced.rating
    return result
  }

  private func isCode(_ cell: SurveyCell) -> Bool {
    guard case .number(let value) = cell else { return false }
    return SurveyCell.isMissingCode(value)
  }

  /// The mean of a battery's items, which are on one scale.
  private struct Mean {
    private var sum = 0.0
    private var count = 0
    private var scale: Rating?

    mutating func add(_ rating: Rating) {
      if scale == nil { scale = rating }
      guard scale?.lowest == rating.lowest, scale?.highest == rating.highest else { return }
      sum += rating.value
      count += 1
    }

    var rating: Rating? {
      guard let scale else { return nil }
      return Rating(sum / Double(count), lowest: scale.lowest, highest: scale.highest)
    }
  }
}
