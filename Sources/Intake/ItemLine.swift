import Feedback

/// A feedback item as the one JSON line that `voc extract` prints. Field names are a contract: see
/// the README. Absent values are left out.
///
/// Written by hand, byte by byte: a general encoder took five sixths of an extraction's time.
package struct ItemLine {
  let item: FeedbackItem

  package init(_ item: FeedbackItem) { self.item = item }

  /// The line without its line break, keys in alphabetical order.
  package func json() -> String {
    var line = JSONObject(capacity: 512 + 2 * item.text.utf8.count)
    line.put("answers", each: item.answers) { answer, object in
      object.put("question", answer.question)
      object.put("text", answer.text)
    }
    line.put("body", item.body ?? item.text)
    line.put("channel", item.channel.rawValue)
    putColumns(&line)
    line.put("completion", item.completion?.rawValue)
    line.put("customer", Self.customer(item.customer))
    line.put("format", item.format)
    line.put("id", item.nativeID)
    line.put("kind", item.kind.rawValue)
    line.put("language", item.language?.rawValue)
    line.put("pace", item.pace.map(Self.pace))
    line.put("promise", item.promise?.rawValue)
    if !item.ratings.isEmpty { line.put("ratings", Self.ratings(item.ratings)) }
    line.put("received", item.received?.rfc3339)
    line.put("source", Self.source(item.source))
    line.put("subject", item.subject)
    line.put("text", item.text)
    line.put("thread", item.thread)
    line.put("touchpoint", item.touchpoint?.rawValue)
    line.put("touchpointRatings", each: item.ratingBlocks) { block, object in
      object.put("ratings", Self.ratings(block.ratings))
      object.put("touchpoint", block.touchpoint.rawValue)
    }
    line.put("turns", each: item.turns) { turn, object in
      object.put("at", turn.at?.rfc3339)
      object.put("name", turn.name)
      object.put("role", turn.role.rawValue)
      object.put("text", turn.text)
    }
    return line.text
  }

  /// The first of several columns with one name.
  private func putColumns(_ line: inout JSONObject) {
    guard !item.columns.isEmpty else { return }
    let sorted = item.columns.enumerated().sorted {
      ($0.element.name, $0.offset) < ($1.element.name, $1.offset)
    }
    var columns = JSONObject()
    var last: String?
    for (_, column) in sorted where column.name != last {
      columns.put(named: column.name, column.value)
      last = column.name
    }
    line.put("columns", columns)
  }

  private static func source(_ source: FeedbackItem.Source) -> JSONObject {
    var object = JSONObject()
    object.put("file", source.file)
    object.put("index", Double(source.index))
    return object
  }

  private static func customer(_ customer: FeedbackItem.Customer) -> JSONObject? {
    var object = JSONObject()
    object.put("address", customer.address)
    object.put("company", customer.company)
    object.put("id", customer.id)
    object.put("name", customer.name)
    object.put("segment", customer.segment)
    return object.isEmpty ? nil : object
  }

  /// Seconds.
  private static func pace(_ pace: FeedbackItem.Pace) -> JSONObject {
    var object = JSONObject()
    object.put("firstAnswer", pace.firstAnswer.map(Double.init))
    object.put("longestSilence", pace.longestSilence.map(Double.init))
    return object
  }

  /// The values, and under `scales` the top of each scale.
  private static func ratings(_ ratings: Ratings) -> JSONObject {
    var object = JSONObject()
    object.put("ces", ratings.ces?.value)
    object.put("csat", ratings.csat?.value)
    object.put("expectation", ratings.expectation?.value)
    object.put("experience", ratings.experience?.value)
    object.put("nps", ratings.nps?.value)
    var scales = JSONObject()
    scales.put("ces", ratings.ces?.highest)
    scales.put("csat", ratings.csat?.highest)
    scales.put("expectation", ratings.expectation?.highest)
    scales.put("experience", ratings.experience?.highest)
    object.put("scales", scales)
    return object
  }
}
