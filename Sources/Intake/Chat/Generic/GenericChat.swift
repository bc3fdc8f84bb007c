import Feedback
import Markup

/// Reads chats of programs that no one described: by a repeated element with a speaker, a time and
/// a text, and else by lines such as `Sanne (10:32): Goedemiddag`. What it is not sure of it
/// refuses.
struct GenericChat {
  private let clock: ChatClock
  private let meanings: NameMeanings

  /// - Parameter names: of the document, or of the first tree of its stream.
  init(clock: ChatClock, names: MarkupNames) {
    self.clock = clock
    meanings = NameMeanings(names)
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
    var groups: [Part] = []
    for (place, messages) in plan.transcripts(below: root, meanings) {
      let whole = messages.filter { tree.records[Int($0)].isWhole }
      let range = place..<tree.end(of: place)
      let holder = MarkupNode(tree: tree, index: place)
      for part in headings?.parts(of: whole, in: range) ?? [(messages: whole, range: range)] {
        groups.append(Part(holder: holder, range: part.range, messages: part.messages))
      }
    }
    let fields = groups.map { group in
      if let found, found.messages == group.messages { return found.fields }
      return plan.read(group.messages, of: tree, meanings)
    }
    let settled = settledClock(fields)
    return zip(groups, fields).compactMap { transcript($0, $1, settled) }
  }

  /// One transcript's messages, and the nodes of the tree that it takes.
  private struct Part {
    let holder: MarkupNode
    let range: Range<Int32>
    let messages: [Int32]
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

  private func transcript(
    _ part: Part, _ fields: [MessageFields], _ clock: ChatClock
  ) -> ChatTranscript? {
    var transcript = ChatTranscript()
    TranscriptFacts.read(
      from: part.holder, within: part.range, beside: part.messages, clock: clock, meanings,
      into: &transcript)
    transcript.utterances.reserveCapacity(fields.count)
    var days = ChatDays(
      clock: clock, day: transcript.started.map { clock.zone.date(of: $0) } ?? transcript.day)
    var marks = (marks(of: part, fields, clock))[...]
    var (speaker, direction): (String?, ChatTranscript.Direction?)
    let bytes = part.holder.tree.bytes
    for (field, place) in zip(fields, part.messages) {
      while let mark = marks.first, mark.place < place {
        if let day = mark.day.date(near: days.day) { days.turn(to: day) }
        marks.removeFirst()
      }
      guard field.textCount <= 1 else { continue }
      let text = field.text.string(bytes) ?? ""
      if isAside(field, text, place, &days, clock, in: &transcript, part.holder.tree) { continue }
      let isNotice =
        field.role == .system
        || (field.speaker.isNone && field.role == nil && ChatText.isNotice(text))
      let named = field.speaker.string(bytes)
      if !isNotice {
        let turns = field.direction != nil && direction != nil && field.direction != direction
        speaker = named ?? (field.role == nil && !turns ? speaker : nil)
        direction = field.direction ?? (named == nil ? direction : nil)
      }
      transcript.say(
        field.isDeleted ? "" : text, by: isNotice ? named : speaker, at: days.instant(field.time),
        role: isNotice ? .system : field.role, direction: field.direction,
        attachment: field.isDeleted ? "deleted" : field.hasAttachment ? "attachment" : nil)
      if field.isBot { transcript.markBot() }
    }
    if isBackward(transcript.utterances) { transcript.utterances.reverse() }
    return transcript.utterances.isEmpty ? nil : transcript
  }

  /// Whether the newest message stands first: three at least, none of them later than the one before.
  private func isBackward(_ said: [ChatTranscript.Utterance]) -> Bool {
    guard said.count > 2, let first = said[0].at, let last = said[said.count - 1].at, first > last
    else { return false }
    let times = said.compactMap(\.at)
    return times.count > 2 && zip(times, times.dropFirst()).allSatisfy { $0 >= $1 }
  }

  /// The days around the messages, if one of them has a time of day only.
  private func marks(
    of part: Part, _ fields: [MessageFields], _ clock: ChatClock
  ) -> [DayMarks.Mark] {
    guard fields.contains(where: { $0.time.map { !$0.isDated } ?? false }) else { return [] }
    return DayMarks.find(in: part.holder, within: part.range, beside: part.messages, clock, meanings)
  }

  /// Takes what looks like a message and is none: a day above messages, a rating, a pair of words of
  /// a form.
  ///
  /// - Returns: whether it was one of these.
  private func isAside(
    _ field: MessageFields, _ text: String, _ place: Int32, _ days: inout ChatDays,
    _ clock: ChatClock, in transcript: inout ChatTranscript, _ tree: MarkupTree
  ) -> Bool {
    let node = MarkupNode(tree: tree, index: place)
    if field.isRating, RatingText.read(node, into: &transcript.ratings) { return true }
    guard !field.hasProof else { return false }
    let pair = LabelledValue.read(node)
    if let pair, let rating = RatingText.rating(pair.label, pair.value) {
      transcript.ratings.add(rating)
      return true
    }
    guard field.speaker.isNone else { return false }
    if text.utf8.count < 48, case let reading = TimeReading(text, order: clock.order), reading.isDay {
      if let day = reading.date(near: days.day) { days.turn(to: day) }
      return true
    }
    if ChatLexicon.standard.length(ofStart: text, .opening) != nil, let day = clock.date(text) {
      days.turn(to: day)
    }
    guard let pair, !transcript.utterances.contains(where: { $0.role != .system }) else {
      return false
    }
    TranscriptFacts.note(pair.label, pair.value, clock, into: &transcript)
    return true
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
