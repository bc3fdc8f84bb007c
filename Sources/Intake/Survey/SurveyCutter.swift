import CSV
import Feedback

/// Cuts a survey's batches into units: numbers the answers, and names those that have no id.
struct SurveyCutter {
  /// How many different answers are remembered to tell equal ones apart.
  private static let memory = 1 << 21
  /// How many records make a unit where they are very short: an item takes memory whatever it says.
  private static let recordLimit = 8192

  private let reader: SurveyRowReader
  private let plan: SurveyPlan
  private let context: IntakeContext
  private var item = 0
  private var table = TableBorder()
  /// How often an answer was seen, by its hash.
  private var seen: [UInt64: UInt32] = [:]

  init(plan: SurveyPlan, context: IntakeContext) {
    self.plan = plan
    self.context = context
    reader = SurveyRowReader(plan: plan, context: context)
  }

  /// The batch in pieces of about equally many records, so that threads can share a large first
  /// batch.
  mutating func units(_ batch: CSVBatch) -> [IntakeUnit] {
    let pieces = max(1, batch.byteCount / (256 << 10), batch.count / Self.recordLimit)
    let step = max(1, (batch.count + pieces - 1) / pieces)
    var units: [IntakeUnit] = []
    let faults = batch.faults.map { IntakeEvent.rejection(rejection($0)) }
    if !faults.isEmpty { units.append(IntakeUnit(byteCount: 0) { faults }) }
    var start = max(0, min(batch.count, plan.firstAnswer - batch.firstRecord))
    while start < batch.count {
      let range = start..<min(batch.count, start + step)
      units.append(unit(batch, range, byteCount: batch.byteCount / pieces))
      start = range.upperBound
    }
    return units
  }

  private mutating func unit(
    _ batch: CSVBatch, _ range: Range<Int>, byteCount: Int
  ) -> IntakeUnit {
    let (first, reader) = (item, reader)
    var ids: [RowName?] = []
    var strange: [Int] = []
    var other: [Int] = []
    var notes = RowNotes()
    batch.forEach(in: range) { index, row in
      let isForeign = table.isForeign(row, reader)
      if isForeign || reader.isLeftOut(row, &notes) {
        other.append(index)
        if isForeign, !row.isBlank { strange.append(row.line) }
        return
      }
      item += 1
      if reader.hasID(row) { return }
      ids += repeatElement(nil, count: index - range.lowerBound - ids.count)
      reader.settle(row) { ids.append(name($0)) }
    }
    if !ids.isEmpty { ids += repeatElement(nil, count: range.count - ids.count) }
    let said = strange.isEmpty ? nil : IntakeEvent.rejection(rejection(ofForeign: strange))
    return IntakeUnit(byteCount: byteCount) { [ids, other, notes] in
      var events = reader.events(
        batch, range, firstItem: first, ids: ids, leavingOut: other, said: notes)
      if let said { events.append(said) }
      return events
    }
  }

  private func rejection(ofForeign lines: [Int]) -> Rejection {
    var rejection = Rejection(
      file: context.file, line: lines.first,
      reason: "another table begins here or goes on, and \(lines.count) rows of it are left out",
      advice: "save it as a file of its own")
    rejection.otherLines = Array(lines.dropFirst())
    return rejection
  }

  /// A hash of what tells the row from others, numbered where the file has the same again: two
  /// customers may answer alike, and a longer export must find both again.
  ///
  /// When an answer came and from whom stays the same where a later export has more of it: an answer
  /// that was finished since, or that the shorter export cut off.
  private mutating func name(_ row: CSVRow) -> RowName {
    let hash = reader.identity(of: row)
    guard seen.count < Self.memory || seen[hash.value] != nil else {
      return RowName(hash: hash, count: 1)
    }
    let count = seen[hash.value, default: 0] + 1
    seen[hash.value] = count
    return RowName(hash: hash, count: count)
  }

  private func rejection(_ fault: CSVFault) -> Rejection {
    switch fault.kind {
    case .unclosedQuote:
      Rejection(
        file: context.file, line: fault.line, column: fault.column, index: fault.record,
        reason: "the field that opens here is never closed; it is read as if it had no quote",
        advice: "add a closing quote")
    case .recordTooLong:
      Rejection(
        file: context.file, line: fault.line, index: fault.record,
        reason: "the record is longer than \(CSVReader.recordLimit >> 20) MB and is left out",
        advice: "check for a quote that is never closed")
    }
  }
}

/// What a row is called that has no id of its own: by what it says, and which of its equals it is.
struct RowName: Sendable, CustomStringConvertible {
  let hash: ContentHash
  /// From 1.
  let count: UInt32

  var description: String { count == 1 ? hash.description : "\(hash)-\(count)" }
}

/// Which table of a file its rows stand in, walked in order: several sheets may be saved as one file.
struct TableBorder {
  /// Headers are looked for in so many rows that begin like one, since that is slow.
  private static let mostTries = 1000

  private var isPast = false
  private var tries = 0

  /// Whether a row stands in another table, which began before it or begins with it; the survey's own
  /// header brings its own rows back.
  mutating func isForeign(_ row: CSVRow, _ reader: SurveyRowReader) -> Bool {
    if isPast {
      isPast = !reader.isHeader(row)
    } else if tries < Self.mostTries, reader.beginsLikeHeader(row) {
      tries += 1
      isPast = reader.isOtherHeader(row)
    }
    return isPast
  }
}
