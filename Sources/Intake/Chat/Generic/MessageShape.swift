import Feedback
import Markup

/// How messages are read that have the same elements, attributes and classes: which values are to
/// be looked at, and what for. Worked out once, since most messages of a file look alike.
///
///     <message role="agent" sender="Support" time="…">…</message>
///       1 role: attribute 0    2 speaker: attribute 1    3 time: attribute 2    rest: the element
final class MessageShape: Sendable {
  /// Something to look at. Nodes count from the message, attributes from its first, stated times
  /// in ``stated``.
  enum Step: Sendable {
    case role(attribute: Int32)
    /// A value that is a yes or a no.
    case flag(attribute: Int32, ChatLexicon.Field)
    case flagText(Int32, ChatLexicon.Field)
    case time(attribute: Int32, rank: Int32)
    case speaker(attribute: Int32, rank: Int32)
    case text(attribute: Int32, rank: Int32)
    /// What a screen reader says of the message: `Bot at 08:00`.
    case label(attribute: Int32)
    /// An attribute of an element that names the speaker.
    case ownName(attribute: Int32, rank: Int32)
    /// An element whose text may name a role.
    case roleText(Int32)
    /// An attribute whose name tells nothing, and whose value may be a role.
    case loneRole(attribute: Int32)
    /// The time since the chat began.
    case offset(attribute: Int32)
    /// Words such as `Sanne, 2 november 2026 10:32` above or below what is said.
    case head(Int32)
    /// An element with one other in it, which may be the name that stands before a time.
    case byline(Int32)
    /// The chat that the message belongs to.
    case conversation(attribute: Int32)
    case conversationText(Int32)
    /// What kind of text the message's is: a note is no one's turn.
    case noteMark(attribute: Int32)
    /// An element whose text may be a role and nothing else, beside a name.
    case badge(Int32)
    /// A time in one of the attributes, or in the element's text.
    case moment(Int32, stated: Range<Int32>, rank: Int32)
    /// The same in an element that nothing else speaks for.
    case plainMoment(Int32, stated: Range<Int32>)
    case speakerText(Int32, rank: Int32)
    /// Bold words with which a message may begin; if it does not, some steps are passed over.
    case boldSpeaker(Int32, steps: Int32)
    case words(Int32, rank: Int32, isParagraph: Bool, isCounted: Bool)
  }

  /// Where the text stands when nothing named it.
  enum Rest { case cells, definition, nothing, element, person }

  /// What is looked at below one element; a message has a few dozen nodes.
  static let reach: Int32 = 200
  /// The rank of what only its looks speak for.
  static let weakest: Int32 = 10_000

  /// What names alone say.
  let role: FeedbackItem.Role?
  let doubt: DoubtfulRole?
  let direction: ChatTranscript.Direction?
  let isBot: Bool
  /// The number of the message's class attribute; 0 where it has none.
  let look: Int32
  let isRating: Bool
  /// Whether the message has an attribute that hides elements from who reads the page.
  let mayBeHidden: Bool
  let steps: [Step]
  /// Attributes that may state the time of an element.
  let stated: [Int32]
  let rest: Rest
  private let key: [Int32]

  init(of element: Int32, in tree: MarkupTree, _ meanings: NameMeanings) {
    key = Self.key(of: element, in: tree)
    let node = MarkupNode(tree: tree, index: element)
    let record = tree.records[Int(element)]
    let own = meanings.meaning(record.name)
    let classes = meanings.meaning(ofClass: record.classes)
    // An element's own name tells an agent or a customer, but `<event>` may well be said.
    var said = MessageFields()
    if own.role != .system { said.take(own.role, own.doubt == .aside ? nil : own.doubt) }
    said.take(classes.role, classes.doubt)
    let inner = Self.wrapped(in: node).map {
      meanings.meaning(ofClass: tree.records[Int($0)].classes)
    }
    if let inner, inner.role != .system { said.take(inner.role, inner.doubt) }
    (role, doubt) = (said.role, said.doubt)
    direction = classes.direction ?? inner?.direction
    isBot = own.isBot || classes.isBot
    look = record.classes
    isRating = meanings.isRating(record)
    mayBeHidden = node.attribute("hidden") != nil || node.attribute("style") != nil
    rest = Self.rest(of: node, own)
    let writer = ShapeWriter(of: node, meanings)
    steps = writer.steps
    stated = writer.stated
  }

  /// The one element that holds all that is in a message, if it holds several.
  private static func wrapped(in node: MarkupNode) -> Int32? {
    guard let inner = node.firstElement, inner.nextElement == nil,
      inner.firstElement?.nextElement != nil, !node.tree.hasOwnWords(node.index)
    else { return nil }
    return inner.index
  }

  private static func rest(of node: MarkupNode, _ own: NameMeanings.Meaning) -> Rest {
    switch node.name {
    case "tr": return .cells
    case "dt": return .definition
    case "dd": return .nothing
    default:
      let isNamed = own.ranks.map { $0[.customer] != nil || $0[.speaker] != nil } ?? false
      return isNamed && node.firstElement?.nextElement != nil ? .person : .element
    }
  }
}

// The names of an element and of all below it, and how they stand in each other, as numbers.
extension MessageShape {
  /// Whether a shape can be known again: there is no more below it than is looked at.
  static func isBounded(_ element: Int32, in tree: MarkupTree) -> Bool {
    tree.end(of: element) - element <= reach
  }

  /// Whether an element, which is bounded, has this shape.
  func fits(_ element: Int32, in tree: MarkupTree) -> Bool {
    var place = 0
    var isSame = true
    Self.eachPart(of: element, in: tree) { part in
      isSame = place < key.count && key[place] == part
      place += 1
      return isSame
    }
    return isSame && place == key.count
  }

  private static func key(of element: Int32, in tree: MarkupTree) -> [Int32] {
    var key: [Int32] = []
    guard isBounded(element, in: tree) else { return key }
    eachPart(of: element, in: tree) { part in
      key.append(part)
      return true
    }
    return key
  }

  @inline(__always)
  private static func eachPart(
    of element: Int32, in tree: MarkupTree, _ body: (Int32) -> Bool
  ) {
    let end = tree.end(of: element)
    var at = element
    while at < end {
      let record = tree.records[Int(at)]
      guard body(record.name), body(at == element ? 0 : at - record.parent) else { return }
      if record.name >= 0 {
        guard body(record.classes), body(record.end - record.start) else { return }
        var place = record.start
        while place < record.end {
          guard body(tree.attributes[Int(place)].name) else { return }
          place += 1
        }
      }
      at += 1
    }
  }
}
