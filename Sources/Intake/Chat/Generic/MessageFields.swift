import Feedback
import Markup

/// What one element says of a message: who speaks, when, and what. Words stay in the tree's bytes
/// until a turn is made of them.
struct MessageFields {
  var speaker = Words.none
  var time: ChatMoment?
  /// Seconds from the chat's start, where that is how the time is told.
  var offset: Int64?
  var role: FeedbackItem.Role?
  /// The word that named the role, where it hangs on other messages what it means.
  var doubt: DoubtfulRole?
  var direction: ChatTranscript.Direction?
  /// A program speaks for the company.
  var isBot = false
  /// The number of the message's class; 0 where it has none.
  var look: Int32 = 0
  /// It is called a rating, and no one says it.
  var isRating = false
  /// Whoever said it took it back.
  var isDeleted = false
  /// A picture or file stands where the text would.
  var hasAttachment = false
  var text = Words.none
  /// The id of the chat that the message belongs to, where messages of several stand together.
  var conversation = Words.none
  /// How many elements below could be the text: more than one says that this is no single message.
  var textCount = 0

  /// Whether this is enough for a message.
  var isMessage: Bool {
    guard !text.isEmpty, !isRating else { return false }
    let isSaid =
      !speaker.isNone || direction != nil || (role != nil && role != .system)
      || (doubt != nil && doubt != .aside)
    return textCount <= 1 && isSaid
  }

  var hasProof: Bool {
    time != nil || offset != nil || role != nil || direction != nil || doubt != nil
  }

  /// Takes what a word says of who speaks: what was said first stands, unless it was in doubt.
  mutating func take(_ said: FeedbackItem.Role?, _ doubt: DoubtfulRole?) {
    if doubt == .aside {
      self.doubt = .aside
      role = role ?? said
    } else if doubt != nil {
      if role == nil, self.doubt == nil { (role, self.doubt) = (said, doubt) }
    } else if let said, role == nil || (self.doubt != nil && self.doubt != .aside) {
      role = said
      if self.doubt != .aside { self.doubt = nil }
    }
  }

  /// Words of a message.
  enum Words {
    case none
    /// A range of the tree's bytes, trimmed.
    case range(Int32, Int32)
    /// Put together from several places, or white space folded.
    case own(String)

    init(_ range: Range<Int>) { self = .range(Int32(range.lowerBound), Int32(range.upperBound)) }

    var isNone: Bool {
      if case .none = self { true } else { false }
    }

    var isEmpty: Bool {
      switch self {
      case .none: true
      case .range(let start, let end): start == end
      case .own(let text): text.isEmpty
      }
    }

    /// - Parameter bytes: of the tree that they were read from.
    func string(_ bytes: [UInt8]) -> String? {
      switch self {
      case .none: nil
      case .range(let start, let end): String(decoding: bytes[Int(start)..<Int(end)], as: UTF8.self)
      case .own(let text): text
      }
    }
  }
}
