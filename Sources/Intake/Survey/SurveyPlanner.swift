import CSV
import Feedback

/// Decides on the part of every column of a survey, from the header, the first answers and the
/// settings; see ``SurveyPlan``.
struct SurveyPlanner {
  let header: SurveyHeader
  let context: IntakeContext
  let tool: String?
  private(set) var profiles: [ColumnProfile] = []
  private(set) var evidence: [DateEvidence] = []
  var columns: [SurveyPlan.Column] = []
  /// How strongly each role is meant, by column.
  var weights: [Int] = []
  /// The columns that are statements of a battery.
  var isItem: Set<Int> = []
  /// The columns whose touchpoint the settings name.
  var hasStatedTouchpoint: Set<Int> = []
  /// What the whole survey is about, where all its ratings name one touchpoint.
  var touchpoint: Touchpoint?
  var dates: SurveyPlan.Dates?
  /// See ``SurveyPlan/doubts``.
  var doubts: [SurveyPlan.Warning.Line] = []
  /// The column of the date's time of day, where it has its own.
  var time: Int?
  /// Dates that gave way to a better one, the better first.
  var spareDates: [Int] = []
  /// Ratings that gave way to another of their kind.
  var losers: [Int] = []
  /// See ``SurveyPlan/isMute``.
  var isMute = false
  var warnings: [SurveyPlan.Warning] = []
  private var sampled = 0
  /// How many of them have cells past the header.
  private var wide = 0
  /// Dates' orders that the settings give, by column.
  var orders: [Int: SurveyDate.Order] = [:]
  /// Headers that the settings name and the file does not have.
  var unusedSettings: [String] = []

  init(header: SurveyHeader, context: IntakeContext) {
    self.header = header
    self.context = context
    tool = SurveyTool.name(header)
  }

  /// The plan for a file that begins with `batch`.
  mutating func plan(_ batch: CSVBatch, dialect: CSVDialect, charset: String) -> SurveyPlan {
    look(at: batch)
    propose()
    pairItems()
    pairBlocks()
    pairWords()
    findTouchpoints()
    obeySettings()
    settleTouchpoints()
    settleSingles()
    settleScores()
    settleExperience()
    settleScales()
    settleDates()
    findDoubts()
    warnOfNothing()
    let fingerprint = SurveyFingerprint(header)
    return SurveyPlan(
      format: tool.map { "csv.\($0)" } ?? "csv", columns: columns,
      touchpoint: touchpoint, fingerprint: fingerprint.description,
      asked: fingerprint.columns, hasOwnIDs: hasOwnIDs, doubts: doubts,
      isMute: isMute, warnings: warnings, dates: dates,
      overflow: overflow(joint: dialect.delimiter),
      time: time, spareDates: spareDates,
      charsetName: charset, dialectSummary: dialect.summary, headerLine: header.line,
      headerRows: header.rows, firstAnswer: header.firstAnswer, sampled: sampled,
      unusedSettings: unusedSettings)
  }

  /// Whether the answers' ids are surely theirs: `id` may be anybody's.
  private var hasOwnIDs: Bool {
    zip(columns, weights).contains { $0.role == .responseID && $1 >= 90 }
  }

  /// What is in cells past the header: the rest of the last answer, where few rows have them.
  private func overflow(joint: UInt8) -> SurveyPlan.Overflow? {
    guard header.rows > 0, wide * 3 < max(3, sampled) else { return nil }
    let isAnswer = columns.last?.role == .answer && columns.count == header.width
    return SurveyPlan.Overflow(
      width: header.width, answer: isAnswer ? columns.count - 1 : nil,
      joint: String(UnicodeScalar(joint)))
  }

  // MARK: Looking

  /// Counts what the first answers hold; fewer rows where there are very many columns.
  private mutating func look(at batch: CSVBatch) {
    let width = header.columns.count
    profiles = Array(repeating: ColumnProfile(), count: width)
    evidence = Array(repeating: DateEvidence(), count: width)
    let most = max(10, min(1000, 200_000 / max(1, width)))
    let start = max(0, min(batch.count, header.firstAnswer - batch.firstRecord))
    batch.forEach(in: start..<batch.count) { _, row in
      guard sampled < most, !row.isBlank, !SummaryRow.isOne(row), !isLonely(row) else { return }
      sampled += 1
      if row.count > header.width, (header.width..<row.count).contains(where: { !row[$0].isEmpty })
      {
        wide += 1
      }
      for column in 0..<width {
        if let date = profiles[column].add(row[column]) { evidence[column].add(date) }
      }
    }
    for column in profiles.indices { profiles[column].settleCodes() }
    lookAtDates(in: batch, beyond: sampled)
  }

  /// Whether only the first cell of a row of several columns is filled: a remark, or an answer that
  /// says nothing of the others.
  private func isLonely(_ row: CSVRow) -> Bool {
    header.width > 2 && header.rows > 0
      && (1..<max(1, row.count)).allSatisfy { row.cell($0).isEmpty }
  }

  /// Reads the dates of the whole batch: the more of them, the surer their order.
  private mutating func lookAtDates(in batch: CSVBatch, beyond sampled: Int) {
    let dated = evidence.indices.filter { evidence[$0].dates * 2 > profiles[$0].filled }
    var seen = 0
    for index in 0..<batch.count where !dated.isEmpty {
      let record = batch[index]
      guard record.number >= header.firstAnswer, !record.isBlank else { continue }
      seen += 1
      guard seen > sampled else { continue }
      for column in dated {
        if let date = SurveyDate(CellText.unwrapped(record[column])) { evidence[column].add(date) }
      }
    }
  }

  private mutating func propose() {
    for (column, profile) in zip(header.columns, profiles) {
      let proposal = RoleProposal(column, profile)
      weights.append(proposal.weight)
      columns.append(
        SurveyPlan.Column(
          name: column.name, question: column.question ?? column.name, role: proposal.role,
          reason: proposal.reason))
    }
  }
}
