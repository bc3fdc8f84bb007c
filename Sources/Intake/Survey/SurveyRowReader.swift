import Bytes
import CSV
import Feedback

/// Makes feedback items of a survey's rows, by its plan. Of constants only, so that any thread may use
/// it; a class, since a value of this size would be copied for every row.
///
/// A response that was begun and not sent in says what it says: its ratings and answers are read
/// like any other's, and ``FeedbackItem/completion`` marks it. A preview or a test was filled in by
/// the company's own people: it is no feedback.
final class SurveyRowReader: Sendable {
  let plan: SurveyPlan
  let context: IntakeContext
  let parts: SurveyParts
  private let ratings: SurveyRatings
  private let touchpoints: TouchpointNames
  /// The columns' names and questions, by column.
  let names, questions: [String]
  /// The first column's name in UTF-8, by which most rows are told from a repeated header.
  let firstName: [UInt8]
  /// The first column's question, which a second header row has.
  let firstQuestion: [UInt8]
  /// The column of the date, where it is known how to read it.
  private let datedColumn: Int?
  /// Whether the tool dates a response when it is handed in, and so not before.
  private let datesWhenWhole: Bool

  init(plan: SurveyPlan, context: IntakeContext) {
    self.plan = plan
    self.context = context
    parts = SurveyParts(plan)
    ratings = SurveyRatings(plan)
    touchpoints = TouchpointNames(context.touchpointNames)
    names = plan.columns.map(\.name)
    questions = plan.columns.map(\.question)
    firstName = Array((plan.columns.first?.name ?? "").utf8)
    firstQuestion = Array((plan.columns.first?.question ?? "").utf8)
    datedColumn = plan.dates == nil ? nil : parts.date
    datesWhenWhole = ["csv.limesurvey", "csv.typeform"].contains(plan.format)
  }

  /// What is in one batch's rows.
  ///
  /// - Parameters:
  ///   - ids: what the rows are called that have no id of their own, by their place in `range`; none
  ///     where all rows have one.
  ///   - other: the places of rows that are no answers, in order; see ``isLeftOut(_:)``.
  ///   - said: what is already to be said of rows.
  func events(
    _ batch: CSVBatch, _ range: Range<Int>, firstItem: Int, ids: [RowName?],
    leavingOut other: [Int] = [], said: RowNotes = RowNotes()
  ) -> [IntakeEvent] {
    var events: [IntakeEvent] = []
    events.reserveCapacity(range.count - other.count + 4)
    var faults = CellFaults()
    var known = KnownValues()
    var item = firstItem
    var notes = said
    var next = 0
    batch.forEach(in: range) { index, row in
      if next < other.count, other[next] == index {
        next += 1
        return
      }
      let id = ids.isEmpty ? nil : ids[index - range.lowerBound]
      settle(row) { row in
        let read = read(row, index: item, id: id, &faults, &known)
        note(row, read, faults, &notes)
        events.append(.item(read))
      }
      item += 1
    }
    for rejection in faults.rejections(plan: plan, file: context.file) {
      events.append(.rejection(rejection))
    }
    for event in notes.events(file: context.file) { events.append(event) }
    return events
  }

  /// Notes what is to be said of an answer's row.
  private func note(
    _ row: CSVRow, _ item: FeedbackItem, _ faults: CellFaults, _ notes: inout RowNotes
  ) {
    let isUndated = item.received == nil && item.kind == .feedback && plan.dates != nil
    if isUndated, !faults.ofRow.contains(where: { $0 == parts.date }) {
      notes.undated.append(row.line)
    }
    if let overflow = plan.overflow, overflow.answer == nil, self.overflow(row) != nil {
      notes.wide.append(row.line)
    }
  }

  private func read(
    _ row: CSVRow, index: Int, id: RowName?, _ faults: inout CellFaults,
    _ known: inout KnownValues
  ) -> FeedbackItem {
    faults.beginRow()
    let answers = answers(row, &known)
    let ratings = ratings.read(row, &faults)
    let received = received(row, &faults, &known)
    let completion = completion(row, &known)
    let (promise, unclear) = promise(row, &known)
    let isEmpty = answers.isEmpty && ratings.isEmpty && promise == nil
    let (touchpoint, unknown) = touchpoint(row, &known)
    var columns = columns(row, unread: unclear.isEmpty ? faults.ofRow : faults.ofRow + unclear)
    if let unknown { columns.append(unknown) }
    let ownID = value(parts.responseID, row, &known)
    return FeedbackItem(
      nativeID: ownID ?? id?.description ?? String(row.number),
      collection: collection(row, ownID), channel: channel(row, &known), format: plan.format,
      kind: completion == .test ? .agent : isEmpty ? .empty : .feedback,
      source: FeedbackItem.Source(file: context.file, index: index),
      received: received, customer: customer(row, &known),
      text: answers.count == 1 ? answers[0].text : answers.map(\.text).joined(separator: "\n\n"),
      language: language(row, &known),
      touchpoint: touchpoint ?? context.touchpoint ?? plan.touchpoint,
      ratings: ratings.ofWhole, ratingBlocks: ratings.blocks, completion: completion,
      answers: answers, columns: columns,
      promise: promise)
  }

