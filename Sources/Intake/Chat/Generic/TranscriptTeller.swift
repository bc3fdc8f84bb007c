import Feedback
import Markup

/// Makes a transcript of what its messages say: who goes on speaking, on which day, and what only
/// looks like a message.
struct TranscriptTeller {
  /// One transcript's messages, and the nodes of the tree that it takes.
  struct Part {
    let holder: MarkupNode
    let range: Range<Int32>
    /// Places in the tree, in document order.
    let messages: [Int32]
  }

  private let tree: MarkupTree
  private let clock: ChatClock
  private var transcript = ChatTranscript()
  private var days: ChatDays
  /// The days that stand before the messages that follow.
  private var marks: ArraySlice<DayMarks.Mark>
  /// Who said the last message, and which way it went.
  private var speaker: String?
  private var direction: ChatTranscript.Direction?
  private var hasBegun = false

  /// Nil where nobody said anything.
  static func transcript(
    of part: Part, _ fields: [MessageFields], _ clock: ChatClock, _ meanings: NameMeanings
  ) -> ChatTranscript? {
    var teller = TranscriptTeller(part, fields, clock, meanings)
    for (field, place) in zip(fields, part.messages) where field.textCount <= 1 {
      teller.turn(to: place)
      let text = field.text.string(teller.tree.bytes) ?? ""
      if !teller.passes(field, text, at: place) { teller.tell(field, text) }
    }
    return teller.finished()
  }

  private init(
    _ part: Part, _ fields: [MessageFields], _ clock: ChatClock, _ meanings: NameMeanings
  ) {
    tree = part.holder.tree
    self.clock = clock
    TranscriptFacts.read(
      from: part.holder, within: part.range, beside: part.messages, clock: clock, meanings,
      into: &transcript)
    transcript.utterances.reserveCapacity(fields.count)
    days = ChatDays(
      clock: clock, day: transcript.started.map { clock.zone.date(of: $0) } ?? transcript.day)
    let needsDays = fields.contains { $0.time.map { !$0.isDated } ?? false }
    marks =
      needsDays
      ? DayMarks.find(in: part.holder, within: part.range, beside: part.messages, clock, meanings)[
        ...]
      : []
  }

  /// Takes the days that stand before a message.
  private mutating func turn(to place: Int32) {
    while let mark = marks.first, mark.place < place {
      if let day = mark.day.date(near: days.day) { days.turn(to: day) }
      marks.removeFirst()
    }
  }

  private mutating func tell(_ field: MessageFields, _ text: String) {
    let named = field.speaker.string(tree.bytes)
    let isUnspoken = field.speaker.isNone && field.role == nil
    let isNotice =
      field.role == .system || (isUnspoken && ChatText.isNotice(text))
      || (isUnspoken && field.direction == nil && !hasBegun)
    if !isNotice {
      let turns = field.direction != nil && direction != nil && field.direction != direction
      speaker = named ?? (field.role == nil && !turns ? speaker : nil)
      direction = field.direction ?? (named == nil ? direction : nil)
      hasBegun = true
    }
    transcript.say(
      field.isDeleted ? "" : text, by: isNotice ? named : speaker, at: days.instant(field.time),
      role: isNotice ? .system : field.role, direction: field.direction,
      attachment: field.isDeleted ? "deleted" : field.hasAttachment ? "attachment" : nil)
    if field.isBot { transcript.markBot() }
  }

  private func finished() -> ChatTranscript? {
    guard !transcript.utterances.isEmpty else { return nil }
    var transcript = transcript
    if Self.isBackward(transcript.utterances) { transcript.utterances.reverse() }
    return transcript
  }

  /// Whether the newest message stands first: three at least, none of them later than the one before.
  private static func isBackward(_ said: [ChatTranscript.Utterance]) -> Bool {
    guard said.count > 2, let first = said[0].at, let last = said[said.count - 1].at, first > last
    else { return false }
    let times = said.compactMap(\.at)
    return times.count > 2 && zip(times, times.dropFirst()).allSatisfy { $0 >= $1 }
  }
}

// What looks like a message and is none.
extension TranscriptTeller {
  /// Takes a day above messages, a rating, or a pair of words of a form.
  ///
  /// - Returns: whether it was one of these.
  private mutating func passes(_ field: MessageFields, _ text: String, at place: Int32) -> Bool {
    let node = MarkupNode(tree: tree, index: place)
    if field.isRating, RatingText.read(node, into: &transcript.ratings) { return true }
    guard !field.hasProof else { return false }
    let pair = LabelledValue.read(node)
    if let pair, let rating = RatingText.rating(pair.label, pair.value) {
      transcript.ratings.add(rating)
      return true
    }
    return field.speaker.isNone && (takesDay(text) || takes(pair))
  }

  /// Whether a text names a day and nothing else; the first line of a chat may say one, too.
  private mutating func takesDay(_ text: String) -> Bool {
    if text.utf8.count < 48 {
      let reading = TimeReading(text, order: clock.order)
      if reading.isDay {
        if let day = reading.date(near: days.day) { days.turn(to: day) }
        return true
      }
    }
    if ChatLexicon.standard.length(ofStart: text, .opening) != nil, let day = clock.date(text) {
      days.turn(to: day)
    }
    return false
  }

  /// Whether a pair stands in a form before the chat and is called something known.
  private mutating func takes(_ pair: (label: String, value: String)?) -> Bool {
    guard let pair, !hasBegun, ChatLexicon.standard.ranks(pair.label) != nil else { return false }
    TranscriptFacts.note(pair.label, pair.value, clock, into: &transcript)
    return true
  }
}
