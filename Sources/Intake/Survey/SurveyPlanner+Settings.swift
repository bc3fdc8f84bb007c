import Feedback

// What `voc.yaml` says of columns comes before what their names and values say.
extension SurveyPlanner {
  mutating func obeySettings() {
    guard !context.surveyRoles.isEmpty else { return }
    let settings = Dictionary(
      context.surveyRoles.map { (folded($0.key), $0) }, uniquingKeysWith: { a, _ in a })
    let touchpoints = TouchpointNames(context.touchpointNames)
    var used: Set<String> = []
    for index in columns.indices {
      let column = columns[index]
      let exact = [column.name, column.question].first { context.surveyRoles[$0] != nil }
      let loose = settings[folded(column.name)] ?? settings[folded(column.question)]
      guard let header = exact ?? loose?.key, let value = context.surveyRoles[header] else {
        continue
      }
      used.insert(header)
      do {
        obey(try RoleSetting(value, touchpoints: touchpoints.all), touchpoints, index)
      } catch {
        let setting = error.nearest.map { value.lowercased().replacing(error.word, with: $0) }
        warn(
          column, "the settings say \(SurveyPlan.quoted(error.word)), which voc does not know",
          setting: setting ?? "other")
      }
    }
    warnOfUnused(Set(context.surveyRoles.keys).subtracting(used).sorted())
  }

  private mutating func obey(
    _ setting: RoleSetting, _ touchpoints: TouchpointNames, _ index: Int
  ) {
    let isRating = setting.role.isRating
    let found = isRating ? touchpoints.touchpoint(of: header.columns[index], isItem: false) : nil
    columns[index].role = setting.role
    columns[index].reason = "the settings say so"
    columns[index].scale = setting.scale
    columns[index].touchpoint = setting.touchpoint ?? columns[index].touchpoint ?? found
    if !isRating { columns[index].touchpoint = nil }
    if setting.touchpoint != nil { hasStatedTouchpoint.insert(index) }
    orders[index] = setting.order
    weights[index] = 1000
  }

  /// The settings serve all surveys of a workspace, so most name columns that one file has not; one
  /// that is nearly a column of it is a slip of the pen.
  private mutating func warnOfUnused(_ headers: [String]) {
    unusedSettings = headers
    let free = columns.filter { $0.reason != "the settings say so" }
    guard free.count <= 1000 else { return }
    for header in headers {
      guard let name = NearestName.of(header, in: free.map(\.name)),
        let column = free.first(where: { $0.name == name }), let value = context.surveyRoles[header]
      else { continue }
      warn(
        column, "the settings name \(SurveyPlan.quoted(header)), which is not here; this is near",
        setting: value)
    }
  }
}
