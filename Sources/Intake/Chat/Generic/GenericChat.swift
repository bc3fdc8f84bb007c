import Feedback
import Markup

/// Reads chats of programs that no one described: by a repeated element with a speaker, a time and
/// a text, and else by lines such as `Sanne (10:32): Goedemiddag`. What it is not sure of it
/// refuses.
struct GenericChat {
  private let clock: ChatClock
  private let meanings: NameMeanings
  private static let body: Vocabulary.Word = "body"

  init(clock: ChatClock, meanings: NameMeanings) {
    self.clock = clock
    self.meanings = meanings
  }

  /// The transcripts of a document; empty where it does not look like a chat.
  ///
  /// - Parameter finding: where its messages stand, if that was found out before.
  func read(_ root: MarkupNode, _ finding: MessagePlan.Finding? = nil) -> [ChatTranscript] {
    meanings.adopt(root.tree.names)
    guard let found = finding ?? MessagePlan.search(below: root, meanings) else {
      return lines(of: root)
    }
    return read(root, by: found.plan, found)
  }

  /// The transcripts of a document whose messages stand where `plan` says.
  ///
  /// - Parameter found: what was read of them on the way to the plan.
  func read(
    _ root: MarkupNode, by plan: MessagePlan, _ found: MessagePlan.Finding? = nil
  ) -> [ChatTranscript] {
    let tree = root.tree
    meanings.adopt(tree.names)
    let headings = ChatHeadings(tree)
    var groups: [TranscriptTeller.Part] = []
    let holders = plan.transcripts(below: root, meanings)
    let isPage =
      holders.count == 1 && holders[0].holder != root.index
      && root.vocabulary.contains(Self.body)
    for (place, messages) in holders {
      let whole = messages.filter { tree.records[Int($0)].isWhole }
      let range = place..<tree.end(of: place)
      let holder = MarkupNode(tree: tree, index: place)
      for part in headings?.parts(of: whole, in: range) ?? [(messages: whole, range: range)] {
        groups.append(
          .init(
            holder: holder, range: part.range, messages: part.messages,
            page: isPage && part.range == range ? root : nil))
      }
    }
    let fields = groups.map { group in
      if let found, found.messages == group.messages { return found.fields }
      return plan.read(group.messages, of: tree, meanings)
    }
    let settled = settledClock(fields)
    return zip(groups, fields).flatMap { part, fields in
      var around = ChatSurroundings(part, settled, meanings)
      return MixedChats.parted(part, fields).compactMap { part, fields in
        TranscriptTeller.transcript(of: part, fields, settled, in: &around)
      }
    }
  }

  /// The clock with the order of day and month that all times together show.
  private func settledClock(_ groups: [[MessageFields]]) -> ChatClock {
    var words: [String] = []
    for fields in groups {
      for field in fields {
        if let open = field.time?.openWords { words.append(open) }
      }
    }
    return words.isEmpty ? clock : clock.settled(by: words)
  }

  private func lines(of root: MarkupNode) -> [ChatTranscript] {
    if let flat = FlatChat(below: root, meanings) { return [flat.transcript(clock)] }
    guard let found = SpokenLines(root.readerText()) else { return [] }
    var transcripts = LineTranscriber.transcripts(of: found, clock)
    if let title = root.first("title"), !transcripts.isEmpty {
      transcripts[0].subject = ChatText.trimmed(title.rawText)
    }
    return transcripts
  }
}
