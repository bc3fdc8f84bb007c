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
    /// The page in which the chat is the only one, so that what stands around it tells of it too.
    var page: MarkupNode?
    /// Where messages of several chats stand together, the id of this one.
    var id: String?
  }

  private let tree: MarkupTree
  private let clock: ChatClock
  private var transcript: ChatTranscript
  private var days: ChatDays
  /// The days that stand before the messages that follow.
  private var marks: ArraySlice<DayMarks.Mark>
  /// Who said the last message, and which way it went.
  private var speaker: String?
  private var direction: ChatTranscript.Direction?
  private var hasBegun = false
  private var quotes = QuotedLines()
  private let fields: [MessageFields]
  /// Who says what has a time or a role; a line before it that nobody of them says is a form's.
  private lazy var speakers: Set<String> = {
    let proven = fields.filter { $0.isMessage && $0.hasProof }
    return Set(proven.compactMap { [tree] in $0.speaker.string(tree.bytes) })
  }()
  private lazy var isProven = fields.count(where: { $0.isMessage && $0.hasProof }) > 1

  /// Nil where nobody said anything.
  static func transcript(
    of part: Part, _ fields: [MessageFields], _ clock: ChatClock, in around: inout ChatSurroundings
  ) -> ChatTranscript? {
    var teller = TranscriptTeller(part, fields, clock, in: &around)
    for (field, place) in zip(fields, part.messages) where field.textCount <= 1 {
      teller.turn(to: place)
      let text = teller.quotes.removed(
        from: field.text.string(teller.tree.bytes) ?? "", after: teller.transcript.utterances)
      if !teller.passes(field, text, at: place) { teller.tell(field, text) }
    }
    return teller.finished()
  }

  private init(
    _ part: Part, _ fields: [MessageFields], _ clock: ChatClock, in around: inout ChatSurroundings
  ) {
    tree = part.holder.tree
    self.clock = clock
    self.fields = fields
    transcript = around.facts
    if let id = part.id { transcript.id = id }
    transcript.utterances.reserveCapacity(fields.count)
    days = ChatDays(
      clock: clock, day: transcript.started.map { clock.zone.date(of: $0) } ?? transcript.day)
    let hasTimes = fields.contains { $0.time != nil }
    let needsDays = !hasTimes || fields.contains { $0.time.map { !$0.isDated } ?? false }
    guard needsDays else {
      marks = []
      return
    }
    marks = around.marks[...]
    guard days.day == nil, let first = part.messages.first else { return }
    let isMarked = marks.first.map { $0.place < first } ?? false
    if !isMarked, let day = around.dayAbove { days.turn(to: day) }
    let early = marks.prefix { $0.place < first }.last?.day.date
    if !hasTimes { transcript.day = early ?? days.day }
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
    let isUnspoken = field.speaker.isNone && field.role == nil && field.doubt == nil
    let isNotice =
      field.role == .system || (isUnspoken && ChatText.isNotice(text))
      || (isUnspoken && field.direction == nil && !hasBegun)
    let isAside = !(field.doubt?.mayGoOn ?? true)
    if !isNotice, !isAside {
      let turns = field.direction != nil && direction != nil && field.direction != direction
      speaker = named ?? (field.role == nil && !turns ? speaker : nil)
      direction = field.direction ?? (named == nil ? direction : nil)
      hasBegun = true
    }
    let count = transcript.utterances.count
    transcript.say(
      field.isDeleted ? "" : text, by: isNotice || isAside ? named : speaker,
      at: days.instant(field.time) ?? field.offset.flatMap(instant),
      role: isNotice ? .system : field.role, direction: field.direction,
      attachment: field.isDeleted ? "deleted" : field.hasAttachment ? "attachment" : nil)
    guard transcript.utterances.count > count else { return }
    if !isNotice { transcript.mark(field.doubt, look: field.look) }
    if field.isBot { transcript.markBot() }
  }

  /// So many seconds after the start, where the source states it.
  private func instant(after seconds: Int64) -> Timestamp? {
    transcript.started.map { Timestamp(seconds: $0.seconds + seconds) }
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
    if field.role == .system, field.time == nil, field.speaker.isNone { return takesDay(text) }
    guard !field.hasProof else { return false }
    if field.speaker.isNone, Self.isRule(text) { return true }
    let pairs = LabelledValue.pairs(in: node)
    for pair in pairs.prefix(1) {
      guard let rating = RatingText.rating(pair.label, pair.value) else { break }
      if pairs.count > 1 { break }
      transcript.ratings.add(rating)
      return true
    }
    guard let name = field.speaker.string(tree.bytes) else { return takesDay(text) || takes(pairs) }
    guard isProven, !speakers.contains(name) else { return false }
    guard !hasBegun else { return isDate(text) }
    return takesDay(text) || takesForm(pairs)
  }

  /// Whether a text is a date and nothing else, as behind "Datum:" below the messages.
  private func isDate(_ text: String) -> Bool {
    guard text.utf8.count < ChatClock.longest else { return false }
    let reading = TimeReading(text, order: clock.order)
    return reading.isPure && reading.isPlainDate
  }

  /// `---` between messages.
  private static func isRule(_ text: String) -> Bool {
    text.utf8.count > 1 && text.utf8.count < 100
      && text.unicodeScalars.allSatisfy { "-–—_=*~─═ ".unicodeScalars.contains($0) }
  }

  /// Whether a text names a day and nothing else; the first line of a chat may say one, too.
  private mutating func takesDay(_ text: String) -> Bool {
    if text.utf8.count < ChatClock.longest {
      let reading = TimeReading(text, order: clock.order)
      if reading.isDay {
        if let day = reading.date(near: days.day) { days.turn(to: day) }
        return true
      }
      if !hasBegun, reading.isPure, reading.isPlainDate, reading.secondOfDay != nil,
        let day = reading.date
      {
        transcript.started = transcript.started ?? clock.instant(text)
        days.turn(to: day)
        return true
      }
    }
    if ChatLexicon.standard.length(ofStart: text, .opening) != nil, let day = clock.date(text) {
      days.turn(to: day)
    } else if !hasBegun, days.day == nil, let day = DayMarks.day(amongWords: text, clock) {
      days.turn(to: day)
    }
    return false
  }

  /// Whether pairs stand in a form before the chat and are called something known.
  private mutating func takes(_ pairs: [LabelledValue.Pair]) -> Bool {
    guard !hasBegun,
      pairs.contains(where: { ChatLexicon.standard.ranks($0.label) != nil })
    else { return false }
    note(pairs)
    return true
  }

  /// Whether what reads like a line that someone says stands in a form above what is said.
  private mutating func takesForm(_ pairs: [LabelledValue.Pair]) -> Bool {
    guard !pairs.isEmpty else { return false }
    note(pairs)
    return true
  }

  private mutating func note(_ pairs: [LabelledValue.Pair]) {
    let before = (transcript.started, transcript.day)
    for pair in pairs { TranscriptFacts.note(pair.label, pair.value, clock, into: &transcript) }
    let started = transcript.started.map { clock.zone.date(of: $0) } ?? transcript.day
    if let started, before.0 != transcript.started || before.1 != transcript.day {
      days.turn(to: started)
    }
  }
}
