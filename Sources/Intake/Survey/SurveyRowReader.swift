import Bytes
import CSV
import Feedback

/// Makes feedback items of a survey's rows, by its plan. A value, so that any thread may use it.
///
/// A response that was begun and not sent in says what it says: its ratings and answers are read
/// like any other's, and ``FeedbackItem/completion`` marks it. A preview or a test was filled in by
/// the company's own people: it is no feedback.
struct SurveyRowReader: Sendable {
  private let plan: SurveyPlan
  private let context: IntakeContext
  private let parts: SurveyParts
  private let ratings: SurveyRatings
  private let names: TouchpointNames
  /// The first column's name in UTF-8, by which most rows are told from a repeated header.
  private let firstName: [UInt8]

  init(plan: SurveyPlan, context: IntakeContext) {
    self.plan = plan
    self.context = context
    parts = SurveyParts(plan)
    ratings = SurveyRatings(plan)
    names = TouchpointNames(context.touchpointNames)
    firstName = Array((plan.columns.first?.name ?? "").utf8)
  }

  /// What is in one batch's rows.
  ///
  /// - Parameter ids: what the rows are called that have no id of their own, by record.
  func events(
    _ batch: CSVBatch, _ range: Range<Int>, firstItem: Int, ids: [Int: String]
  ) -> [IntakeEvent] {
    var events: [IntakeEvent] = []
    events.reserveCapacity(range.count + 1)
    var faults = CellFaults()
    var known = KnownValues()
    var item = firstItem
    for index in range {
      let record = batch[index]
      if record.isBlank || isHeader(record) { continue }
      events.append(.item(read(record, index: item, id: ids[index], &faults, &known)))
      item += 1
    }
    for rejection in faults.rejections(plan: plan, file: context.file) {
      events.append(.rejection(rejection))
    }
    return events
  }

  /// Whether a row repeats the header, as in exports that were glued together.
  func isHeader(_ record: CSVRecord) -> Bool {
    let width = plan.columns.count
    guard width > 1, record.count >= 2, plan.headerRows > 0 else { return false }
    var isSame = false
    record.withBytes(0) { isSame = $0.elementsEqual(firstName) }
    guard isSame else { return false }
    return (1..<min(width, 8)).allSatisfy { record[$0] == plan.columns[$0].name }
  }

  private func read(
    _ record: CSVRecord, index: Int, id: String?, _ faults: inout CellFaults,
    _ known: inout KnownValues
  ) -> FeedbackItem {
    faults.beginRow()
    let answers = answers(record)
    let ratings = ratings.read(record, &faults)
    let received = received(record, &faults)
    let completion = completion(record, received: received)
    let (promise, unclear) = promise(record, &known)
    let isEmpty = answers.isEmpty && ratings.isEmpty && promise == nil
    let stated = value(parts.touchpoint, record)
    let touchpoint = stated.flatMap { known.touchpoint($0, names) }
    var columns = columns(record, unread: faults.ofRow + unclear)
    // A touchpoint that nobody knows is kept as it was said.
    if let stated, touchpoint == nil, let column = parts.touchpoint {
      columns.append(FeedbackItem.Column(name: plan.columns[column].name, value: stated))
    }
    return FeedbackItem(
      nativeID: value(parts.responseID, record) ?? id ?? String(record.number),
      collection: plan.fingerprint, channel: channel(record, &known), format: plan.format,
      kind: completion == .test ? .agent : isEmpty ? .empty : .feedback,
      source: FeedbackItem.Source(file: context.file, index: index),
      received: received, customer: customer(record),
      text: answers.count == 1 ? answers[0].text : answers.map(\.text).joined(separator: "\n\n"),
      language: language(record, &known), touchpoint: touchpoint ?? context.touchpoint,
      ratings: ratings.ofWhole, ratingBlocks: ratings.blocks, completion: completion,
      answers: answers, columns: columns,
      promise: promise)
  }

  // MARK: Parts

  /// Whether the row has an id of its own.
  func hasID(_ record: CSVRecord) -> Bool {
    guard let column = parts.responseID else { return false }
    return isFilled(record, column)
  }

  /// The columns that tell the row from others whatever is answered: its time of day, or its date and
  /// whose it is; nil where it has neither.
  func identity(of record: CSVRecord) -> [Int]? {
    guard let date = parts.date else { return nil }
    var (hasTime, isDated) = (false, false)
    record.withBytes(date) { cell in
      isDated = !cell.trimmed.isEmpty
      hasTime = cell.contains(UInt8(ascii: ":"))
    }
    let whose = [parts.customerID, parts.email].compactMap { $0 }.filter { isFilled(record, $0) }
    return isDated && (hasTime || !whose.isEmpty) ? [date] + whose : nil
  }

