import Feedback
import Markup

/// What stands around the messages of a chat, or of several whose messages stand mixed: looked for
/// once for all of them.
struct ChatSurroundings {
  /// What is said there of the chat.
  let facts: ChatTranscript
  private let part: TranscriptTeller.Part
  private let clock: ChatClock
  private let meanings: NameMeanings
  /// The days that stand before, between and behind the messages.
  private(set) lazy var marks = DayMarks.find(
    in: part.page ?? part.holder, within: range, beside: part.messages, clock, meanings)
  /// The one day in the words above the messages; nil where there is none.
  private(set) lazy var dayAbove = part.messages.first.flatMap { first in
    DayMarks.day(in: part.page ?? part.holder, within: range, above: first, clock)
  }

  init(_ part: TranscriptTeller.Part, _ clock: ChatClock, _ meanings: NameMeanings) {
    (self.part, self.clock, self.meanings) = (part, clock, meanings)
    var facts = ChatTranscript()
    TranscriptFacts.read(
      from: part.holder, within: part.range, beside: part.messages, clock: clock, meanings,
      into: &facts)
    if let page = part.page {
      TranscriptFacts.read(
        from: page, beside: part.messages, clock: clock, meanings, scope: .page, into: &facts)
    }
    self.facts = facts
  }

  private var range: Range<Int32> {
    part.page.map { $0.index..<$0.tree.end(of: $0.index) } ?? part.range
  }
}
