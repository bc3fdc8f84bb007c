import Bytes
import Feedback
import Testing

@testable import Intake

/// What a survey gives: its items, and what is said of it.
struct SurveyRead {
  var items: [FeedbackItem] = []
  var said: [String] = []
  var plan = ""

  private var columns: [SurveyPlan.Column] = []
  /// The lines that its warnings tell to put into `voc.yaml`, by column.
  var settings: [String: String] = [:]

  init(_ lines: [String], roles: [String: String] = [:]) throws {
    let context = IntakeContext(file: "a.csv", surveyRoles: roles)
    let bytes = Array(lines.joined(separator: "\n").utf8)
    try SurveyAdapter().read(ByteSource(bytes: bytes, name: "a.csv"), context: context) { unit in
      for event in unit.read() {
        switch event {
        case .item(let item): items.append(item)
        case .rejection(let told), .notice(let told): said.append(told.description)
        }
      }
    }
    let opened = try SurveyAdapter().open(ByteSource(bytes: bytes, name: "a.csv"), context: context)
    columns = opened?.plan.columns ?? []
    plan = opened?.plan.explanation ?? ""
    let warnings = opened?.plan.warnings ?? []
    for line in warnings.flatMap(\.lines) { settings[line.column] = line.setting }
  }

  func column(_ name: String) -> SurveyPlan.Column? { columns.first { $0.name == name } }
}
