/// The columns that play each part of a survey.
struct SurveyParts: Sendable {
  let responseID, date, customerID: Int?
  let name, firstName, lastName, email, company, segment: Int?
  let touchpoint, channel, language: Int?
  let status, finished, progress: Int?
  let answers: [Int]
  let promises: [Int]
  /// Kept as they stand; what a tool says of a response's state is kept beside its meaning.
  let others: [Int]

  init(_ plan: SurveyPlan) {
    let byRole = Dictionary(grouping: plan.columns.indices, by: { plan.columns[$0].role })
    func first(_ role: ColumnRole) -> Int? { byRole[role]?.first }
    responseID = first(.responseID)
    date = first(.date)
    customerID = first(.customerID)
    name = first(.name)
    firstName = first(.firstName)
    lastName = first(.lastName)
    email = first(.email)
    company = first(.company)
    segment = first(.segment)
    touchpoint = first(.touchpoint)
    channel = first(.channel)
    language = first(.language)
    status = first(.status)
    finished = first(.finished)
    progress = first(.progress)
    answers = byRole[.answer] ?? []
    promises = byRole[.promise] ?? []
    let kept: [ColumnRole] = [.other, .status, .finished, .progress, .score]
    others = kept.flatMap { byRole[$0] ?? [] }.sorted()
  }
}