  private func isFilled(_ record: CSVRecord, _ column: Int) -> Bool {
    var isFilled = false
    record.withBytes(column) { isFilled = !$0.trimmed.isEmpty }
    return isFilled
  }

  private func received(_ record: CSVRecord, _ faults: inout CellFaults) -> Timestamp? {
    guard let dates = plan.dates, let column = parts.date else { return nil }
    var instant: Timestamp?
    record.withBytes(column) { instant = dates.instant($0.trimmed, zone: context.zone) }
    if instant == nil, text(record, column) != nil {
      faults.note(column: column, line: record.line)
    }
    return instant
  }

  private func customer(_ record: CSVRecord) -> FeedbackItem.Customer {
    FeedbackItem.Customer(
      name: value(parts.name, record) ?? fullName(record), address: value(parts.email, record),
      id: value(parts.customerID, record), company: value(parts.company, record),
      segment: value(parts.segment, record))
  }

  private func fullName(_ record: CSVRecord) -> String? {
    guard parts.firstName != nil || parts.lastName != nil else { return nil }
    let names = [value(parts.firstName, record), value(parts.lastName, record)]
    let said = names.compactMap { $0 }
    return said.isEmpty ? nil : said.joined(separator: " ")
  }

  private func channel(_ record: CSVRecord, _ known: inout KnownValues) -> Channel {
    let stated = value(parts.channel, record).flatMap { known.channel($0) }
    return stated ?? context.channel ?? .survey
  }

  private func language(_ record: CSVRecord, _ known: inout KnownValues) -> LanguageCode? {
    value(parts.language, record).flatMap { known.language($0) }
  }

  private func answers(_ record: CSVRecord) -> [FeedbackItem.Answer] {
    parts.answers.compactMap { column in
      guard let text = text(record, column) else { return nil }
      return FeedbackItem.Answer(question: plan.columns[column].question, text: text)
    }
  }

  /// The worst of what the promise columns say, and those that say neither yes nor no.
  private func promise(
    _ record: CSVRecord, _ known: inout KnownValues
  ) -> (state: PromiseState?, unclear: [Int]) {
    var state: PromiseState?
    var unclear: [Int] = []
    for column in parts.promises {
      guard let stated = value(column, record) else { continue }
      if let meaning = known.promise(stated) {
        state = max(state ?? meaning, meaning)
      } else {
        unclear.append(column)
      }
    }
    return (state, unclear)
  }

  /// All other filled cells, and what the header has no name for.
  private func columns(_ record: CSVRecord, unread: [Int]) -> [FeedbackItem.Column] {
    var result: [FeedbackItem.Column] = []
    for column in unread.isEmpty ? parts.others : (parts.others + unread).sorted() {
      guard isFilled(record, column) else { continue }
      result.append(
        FeedbackItem.Column(name: plan.columns[column].name, value: record[column]))
    }
    let width = plan.columns.count
    for column in width..<max(width, record.count) where !record[column].isEmpty {
      result.append(FeedbackItem.Column(name: "column \(column + 1)", value: record[column]))
    }
    return result
  }

  /// Why the response is not a whole one; nil where it is.
  private func completion(
    _ record: CSVRecord, received: Timestamp?
  ) -> FeedbackItem.Completion? {
    let lexicon = SurveyLexicon.standard
    if let status = value(parts.status, record),
      let meaning = lexicon.meaning("status", status),
      let stated = FeedbackItem.Completion(rawValue: meaning)
    {
      return stated
    }
    if let finished = value(parts.finished, record), lexicon.meaning("finished", finished) == "no" {
      return .partial
    }
    if let progress = value(parts.progress, record), let share = Double(progress), share < 100 {
      return .partial
    }
    // LimeSurvey dates a response when it is handed in.
    return plan.format == "csv.limesurvey" && received == nil ? .partial : nil
  }

  // MARK: Cells

  /// The cell of a part, nil where the survey has no such part or the cell says nothing.
  private func value(_ column: Int?, _ record: CSVRecord) -> String? {
    guard let column else { return nil }
    return text(record, column)
  }

  /// A cell's text without what surrounds it, nil where it says nothing.
  private func text(_ record: CSVRecord, _ column: Int) -> String? {
    var text: String?
    record.withBytes(column) { text = Self.text($0.trimmed) { record[column] } }
    return text
  }

  private static func text(
    _ cell: UnsafeBufferPointer<UInt8>, decoded: () -> String
  ) -> String? {
    if cell.isEmpty { return nil }
    let isPlain = cell.find(byte: 0x0D) == nil && cell.find(byte: 0) == nil
    let plain = isPlain ? CSVText.utf8(cell) : nil
    let text = plain ?? decoded()
    // A cell of few bytes may be a word for "no answer".
    if cell.count <= 32, CellText.mayBeMissing(cell), CellText.isMissing(text) { return nil }
    return plain ?? CellText.cleaned(text)
  }
}
