import Feedback

extension ItemLine: Encodable {
  private enum Key: String, CodingKey {
    case id, channel, format, kind, source, received, customer, thread, subject, text, body
    case language, touchpoint, ratings, ratingBlocks = "touchpointRatings", completion, answers
    case turns, pace, columns, promise
  }

  /// The same members as ``json()`` writes, for a line that holds this one.
  package func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: Key.self)
    try line.encode(item.nativeID, forKey: .id)
    try line.encode(item.channel, forKey: .channel)
    try line.encode(item.format, forKey: .format)
    try line.encode(item.kind, forKey: .kind)
    try line.encode(
      SourceLine(file: item.source.file, index: item.source.index), forKey: .source)
    try line.encodeIfPresent(item.received?.rfc3339, forKey: .received)
    let customer = CustomerLine(item.customer)
    if !customer.isEmpty { try line.encode(customer, forKey: .customer) }
    try line.encodeIfPresent(item.thread, forKey: .thread)
    try line.encodeIfPresent(item.subject, forKey: .subject)
    try line.encode(item.text, forKey: .text)
    try line.encode(item.body ?? item.text, forKey: .body)
    try line.encodeIfPresent(item.language, forKey: .language)
    try line.encodeIfPresent(item.touchpoint, forKey: .touchpoint)
    if !item.ratings.isEmpty { try line.encode(RatingsLine(item.ratings), forKey: .ratings) }
    if !item.ratingBlocks.isEmpty {
      try line.encode(item.ratingBlocks.map(RatingBlockLine.init), forKey: .ratingBlocks)
    }
    try line.encodeIfPresent(item.completion, forKey: .completion)
    try line.encodeIfPresent(item.promise, forKey: .promise)
    if !item.answers.isEmpty {
      try line.encode(item.answers.map(AnswerLine.init), forKey: .answers)
    }
    if !item.turns.isEmpty { try line.encode(item.turns.map(TurnLine.init), forKey: .turns) }
    try line.encodeIfPresent(item.pace.map(PaceLine.init), forKey: .pace)
    if !item.columns.isEmpty {
      let columns = Dictionary(
        item.columns.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      try line.encode(columns, forKey: .columns)
    }
  }
}

private struct SourceLine: Encodable {
  let file: String
  let index: Int
}

private struct CustomerLine: Encodable {
  let name, address, id, company, segment: String?

  init(_ customer: FeedbackItem.Customer) {
    name = customer.name
    address = customer.address
    id = customer.id
    company = customer.company
    segment = customer.segment
  }

  var isEmpty: Bool { [name, address, id, company, segment].allSatisfy { $0 == nil } }
}

private struct RatingsLine: Encodable {
  let nps, csat, ces, expectation, experience: Double?
  /// The top of each scale, by rating.
  let scales: [String: Double]

  init(_ ratings: Ratings) {
    nps = ratings.nps?.value
    csat = ratings.csat?.value
    ces = ratings.ces?.value
    expectation = ratings.expectation?.value
    experience = ratings.experience?.value
    let tops = [
      "csat": ratings.csat?.highest, "ces": ratings.ces?.highest,
      "expectation": ratings.expectation?.highest, "experience": ratings.experience?.highest,
    ]
    scales = tops.compactMapValues { $0 }
  }
}

private struct RatingBlockLine: Encodable {
  let touchpoint: Touchpoint
  let ratings: RatingsLine

  init(_ block: FeedbackItem.RatingBlock) {
    touchpoint = block.touchpoint
    ratings = RatingsLine(block.ratings)
  }
}

/// Seconds.
private struct PaceLine: Encodable {
  let firstAnswer, longestSilence: Int?

  init(_ pace: FeedbackItem.Pace) {
    firstAnswer = pace.firstAnswer
    longestSilence = pace.longestSilence
  }
}

private struct AnswerLine: Encodable {
  let question, text: String

  init(_ answer: FeedbackItem.Answer) {
    question = answer.question
    text = answer.text
  }
}

private struct TurnLine: Encodable {
  let role: FeedbackItem.Role
  let name, at: String?
  let text: String

  init(_ turn: FeedbackItem.Turn) {
    role = turn.role
    name = turn.name
    at = turn.at?.rfc3339
    text = turn.text
  }
}
