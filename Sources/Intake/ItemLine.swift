import Bytes
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
    var lines = ItemLines(capacity: 512 + 2 * item.text.utf8.count)
    lines.put(item)
    return lines.text
  }
}

/// The lines of many items in one block of bytes, each with its line break.
package struct ItemLines: ~Copyable {
  private var json: JSONWriter
  /// The columns of the item before, and their order by name: most rows fill the same.
  private var names: [String] = []
  private var order: [Int] = []

  package init() { self.init(capacity: 64 << 10) }

  init(capacity: Int) { json = JSONWriter(capacity: capacity) }

  package var bytes: [UInt8] { json.bytes }
  /// In bytes.
  package var count: Int { json.count }
  package var isEmpty: Bool { json.count == 0 }

  fileprivate var text: String { json.text }

  package mutating func removeAll() { json.removeAll() }

  package mutating func add(_ item: FeedbackItem) {
    put(item)
    json.endLine()
  }

  /// The line without its line break, keys in alphabetical order.
  fileprivate mutating func put(_ item: FeedbackItem) {
    json.open()
    putArray("answers", item.answers) { answer, json in
      json.put("question", answer.question)
      json.put("text", answer.text)
    }
    json.put("body", item.body ?? item.text)
    json.put("channel", item.channel.rawValue)
    putColumns(item.columns)
    json.put("completion", item.completion?.rawValue)
    put(item.customer)
    json.put("format", item.format)
    json.put("id", item.nativeID)
    json.put("kind", item.kind.rawValue)
    json.put("language", item.language?.rawValue)
    put(item.pace)
    json.put("promise", item.promise?.rawValue)
    if !item.ratings.isEmpty { Self.put(item.ratings, &json) }
    json.put("received", item.received?.rfc3339)
    json.open("source")
    json.put("file", item.source.file)
    json.put("index", item.source.index)
    json.close()
    json.put("subject", item.subject)
    json.put("text", item.text)
    json.put("thread", item.thread)
    json.put("touchpoint", item.touchpoint?.rawValue)
    putArray("touchpointRatings", item.ratingBlocks) { block, json in
      Self.put(block.ratings, &json)
      json.put("touchpoint", block.touchpoint.rawValue)
    }
    putArray("turns", item.turns) { turn, json in
      json.put("at", turn.at?.rfc3339)
      json.put("name", turn.name)
      json.put("role", turn.role.rawValue)
      json.put("text", turn.text)
    }
    json.close()
  }

  /// An array of objects; nothing where it would be empty.
  private mutating func putArray<Element>(
    _ name: StaticString, _ elements: [Element], _ body: (Element, inout JSONWriter) -> Void
  ) {
    guard !elements.isEmpty else { return }
    json.openArray(name)
    for element in elements {
      json.open()
      body(element, &json)
      json.close()
    }
    json.closeArray()
  }

  /// The first of several columns with one name.
  private mutating func putColumns(_ columns: [FeedbackItem.Column]) {
    guard !columns.isEmpty else { return }
    if !columns.lazy.map(\.name).elementsEqual(names) {
      names = columns.map(\.name)
      order = names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
    }
    json.open("columns")
    var last: Int?
    for place in order where last.map({ names[$0] != names[place] }) ?? true {
      json.put(named: names[place], columns[place].value)
      last = place
    }
    json.close()
  }

  private mutating func put(_ customer: FeedbackItem.Customer) {
    guard !customer.isUnknown else { return }
    json.open("customer")
    json.put("address", customer.address)
    json.put("company", customer.company)
    json.put("id", customer.id)
    json.put("name", customer.name)
    json.put("segment", customer.segment)
    json.close()
  }

  /// Seconds.
  private mutating func put(_ pace: FeedbackItem.Pace?) {
    guard let pace else { return }
    json.open("pace")
    json.put("firstAnswer", pace.firstAnswer)
    json.put("longestSilence", pace.longestSilence)
    json.close()
  }

  /// The values, and under `scales` the top of each scale.
  private static func put(_ ratings: Ratings, _ json: inout JSONWriter) {
    json.open("ratings")
    json.put("ces", ratings.ces?.value)
    json.put("csat", ratings.csat?.value)
    json.put("expectation", ratings.expectation?.value)
    json.put("experience", ratings.experience?.value)
    json.put("nps", ratings.nps?.value)
    json.open("scales")
    json.put("ces", ratings.ces?.highest)
    json.put("csat", ratings.csat?.highest)
    json.put("expectation", ratings.expectation?.highest)
    json.put("experience", ratings.experience?.highest)
    json.close()
    json.close()
  }
}