  // MARK: Parts

  /// Whether the row has an id of its own.
  func hasID(_ row: CSVRow) -> Bool {
    guard let column = parts.responseID else { return false }
    return isFilled(row, column)
  }

  private func collection(_ row: CSVRow, _ id: String?) -> String? {
    guard plan.hasOwnIDs, id != nil, let column = parts.responseID,
      UniversalID.isOne(row.cell(column).trimmed)
    else { return plan.fingerprint }
    return nil
  }

  /// A hash of what tells the row from others whatever else is answered: its time of day, or its date
  /// and whose it is; where it has neither, also what it answers to the survey's main questions. The
  /// date counts by what it means, since a spreadsheet writes it anew, and columns may be added.
  func identity(of row: CSVRow) -> ContentHash {
    var hash = ContentHash()
    var told = false
    if let date = parts.date, isFilled(row, date) {
      let cell = row.cell(date).trimmed
      let moment = withMoment(row, date) { plan.dates?.moment($0, zone: context.zone) }
      if let moment {
        for number in moment { hash.add(String(number).utf8) }
      } else {
        hash.add(cell)
      }
      let whose = [parts.customerID, parts.email].compactMap { $0 }.filter { isFilled(row, $0) }
      for field in whose { hash.add(row.cell(field).trimmed) }
      let isTimed = plan.time.map { isFilled(row, $0) } ?? false
      told = isTimed || cell.find(byte: UInt8(ascii: ":")) != nil || !whose.isEmpty
    }
    if told { return hash }
    let asked = plan.asked.filter { isFilled(row, $0) }
    for field in asked.isEmpty ? Array(0..<row.count) : asked { hash.add(row.cell(field).trimmed) }
    return hash
  }

  private func isFilled(_ row: CSVRow, _ column: Int) -> Bool {
    !row.cell(column).trimmed.isEmpty
  }

  private func received(
    _ row: CSVRow, _ faults: inout CellFaults, _ known: inout KnownValues
  ) -> Timestamp? {
    guard let column = datedColumn else { return nil }
    let instant =
      plan.time == nil
      ? known.instant(row.cell(column).trimmed, self.instant)
      : withMoment(row, column, self.instant)
    if instant != nil { return instant }
    if text(row, column) != nil {
      faults.note(column: column, line: row.line)
      return nil
    }
    for spare in plan.spareDates {
      if let begun = self.instant(row.cell(spare).trimmed) { return begun }
    }
    return nil
  }

  /// What a date's cell means.
  private func instant(_ cell: KnownValues.Cell) -> Timestamp? {
    plan.dates?.instant(cell, zone: context.zone)
  }

  /// Lends the cell of the date, with its time of day where that has a column of its own.
  private func withMoment<Moment>(
    _ row: CSVRow, _ date: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Moment?
  ) -> Moment? {
    let cell = row.cell(date).trimmed
    guard let time = plan.time, isFilled(row, time), !cell.isEmpty else { return body(cell) }
    let whole = Array(cell) + [0x20] + Array(row.cell(time).trimmed)
    return whole.withUnsafeBufferPointer(body) ?? body(cell)
  }

  private func customer(_ row: CSVRow, _ known: inout KnownValues) -> FeedbackItem.Customer {
    FeedbackItem.Customer(
      name: value(parts.name, row, &known) ?? fullName(row, &known),
      address: value(parts.email, row, &known), id: value(parts.customerID, row, &known),
      company: parts.company.flatMap { column in
        known.company(row.cell(column).trimmed) { text(row, column) }
      },
      segment: parts.segment.flatMap { column in
        known.segment(row.cell(column).trimmed) { text(row, column) }
      })
  }

  private func fullName(_ row: CSVRow, _ known: inout KnownValues) -> String? {
    guard parts.firstName != nil || parts.lastName != nil else { return nil }
    let names = [value(parts.firstName, row, &known), value(parts.lastName, row, &known)]
    let said = names.compactMap { $0 }
    return said.isEmpty ? nil : said.joined(separator: " ")
  }

  /// The touchpoint that the row states; as a column of its own where nobody knows it, kept as it was
  /// said.
  private func touchpoint(
    _ row: CSVRow, _ known: inout KnownValues
  ) -> (Touchpoint?, unknown: FeedbackItem.Column?) {
    guard let column = parts.touchpoint else { return (nil, nil) }
    let cell = row.cell(column).trimmed
    if cell.isEmpty { return (nil, nil) }
    let found = known.touchpoint(cell, touchpoints) { text(row, column) }
    if let found { return (found, nil) }
    return (nil, text(row, column).map { FeedbackItem.Column(name: names[column], value: $0) })
  }

  private func channel(_ row: CSVRow, _ known: inout KnownValues) -> Channel {
    let stated = parts.channel.flatMap { column in
      known.channel(row.cell(column).trimmed) { text(row, column) }
    }
    return stated ?? context.channel ?? .survey
  }

