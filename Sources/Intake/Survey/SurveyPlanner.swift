import CSV
import Feedback

/// Decides on the part of every column of a survey, from the header, the first answers and the
/// settings; see ``SurveyPlan``.
struct SurveyPlanner {
  let header: SurveyHeader
  let context: IntakeContext
  private let tool: String?
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
  private var warnings: [SurveyPlan.Warning] = []
  private var sampled = 0
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
    findTouchpoints()
    obeySettings()
    settleTouchpoints()
    settleSingles()
    settleScores()
    settleExperience()
    settleScales()
    settleDates()
    warnOfNothing()
    let fingerprint = SurveyFingerprint(columns, names: header.names)
    return SurveyPlan(
      format: tool.map { "csv.\($0)" } ?? "csv", columns: columns,
      touchpoint: touchpoint, fingerprint: fingerprint.description,
      asked: fingerprint.columns, hasOwnIDs: hasOwnIDs, warnings: warnings, dates: dates,
      charsetName: charset, dialectSummary: dialect.summary, headerLine: header.line,
      headerRows: header.rows, firstAnswer: header.firstAnswer, sampled: sampled,
      unusedSettings: unusedSettings)
  }

  /// Whether the answers' ids are surely theirs: `id` may be anybody's.
  private var hasOwnIDs: Bool {
    zip(columns, weights).contains { $0.role == .responseID && $1 >= 90 }
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
      guard sampled < most, !row.isBlank, !SummaryRow.isOne(row) else { return }
      sampled += 1
      for column in 0..<width {
        if let date = profiles[column].add(row[column]) { evidence[column].add(date) }
      }
    }
    for column in profiles.indices { profiles[column].settleCodes() }
    lookAtDates(in: batch, beyond: sampled)
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
        if let date = SurveyDate(record[column]) { evidence[column].add(date) }
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

  // MARK: Warnings

  mutating func warn(_ column: SurveyPlan.Column, _ reason: String, setting: String) {
    warn([SurveyPlan.Warning.Line(column: column.name, setting: setting)], reason)
  }

  /// Warns of several columns at once.
  mutating func warn(_ lines: [SurveyPlan.Warning.Line], _ reason: String) {
    guard let first = lines.first else { return }
    let more = lines.count == 1 ? "" : " and \(lines.count - 1) more"
    warnings.append(
      SurveyPlan.Warning(
        reason: "column \(SurveyPlan.quoted(first.column))\(more): \(reason)", lines: lines))
  }

  /// A file in which nothing is an answer or a rating has lost its header, or asks in words that
  /// the lexicons do not have.
  private mutating func warnOfNothing() {
    let says: (SurveyPlan.Column) -> Bool = {
      $0.role.isRating || [.answer, .promise].contains($0.role)
    }
    let filled = columns.indices.filter { columns[$0].role == .other && profiles[$0].filled > 0 }
    guard !columns.contains(where: says),
      let wordiest = filled.max(by: { profiles[$0].meanWords < profiles[$1].meanWords })
    else { return }
    warn(
      columns[wordiest],
      "neither it nor another is known for an answer or a rating, and no row says anything; the"
        + " first line must name the columns",
      setting: "answer")
  }

  // MARK: Settling

  /// Gives each part that only one column can have to the heaviest, the first where two weigh the
  /// same.
  private mutating func settleSingles() {
    var best: [SurveyPart: Int] = [:]
    for index in columns.indices where !columns[index].role.isShared {
      let role = columns[index].role
      let part = SurveyPart(role: role, touchpoint: columns[index].touchpoint)
      // Several satisfactions with one touchpoint are averaged.
      if part.touchpoint != nil, role != .nps { continue }
      guard let other = best[part] else {
        best[part] = index
        continue
      }
      let loser = isBetter(index, than: other) ? other : index
      best[part] = loser == other ? index : other
      columns[loser].role = .other
      columns[loser].reason = "another column is the better \(role.rawValue)"
      columns[loser].scale = nil
    }
  }

  /// The heavier; between two that weigh the same, the fuller one by far.
  private func isBetter(_ index: Int, than other: Int) -> Bool {
    if weights[index] != weights[other] { return weights[index] > weights[other] }
    return profiles[other].filled * 2 < profiles[index].filled
  }

  /// A rating that is only called "score" is an NPS where its values can be nothing else, or where
  /// the file says that it is about NPS; otherwise it is satisfaction.
  private mutating func settleScores() {
    for index in columns.indices where columns[index].role == .score { settleScore(index) }
  }

  private mutating func settleScore(_ index: Int) {
    let profile = profiles[index]
    let touchpoint = columns[index].touchpoint
    let isTaken = columns.contains { $0.role == .nps && $0.touchpoint == touchpoint }
    let fits =
      profile.numbers > 0 && profile.levels == 0 && profile.wholes.isEmpty
      && profile.wholeNumbers == profile.numbers && profile.lowest >= 0 && profile.highest <= 10
    if let kind = statedKind,
      !columns.contains(where: { $0.role == kind && $0.touchpoint == touchpoint })
    {
      columns[index].role = kind
      columns[index].reason = "another column says that all answers are \(kind.rawValue)"
    } else if !isTaken, fits, profile.lowest == 0, profile.highest > 5 {
      columns[index].role = .nps
      columns[index].reason = "whole numbers from 0 to \(RatingScale.text(profile.highest))"
    } else if !isTaken, fits || profile.filled == 0, speaksOfNPS {
      columns[index].role = .nps
      columns[index].reason = "the file speaks of NPS"
    } else if touchpoint == nil,
      columns.contains(where: { $0.role == .csat && $0.touchpoint == nil })
    {
      columns[index].role = .other
      columns[index].reason = "another column is the better csat"
    } else {
      columns[index].role = .csat
      columns[index].reason = "a rating that its name says no more of"
    }
  }

  /// The kind of rating that a column such as `Survey type` names for all rows.
  private var statedKind: ColumnRole? {
    let words = profiles.compactMap(\.onlyValue).map(folded)
    return [ColumnRole.nps, .ces, .csat].first { words.contains($0.rawValue) }
  }

  private var speaksOfNPS: Bool {
    let file = context.file.split(separator: "/").last.map(String.init) ?? ""
    let isNamed = file.lowercased().contains("nps")
    let tools: Set<String> = ["delighted", "retently", "promoter-io"]
    return isNamed || tools.contains(tool ?? "")
      || header.columns.contains { folded($0.name).hasWords("nps*") }
  }

  /// "How was your experience?" is satisfaction, unless the survey asks for expectations too.
  /// Importance is an expectation only beside a performance.
  private mutating func settleExperience() {
    if !columns.contains(where: { $0.role == .experience }) {
      for index in columns.indices where columns[index].role == .expectation && weights[index] < 60
      {
        columns[index].role = .other
        columns[index].reason = "asks for importance, and no column for the performance"
      }
    }
    guard !columns.contains(where: { $0.role == .expectation }) else { return }
    for index in columns.indices where columns[index].role == .experience && weights[index] < 90 {
      let isTaken =
        columns[index].touchpoint == nil
        && columns.contains { $0.role == .csat && $0.touchpoint == nil }
      columns[index].role = isTaken ? .other : .csat
      columns[index].reason =
        isTaken
        ? "another column is the better csat"
        : "asks for the experience, and no column for the expectation"
    }
  }
}

/// A part that only one column can have: a role, of the whole or of one touchpoint.
private struct SurveyPart: Hashable {
  let role: ColumnRole
  let touchpoint: Touchpoint?
}
