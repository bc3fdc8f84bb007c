import Feedback
import Markup

/// The days that stand around the messages of an unknown transcript: above them, between them, or
/// in elements that hold those of one day.
///
///     <h2>Gesprek van 2 november 2026</h2>   <tr><td colspan="3">2-11-2026</td></tr>
///     <dag datum="2026-11-02"> … </dag>
enum DayMarks {
  /// A day, and the place in the tree from which on it holds.
  struct Mark {
    let place: Int32
    let day: TimeReading
  }

  /// No more days than this are looked for.
  private static let many = 20_000

  /// - Parameter messages: places in the tree of `holder`, in document order.
  static func find(
    in holder: MarkupNode, within range: Range<Int32>, beside messages: [Int32], _ clock: ChatClock,
    _ meanings: NameMeanings
  ) -> [Mark] {
    let tree = holder.tree
    let (start, end) = (range.lowerBound, range.upperBound)
    var marks: [Mark] = []
    var at = start
    var spoken = messages.startIndex
    while at < end, marks.count < many {
      while spoken < messages.endIndex, messages[spoken] < at { spoken += 1 }
      if spoken < messages.endIndex, messages[spoken] == at {
        at = tree.end(of: at)
        continue
      }
      if let day = day(at, of: tree, clock, meanings) { marks.append(Mark(place: at, day: day)) }
      at += 1
    }
    return marks
  }

  /// The one day that is plainly told of in the words above the messages, whatever else stands there;
  /// nil where there are several, or none.
  static func day(
    in holder: MarkupNode, within range: Range<Int32>, above first: Int32, _ clock: ChatClock
  ) -> CivilDate? {
    let tree = holder.tree
    var found: Set<CivilDate> = []
    for at in range.prefix(while: { $0 < first }) where tree.records[Int(at)].name < 0 {
      let record = tree.records[Int(at)]
      let text = Int(record.start)..<Int(record.end)
      guard tree.bytes[text].withUnsafeBufferPointer({ ChatMoment.hasDigit($0) }),
        let words = words(text, below: record.parent, of: tree),
        let day = day(amongWords: words, clock)
      else { continue }
      found.insert(day)
    }
    return found.count == 1 ? found.first : nil
  }

  /// The date in a line that may say more; none in what tells when it was printed.
  static func day(amongWords text: String, _ clock: ChatClock) -> CivilDate? {
    guard text.utf8.count <= 200, text.utf8.contains(where: { (0x30...0x39).contains($0) }),
      ChatLexicon.standard.length(ofStart: text, .notice) == nil
    else { return nil }
    let reading = TimeReading(text, order: clock.order)
    return reading.isPlainDate ? reading.date : nil
  }

  private static func day(
    _ node: Int32, of tree: MarkupTree, _ clock: ChatClock, _ meanings: NameMeanings
  ) -> TimeReading? {
    let record = tree.records[Int(node)]
    if record.name < 0 {
      return day(in: Int(record.start)..<Int(record.end), below: record.parent, of: tree, clock)
    }
    for place in record.start..<record.end {
      let attribute = tree.attributes[Int(place)]
      guard let ranks = meanings.meaning(attribute.name).attributeRanks,
        ranks[.time] != nil || ranks[.started] != nil
      else { continue }
      let text = String(
        decoding: tree.bytes[Int(attribute.start)..<Int(attribute.end)], as: UTF8.self)
      if let day = reading(text, clock, isHeading: false) { return day }
    }
    return nil
  }

  private static func day(
    in text: Range<Int>, below parent: Int32, of tree: MarkupTree, _ clock: ChatClock
  ) -> TimeReading? {
    guard (3...100).contains(text.count), let words = words(text, below: parent, of: tree) else {
      return nil
    }
    let holder = tree.names.names[Int(tree.records[Int(parent)].name)]
    return reading(words, clock, isHeading: headings.contains(holder))
  }

  /// The words of a text; nil for what no reader sees.
  private static func words(
    _ text: Range<Int>, below parent: Int32, of tree: MarkupTree
  ) -> String? {
    let holder = tree.names.names[Int(tree.records[Int(parent)].name)]
    guard text.count > 2, holder != "script", holder != "style" else { return nil }
    return ChatText.trimmed(String(decoding: tree.bytes[text], as: UTF8.self))
  }

  private static let headings: Set<String> = [
    "h1", "h2", "h3", "h4", "h5", "h6", "caption", "title", "th", "legend", "summary", "header",
  ]

  /// A heading may say more than the day; so may what begins as the first line of a chat does.
  private static func reading(
    _ text: String, _ clock: ChatClock, isHeading: Bool
  ) -> TimeReading? {
    guard text.utf8.count <= 100, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return nil
    }
    let reading = TimeReading(text, order: clock.order)
    if reading.isDay { return reading }
    let mayTell =
      isHeading || ChatLexicon.standard.length(ofStart: text, .opening) != nil
    return mayTell && reading.date != nil ? reading : nil
  }
}
