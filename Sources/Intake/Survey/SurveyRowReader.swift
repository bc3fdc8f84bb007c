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
  private let plan: SurveyPlan
  private let context: IntakeContext
  private let parts: SurveyParts
  private let ratings: SurveyRatings
  private let touchpoints: TouchpointNames
  /// The columns' names and questions, by column.
  private let names, questions: [String]
  /// The first column's name in UTF-8, by which most rows are told from a repeated header.
  private let firstName: [UInt8]
  /// The first column's question, which a second header row has.
  private let firstQuestion: [UInt8]

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
  }

  /// What is in one batch's rows.
  ///
  /// - Parameters:
  ///   - ids: what the rows are called that have no id of their own, by their place in `range`; none
  ///     where all rows have one.
  ///   - foreign: the places of rows that stand in another table, in order.
  func events(
    _ batch: CSVBatch, _ range: Range<Int>, firstItem: Int, ids: [RowName?],
    leavingOut foreign: [Int] = []
  ) -> [IntakeEvent] {
    var events: [IntakeEvent] = []
    events.reserveCapacity(range.count + 1)
    var faults = CellFaults()
    var known = KnownValues()
    var item = firstItem
    var summaries: [Int] = []
    var undated: [Int] = []
    var wide: [Int] = []
    var next = foreign[...]
    batch.forEach(in: range) { index, row in
      if next.first == index {
        next.removeFirst()
        return
      }
      if isLeftOut(row) {
        if isSummary(row) { summaries.append(row.line) }
        return
      }
      let id = ids.isEmpty ? nil : ids[index - range.lowerBound]
      let read = read(row, index: item, id: id, &faults, &known)
      if read.received == nil, read.kind == .feedback, plan.dates != nil,
        !faults.ofRow.contains(where: { $0 == parts.date })
      {
        undated.append(row.line)
      }
      if let overflow = plan.overflow, overflow.answer == nil, self.overflow(row) != nil {
        wide.append(row.line)
      }
      events.append(.item(read))
      item += 1
    }
    for rejection in faults.rejections(plan: plan, file: context.file) {
      events.append(.rejection(rejection))
    }
    if !wide.isEmpty { events.append(.rejection(rejection(ofWide: wide))) }
    if let line = undated.first { events.append(.notice(notice(ofUndated: undated.count, line))) }
    if let line = summaries.first { events.append(.notice(notice(of: summaries.count, line))) }
    return events
  }

  /// Whether a row is no answer: it is blank, repeats the header, or counts the answers.
  func isLeftOut(_ row: CSVRow) -> Bool { row.isBlank || isHeader(row) || isSummary(row) }

  private func isSummary(_ row: CSVRow) -> Bool {
    SummaryRow.isOne(row, idColumn: parts.responseID)
  }

  private func notice(of count: Int, _ line: Int) -> Rejection {
    Rejection(
      file: context.file, line: line,
      reason: count == 1
        ? "the row counts or averages the answers and is none itself"
        : "\(count) rows from here on count or average the answers and are none themselves",
      advice: "nothing need be done")
  }

  private func rejection(ofWide lines: [Int]) -> Rejection {
    let what = lines.count == 1 ? "the row has" : "\(lines.count) rows from here on have"
    var rejection = Rejection(
      file: context.file, line: lines.first, reason: "\(what) filled cells that no column names",
      advice: "the cells are kept as they stand; put quotes around a text with delimiters")
    rejection.otherLines = Array(lines.dropFirst())
    return rejection
  }

  private func notice(ofUndated count: Int, _ line: Int) -> Rejection {
    let who = count == 1 ? "the response has" : "\(count) responses from here on have"
    return Rejection(
      file: context.file, line: line, reason: "\(who) no date, and no week of the report counts it",
      advice: "fill in the date, or give another column the role date in voc.yaml")
  }

  /// Whether a row repeats the header, as in exports that were glued together.
  func isHeader(_ row: CSVRow) -> Bool {
    guard names.count > 1, row.count >= 2, plan.headerRows > 0 else { return false }
    let first = row.cell(0).withoutMark.trimmed
    guard first.count == firstName.count || first.count == firstQuestion.count else { return false }
    let places = 1..<min(names.count, 8)
    return (first.elementsEqual(firstName) && places.allSatisfy { isName(row, $0, names) })
      || (plan.headerRows > 1 && first.elementsEqual(firstQuestion)
        && places.allSatisfy { isName(row, $0, questions) })
  }

  private func isName(_ row: CSVRow, _ column: Int, _ names: [String]) -> Bool {
    row[column] == names[column] || CellText.cleaned(row[column]) == names[column]
  }

  /// Whether a row is the header of another table, as where several sheets were saved as one file: it
  /// has names where the answers have dates or ratings.
  func isOtherHeader(_ row: CSVRow) -> Bool {
    guard plan.headerRows > 0, row.count > 1, let column = parts.date ?? plan.asked.first
    else { return false }
    let cell = row.cell(column).trimmed
    guard !cell.isEmpty, cell.count < 80, !cell.contains(where: \.isASCIIDigit) else {
      return false
    }
    let cells = (0..<row.count).map { CellText.cleaned(row[$0]) }
    let found = KnownNames(cells)
    return found.isHeader && found.known >= 3 && found.known * 3 >= found.filled * 2
  }

  private func read(
    _ row: CSVRow, index: Int, id: RowName?, _ faults: inout CellFaults,
    _ known: inout KnownValues
  ) -> FeedbackItem {
    faults.beginRow()
    let answers = answers(row)
    let ratings = ratings.read(row, &faults)
    let received = received(row, &faults)
    let completion = completion(row)
    let (promise, unclear) = promise(row, &known)
    let isEmpty = answers.isEmpty && ratings.isEmpty && promise == nil
    let stated = value(parts.touchpoint, row)
    let touchpoint = stated.flatMap { known.touchpoint($0, touchpoints) }
    var columns = columns(row, unread: faults.ofRow + unclear)
    // A touchpoint that nobody knows is kept as it was said.
    if let stated, touchpoint == nil, let column = parts.touchpoint {
      columns.append(FeedbackItem.Column(name: names[column], value: stated))
    }
    let ownID = value(parts.responseID, row)
    return FeedbackItem(
      nativeID: ownID ?? id?.description ?? String(row.number),
      collection: collection(ownID), channel: channel(row, &known), format: plan.format,
      kind: completion == .test ? .agent : isEmpty ? .empty : .feedback,
      source: FeedbackItem.Source(file: context.file, index: index),
      received: received, customer: customer(row),
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

  private func collection(_ id: String?) -> String? {
    guard plan.hasOwnIDs, let id, UniversalID.isOne(id) else { return plan.fingerprint }
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

  private func received(_ row: CSVRow, _ faults: inout CellFaults) -> Timestamp? {
    guard let dates = plan.dates, let column = parts.date else { return nil }
    let instant = withMoment(row, column) { dates.instant($0, zone: context.zone) }
    if instant != nil { return instant }
    if text(row, column) != nil {
      faults.note(column: column, line: row.line)
      return nil
    }
    for spare in plan.spareDates {
      if let begun = dates.instant(row.cell(spare).trimmed, zone: context.zone) { return begun }
    }
    return nil
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

  private func customer(_ row: CSVRow) -> FeedbackItem.Customer {
    FeedbackItem.Customer(
      name: value(parts.name, row) ?? fullName(row), address: value(parts.email, row),
      id: value(parts.customerID, row), company: value(parts.company, row),
      segment: value(parts.segment, row))
  }

  private func fullName(_ row: CSVRow) -> String? {
    guard parts.firstName != nil || parts.lastName != nil else { return nil }
    let names = [value(parts.firstName, row), value(parts.lastName, row)]
    let said = names.compactMap { $0 }
    return said.isEmpty ? nil : said.joined(separator: " ")
  }

  private func channel(_ row: CSVRow, _ known: inout KnownValues) -> Channel {
    let stated = value(parts.channel, row).flatMap { known.channel($0) }
    return stated ?? context.channel ?? .survey
  }

  private func language(_ row: CSVRow, _ known: inout KnownValues) -> LanguageCode? {
    value(parts.language, row).flatMap { known.language($0) }
  }

  private func answers(_ row: CSVRow) -> [FeedbackItem.Answer] {
    parts.answers.compactMap { column in
      guard let text = text(row, column) else { return nil }
      let rest = column == plan.overflow?.answer ? overflow(row) : nil
      return FeedbackItem.Answer(question: questions[column], text: rest.map { text + $0 } ?? text)
    }
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
      guard let stated = value(column, row) else { continue }
      if let meaning = known.promise(stated) {
        state = max(state ?? meaning, meaning)
      } else {
        unclear.append(column)
      }
    }
    return (state, unclear)
  }

  /// All other filled cells, and what the header has no name for.
  private func columns(_ row: CSVRow, unread: [Int]) -> [FeedbackItem.Column] {
    var result: [FeedbackItem.Column] = []
    for column in unread.isEmpty ? parts.others : (parts.others + unread).sorted() {
      guard isFilled(row, column) else { continue }
      result.append(
        FeedbackItem.Column(name: names[column], value: row[column]))
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
  private func completion(_ row: CSVRow) -> FeedbackItem.Completion? {
    let lexicon = SurveyLexicon.standard
    if let status = value(parts.status, row),
      let meaning = lexicon.meaning("status", status),
      let stated = FeedbackItem.Completion(rawValue: meaning)
    {
      return stated
    }
    if let finished = value(parts.finished, row), lexicon.meaning("finished", finished) == "no" {
      return .partial
    }
    if let progress = value(parts.progress, row), let share = Double(progress), share < 100 {
      return .partial
    }
    // These date a response when it is handed in.
    let isDated = parts.date.map { isFilled(row, $0) } ?? false
    return ["csv.limesurvey", "csv.typeform"].contains(plan.format) && !isDated ? .partial : nil
  }

  // MARK: Cells

  /// The cell of a part, nil where the survey has no such part or the cell says nothing.
  private func value(_ column: Int?, _ row: CSVRow) -> String? {
    guard let column else { return nil }
    return text(row, column)
  }

  /// A cell's text without what surrounds it, nil where it says nothing.
  private func text(_ row: CSVRow, _ column: Int) -> String? {
    let cell = row.cell(column).trimmed
    if cell.isEmpty { return nil }
    let isPlain = cell.find(byte: 0x0D) == nil && cell.find(byte: 0) == nil
    let plain = isPlain ? CSVText.utf8(cell) : nil
    let text = plain ?? row[column]
    // A cell of few bytes may be a word for "no answer".
    if cell.count <= 32, CellText.mayBeMissing(cell), CellText.isMissing(text) { return nil }
    return plain ?? CellText.cleaned(text)
  }
}
