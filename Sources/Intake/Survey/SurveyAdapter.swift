import Bytes
import CSV
import Feedback

/// Reads survey exports in CSV, whatever tool wrote them: the part of each column is found from its
/// name, its question and its values; see ``SurveyPlan``.
package struct SurveyAdapter: SourceAdapter {
  /// More columns than a spreadsheet can have are no survey.
  static let columnLimit = 16_384
  /// How much of a file the decisions rest on, in bytes.
  private static let sampleSize = 1 << 20
  private static let unitSize = 256 << 10

  package init() {}

  package func confidence(head: [UInt8], name: String) -> Confidence {
    SurveyRecognition(head: head, name: name).confidence
  }

  /// What `voc extract --explain` prints: every decision, its reason, and the lines for `voc.yaml`.
  ///
  /// - Throws: ``Rejection`` where the file cannot be read as a survey.
  package func explain(_ source: ByteSource, context: IntakeContext) throws -> String {
    try open(source, context: context)?.plan.explanation ?? "no records"
  }

  /// The records of a survey's header, counted from 0 in the file; empty where it has none.
  ///
  /// - Throws: ``Rejection`` where the file cannot be read as a survey.
  package func header(of source: ByteSource, context: IntakeContext) throws -> Range<Int> {
    guard let plan = try open(source, context: context)?.plan else { return 0..<0 }
    return plan.firstAnswer - plan.headerRows..<plan.firstAnswer
  }

  package func read(
    _ source: ByteSource, context: IntakeContext, emit: (IntakeUnit) throws -> Void
  ) throws {
    guard var survey = try open(source, context: context) else {
      throw Rejection(
        file: context.file, reason: "the file holds no records that can be read",
        advice: "export it again")
    }
    if survey.plan.isMute, let warning = survey.plan.warnings.last {
      throw Rejection(
        file: context.file, line: survey.plan.headerLine, reason: warning.reason,
        advice:
          "mend the first line, or put \(Self.listed(warning.lines)) under surveys, columns in"
          + " voc.yaml")
    }
    let warnings = survey.plan.warnings.map { warning in
      IntakeEvent.notice(
        Rejection(
          file: context.file, line: survey.plan.headerLine, reason: warning.reason,
          advice: "put \(Self.listed(warning.lines)) under surveys, columns in voc.yaml"))
    }
    if !warnings.isEmpty { try emit(IntakeUnit(byteCount: 0) { warnings }) }
    var cutter = SurveyCutter(plan: survey.plan, context: context)
    for unit in cutter.units(survey.first) { try emit(unit) }
    while let batch = try next(&survey.reader, size: Self.unitSize, context) {
      for unit in cutter.units(batch) { try emit(unit) }
    }
  }

  /// The lines for `voc.yaml` in a sentence; the first of very many.
  private static func listed(_ lines: [SurveyPlan.Warning.Line]) -> String {
    let most = 24
    let told = lines.prefix(most).map(\.text).joined(separator: ", ")
    return lines.count <= most ? told : told + " and the others that voc extract --explain shows"
  }

  struct OpenSurvey {
    var reader: CSVReader
    let first: CSVBatch
    let plan: SurveyPlan
  }

  /// The survey with its plan made; nil where there is nothing in it.
  func open(_ source: ByteSource, context: IntakeContext) throws -> OpenSurvey? {
    var reader: CSVReader
    do {
      reader = try CSVReader(source)
    } catch {
      throw unreadable(error, context)
    }
    if let binary = reader.beginning(SurveyRecognition.binary) {
      throw Rejection(file: context.file, reason: binary.reason, advice: binary.advice)
    }
    guard let first = try next(&reader, size: Self.sampleSize, context) else { return nil }
    try checkWidth(first, context)
    guard let header = SurveyHeader(first, skipsFirst: reader.startsWithDirective) else {
      return nil
    }
    var planner = SurveyPlanner(header: header, context: context)
    let plan = planner.plan(first, dialect: reader.dialect, charset: reader.charsetName)
    return OpenSurvey(reader: reader, first: first, plan: plan)
  }

  /// - Throws: ``Rejection`` where the first records have more fields than any survey.
  private func checkWidth(_ batch: CSVBatch, _ context: IntakeContext) throws {
    let wide = (0..<min(batch.count, 60)).first { batch[$0].count > Self.columnLimit }
    guard let wide else { return }
    throw Rejection(
      file: context.file, line: batch[wide].line,
      reason: "the record has \(batch[wide].count) fields, more than any spreadsheet",
      advice: "check the delimiter, or export fewer columns")
  }

  func next(
    _ reader: inout CSVReader, size: Int, _ context: IntakeContext
  ) throws -> CSVBatch? {
    do {
      return try reader.nextBatch(size: size)
    } catch {
      throw unreadable(error, context)
    }
  }

  private func unreadable(_ error: ByteSourceError, _ context: IntakeContext) -> Rejection {
    Rejection(
      file: context.file, reason: "the file cannot be read (\(error.reason))",
      advice: "check that you may read it, and that the disk is whole")
  }
}
