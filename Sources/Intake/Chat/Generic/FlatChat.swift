import Feedback
import Markup

/// Messages whose parts stand side by side without an element for each message:
///
///     <b class="name">Sanne</b> <i class="time">10:32</i> <span class="text">Goedemiddag</span><br>
struct FlatChat {
  /// The element in which they stand.
  let holder: MarkupNode
  /// What each says, from one speaker to the next.
  let messages: [MessageFields]

  /// Nil where not at least two have a speaker and a text, half of them a time or a role.
  init?(below root: MarkupNode, _ meanings: NameMeanings) {
    let tree = root.tree
    var counts: [Int32: Int] = [:]
    for at in tree.records.indices where Self.names(.speaker, Int32(at), tree, meanings) {
      counts[tree.records[at].parent, default: 0] += 1
    }
    let best = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    guard let best, best.value > 1 else { return nil }
    holder = MarkupNode(tree: tree, index: best.key)
    var messages = Self.read(holder, meanings)
    // A file may break off behind a name.
    if let last = messages.last, !last.isMessage { messages.removeLast() }
    self.messages = messages
    guard messages.count > 1, messages.allSatisfy(\.isMessage),
      messages.filter(\.hasProof).count * 2 >= messages.count
    else { return nil }
  }

  /// Whether an element without others in it is called so.
  private static func names(
    _ field: ChatLexicon.Field, _ node: Int32, _ tree: MarkupTree, _ meanings: NameMeanings
  ) -> Bool {
    let record = tree.records[Int(node)]
    guard record.name >= 0, record.classes > 0, tree.onlyText(of: node) != nil else { return false }
    return meanings.names.words(ofSet: record.classes).contains {
      meanings.meaning($0).classRanks?[field] != nil
    }
  }

  /// `--- Day changed Sat Nov 14 2026` between messages.
  private static func isDayLine(_ text: String) -> Bool {
    SpokenLines.Line.isDay(text)
      || (text.hasPrefix("---") && TimeReading(text, order: .dayFirst).isPlainDate)
  }

  private static func read(_ holder: MarkupNode, _ meanings: NameMeanings) -> [MessageFields] {
    let tree = holder.tree
    var messages: [MessageFields] = []
    var said: [String] = []
    func settle() {
      guard let last = messages.indices.last, !said.isEmpty else { return }
      messages[last].text = .own(said.joined(separator: "\n"))
      said = []
    }
    for node in holder.children {
      let text = ChatText.trimmed(node.readerText())
      if names(.speaker, node.index, tree, meanings) {
        let (name, role) = SpokenLine.named(text.hasSuffix(":") ? String(text.dropLast()) : text)
        settle()
        var fields = MessageFields()
        fields.speaker = .own(name)
        fields.role =
          role ?? meanings.meaning(ofClass: tree.records[Int(node.index)].classes).role
        fields.textCount = 1
        messages.append(fields)
      } else if let last = messages.indices.last, !text.isEmpty, !isDayLine(text) {
        if messages[last].time == nil, let moment = ChatMoment(text) {
          messages[last].time = moment
        } else {
          said.append(text)
        }
      }
    }
    settle()
    return messages
  }

  func transcript(_ clock: ChatClock) -> ChatTranscript {
    var transcript = ChatTranscript()
    var days = ChatDays(clock: clock.settled(by: messages.compactMap { $0.time?.openWords }))
    for fields in messages {
      transcript.say(
        fields.text.string(holder.tree.bytes) ?? "", by: fields.speaker.string(holder.tree.bytes),
        at: days.instant(fields.time), role: fields.role)
    }
    return transcript
  }
}