  private func language(_ row: CSVRow, _ known: inout KnownValues) -> LanguageCode? {
    guard let column = parts.language else { return nil }
    return known.language(row.cell(column).trimmed) { text(row, column) }
  }

  private func answers(_ row: CSVRow, _ known: inout KnownValues) -> [FeedbackItem.Answer] {
    var answers: [FeedbackItem.Answer] = []
    for column in parts.answers {
      guard let text = text(row, column, &known) else { continue }
      let rest = column == plan.overflow?.answer ? overflow(row) : nil
      let answer = FeedbackItem.Answer(
        question: questions[column], text: rest.map { text + $0 } ?? text)
      // One of its own is allocated faster than a place for several.
      if answers.isEmpty { answers = [answer] } else { answers.append(answer) }
    }
    return answers
  }

  /// What stands in cells past the header, with the delimiters before them; nil where there is nothing.
  private func overflow(_ row: CSVRow) -> String? {
    guard let overflow = plan.overflow, row.count > overflow.width else { return nil }
    let rest = (overflow.width..<row.count).map { overflow.joint + row[$0] }.joined()
    let text = String(rest.reversed().drop { overflow.joint.contains($0) || $0 == " " }.reversed())
    return text.isEmpty ? nil : text
  }

  /// The worst of what the promise columns say, and those that say neither yes nor no.
  private func promise(
    _ row: CSVRow, _ known: inout KnownValues
  ) -> (state: PromiseState?, unclear: [Int]) {
    var state: PromiseState?
    var unclear: [Int] = []
    for column in parts.promises {
      let cell = row.cell(column).trimmed
      if cell.isEmpty { continue }
      if let meaning = known.promise(cell, { text(row, column) }) {
        state = max(state ?? meaning, meaning)
      } else if text(row, column) != nil {
        unclear.append(column)
      }
    }
    return (state, unclear)
  }

  /// All other filled cells, and what the header has no name for.
  private func columns(_ row: CSVRow, unread: [Int]) -> [FeedbackItem.Column] {
    var result: [FeedbackItem.Column] = []
    if parts.others.count > 1 { result.reserveCapacity(parts.others.count) }
    for column in unread.isEmpty ? parts.others : (parts.others + unread).sorted() {
      let cell = row.cell(column)
      guard !cell.trimmed.isEmpty else { continue }
      let kept = FeedbackItem.Column(
        name: names[column], value: CSVText.utf8(cell) ?? row[column])
      if parts.others.count == 1, result.isEmpty { result = [kept] } else { result.append(kept) }
    }
    // The answer at the end has them.
    if plan.overflow?.answer != nil { return result }
    let width = names.count
    for column in width..<max(width, row.count) where !row[column].isEmpty {
      result.append(FeedbackItem.Column(name: "column \(column + 1)", value: row[column]))
    }
    return result
  }

  /// Why the response is not a whole one; nil where it is.
  private func completion(
    _ row: CSVRow, _ known: inout KnownValues
  ) -> FeedbackItem.Completion? {
    if let column = parts.status,
      let meaning = known.state(row.cell(column).trimmed, { text(row, column) }),
      let stated = FeedbackItem.Completion(rawValue: meaning)
    {
      return stated
    }
    if let finished = value(parts.finished, row, &known),
      SurveyLexicon.standard.meaning("finished", finished) == "no"
    {
      return .partial
    }
    if let progress = value(parts.progress, row, &known), let share = Double(progress),
      share < 100
    {
      return .partial
    }
    let isDated = parts.date.map { isFilled(row, $0) } ?? false
    return datesWhenWhole && !isDated ? .partial : nil
  }

  // MARK: Cells

  /// The cell of a part, nil where the survey has no such part or the cell says nothing.
  private func value(_ column: Int?, _ row: CSVRow, _ known: inout KnownValues) -> String? {
    guard let column else { return nil }
    return text(row, column, &known)
  }

  /// A cell's text without what surrounds it, nil where it says nothing.
  private func text(_ row: CSVRow, _ column: Int, _ known: inout KnownValues) -> String? {
    text(row, column) { cell, text in known.isMissing(cell, text) }
  }

  private func text(_ row: CSVRow, _ column: Int) -> String? {
    text(row, column) { _, text in CellText.isMissing(text) }
  }

  @inline(__always)
  private func text(
    _ row: CSVRow, _ column: Int, isMissing: (KnownValues.Cell, String) -> Bool
  ) -> String? {
    let cell = row.cell(column).trimmed
    if cell.isEmpty { return nil }
    let isPlain = cell.find(byte: 0x0D) == nil && cell.find(byte: 0) == nil
    let plain = isPlain ? CSVText.utf8(cell) : nil
    let text = plain ?? row[column]
    // A cell of few bytes may be a word for "no answer".
    if cell.count <= 32, CellText.mayBeMissing(cell), isMissing(cell, text) { return nil }
    guard let plain else { return CellText.cleaned(text) }
    return cell[0] == 0xC2 || cell[cell.count - 1] == 0xA0
      ? CellText.withoutOddSpaces(plain) : plain
  }
}
