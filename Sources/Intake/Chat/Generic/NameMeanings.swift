import Feedback
import Markup
import Synchronization

/// What the names of a document mean in a chat, worked out once a name and once a `class`; and how
/// messages of each shape are read. Serves documents and the trees of a stream one after the other,
/// by one thread.
final class NameMeanings {
  /// What one name of an element, an attribute or a class means.
  struct Meaning {
    let ranks: ChatLexicon.FieldRanks?
    /// As the name of a class, whose last word tells.
    let classRanks: ChatLexicon.FieldRanks?
    /// As the name of an attribute, `data-` taken off.
    let attributeRanks: ChatLexicon.FieldRanks?
    let role: FeedbackItem.Role?
    let doubt: DoubtfulRole?
    let direction: ChatTranscript.Direction?
    /// Whether the name is a program's.
    let isBot: Bool
    /// What an attribute or element of that name says by a yes or a no.
    let flag: ChatLexicon.Field?
    /// Whether what is called so is a rating.
    let isRating: Bool
    /// Whether what is called so is a picture or a file.
    let isAttachment: Bool
    /// Whether what is called so holds a transcript.
    let isContainer: Bool
    /// Whether elements of that name are terms, which definitions stand beside.
    let isTerm: Bool
    /// Whether the words of what is called so are not said by who says what stands around them: a
    /// quote, a reaction.
    let isForeign: Bool
    /// Whether what is called so, if it holds a text only, is one of a person's or a chat's details.
    let isDetail: Bool

    init(_ name: String) {
      let lexicon = ChatLexicon.standard
      let own = lexicon.ranks(name)
      ranks = own
      classRanks = own ?? lexicon.ranks(ofClass: name)
      attributeRanks = name.hasPrefix("data-") ? lexicon.ranks(name.dropFirst(5)) : own
      var words = name
      let isColour = lexicon.isWord(name.lowercased(), .colourClass)
      let said = isColour ? nil : words.withUTF8 { SaidRole($0) }
      (role, doubt) = (said?.role, said?.doubt)
      direction = Self.direction(name)
      isBot = SpeakerRoles.isBot(name)
      let ranks = attributeRanks
      flag = ChatLexicon.Field.flags.first { ranks?[$0] != nil }
      isRating = classRanks?[.rating] != nil
      isAttachment = attributeRanks?[.attachment] != nil
      isContainer = Self.isContainer(name)
      isTerm = name == "dt"
      isForeign =
        lexicon.isWord(name.lowercased(), .quoteElement)
        || ChatText.words(name).contains { lexicon.isWord($0, .quoteClass) }
      let isNamed = own.map { own in
        own[.personID] != nil || own[.id] != nil || own[.email] != nil || own[.speaker] != nil
      }
      isDetail =
        (isNamed ?? false) && own?[.text] == nil && !lexicon.isRole(ChatWords.squashed(name))
    }

    private static func isContainer(_ name: String) -> Bool {
      let words = ChatText.words(name)
      return words.count <= 2
        && ([ChatLexicon.squashed(name)] + words.suffix(1))
          .contains { ChatLexicon.standard.isWord($0, .container) }
    }

    fileprivate init(ofClass words: [Meaning]) {
      (ranks, classRanks, attributeRanks) = (nil, nil, nil)
      var said = MessageFields()
      for word in words { said.take(word.role, word.doubt) }
      (role, doubt) = (said.role, said.doubt)
      direction = words.lazy.compactMap(\.direction).first
      isBot = words.contains(where: \.isBot)
      flag = nil
      isRating = words.contains(where: \.isRating)
      isAttachment = words.contains(where: \.isAttachment)
      isContainer = words.contains(where: \.isContainer)
      isTerm = false
      isForeign = words.contains(where: \.isForeign)
      isDetail = false
    }

    /// Whether a text says that a message went out or came in.
    static func direction(_ text: String) -> ChatTranscript.Direction? {
      var text = text
      return text.withUTF8 { direction($0) }
    }

    static func direction(_ text: UnsafeBufferPointer<UInt8>) -> ChatTranscript.Direction? {
      let lexicon = ChatLexicon.standard
      if ChatWords.isOneWord(text) { return lexicon.direction(ChatWords.hash(text)) }
      var found: ChatTranscript.Direction?
      ChatWords.each(text) { word in
        found = lexicon.direction(word)
        return found != nil
      }
      return found
    }
  }

  /// What is known by now. It holds nothing but what follows from names and values alone, so that
  /// what a document says never depends on what was read before it.
  struct Memory: Sendable {
    /// The names that numbers stand for at the moment.
    fileprivate(set) var names: MarkupNames
    fileprivate var meanings: [Meaning?] = []
    fileprivate var classMeanings: [Meaning?] = []
    /// Those that came last stand before the others, two kinds of them in turn.
    fileprivate var shapes: [MessageShape] = []
    fileprivate var values: [StatedRole] = []
    fileprivate var paths: [(path: [String], ids: [Int32?])] = []

    init(_ names: MarkupNames) { self.names = names }
  }

  private(set) var memory: Memory
  var names: MarkupNames { memory.names }

  /// More shapes than a document has whose messages look alike, and more paths to messages.
  private static let manyShapes = 32
  private static let manyPaths = 8

  convenience init(_ names: MarkupNames) { self.init(Memory(names)) }

  init(_ memory: Memory) { self.memory = memory }

  /// Makes this serve the trees with those names.
  func adopt(_ names: MarkupNames) {
    guard names !== memory.names else { return }
    guard names.agrees(with: memory.names) else { return memory = Memory(names) }
    memory.names = names
    memory.paths = []
  }

  /// What the name of that number means.
  func meaning(_ name: Int32) -> Meaning {
    let place = Int(name)
    if place < memory.meanings.count, let known = memory.meanings[place] { return known }
    if place >= memory.meanings.count {
      let missing = names.names.count - memory.meanings.count
      memory.meanings.append(contentsOf: Array(repeating: nil, count: missing))
    }
    let meaning = Self.meaning(of: names.names[place])
    memory.meanings[place] = meaning
    return meaning
  }

  /// What names of documents before this one mean: files of one program have the same.
  private static let known = Mutex<[String: Meaning]>([:])
  /// More names than one program's files have.
  private static let manyNames = 4096

  private static func meaning(of name: String) -> Meaning {
    if let meaning = known.withLock({ $0[name] }) { return meaning }
    let meaning = Meaning(name)
    known.withLock { known in
      if known.count >= manyNames { known.removeAll() }
      known[name] = meaning
    }
    return meaning
  }

  /// The first role and direction that a word of the class attribute of that number names.
  func meaning(ofClass set: Int32) -> Meaning {
    let place = Int(set)
    if place < memory.classMeanings.count, let known = memory.classMeanings[place] { return known }
    if place >= memory.classMeanings.count {
      let missing = names.setCount - memory.classMeanings.count
      memory.classMeanings.append(contentsOf: Array(repeating: nil, count: missing))
    }
    let meaning = Meaning(ofClass: names.words(ofSet: set).map { self.meaning($0) })
    memory.classMeanings[place] = meaning
    return meaning
  }

  /// Whether an element is called a rating by its name or its class.
  func isRating(_ record: MarkupTree.Record) -> Bool {
    meaning(record.name).isRating
      || (record.classes > 0 && meaning(ofClass: record.classes).isRating)
  }

  /// Whether the words of an element in a message are another's, or nobody's.
  func isForeign(_ record: MarkupTree.Record) -> Bool {
    record.name > 0
      && (meaning(record.name).isForeign
        || (record.classes > 0 && meaning(ofClass: record.classes).isForeign))
  }

  /// Whether elements of that name are pictures or files.
  func isAttachment(_ name: Int32) -> Bool { meaning(name).isAttachment }

  /// The numbers of the names of a path; nil for one that the document does not have.
  func ids(of path: [String]) -> [Int32?] {
    if let known = memory.paths.first(where: { $0.path == path }) { return known.ids }
    let found = path.map { names.id($0) }
    if memory.paths.count == Self.manyPaths { memory.paths = [] }
    memory.paths.append((path, found))
    return found
  }

  /// How a message is read, by its shape.
  func shape(of element: Int32, in tree: MarkupTree) -> MessageShape {
    guard MessageShape.isBounded(element, in: tree) else {
      return MessageShape(of: element, in: tree, self)
    }
    for (place, known) in memory.shapes.enumerated() where known.fits(element, in: tree) {
      if place > 1 { memory.shapes.swapAt(place, place - 1) }
      return known
    }
    let shape = MessageShape(of: element, in: tree, self)
    if memory.shapes.count == Self.manyShapes { memory.shapes.removeLast() }
    memory.shapes.append(shape)
    return shape
  }
}

// Values of attributes that name a role, of which a document has few.
extension NameMeanings {
  fileprivate struct StatedRole: Sendable {
    let value: [UInt8]
    let said: RoleReading

    func isValue(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
      guard value.count == other.count else { return false }
      for at in other.indices where value[at] != other[at] { return false }
      return true
    }
  }

  private static let manyValues = 16

  /// What `value` says of who speaks.
  func role(_ value: UnsafeBufferPointer<UInt8>) -> RoleReading {
    for known in memory.values where known.isValue(value) { return known.said }
    let said = RoleReading(value)
    if value.count < 32 {
      if memory.values.count == Self.manyValues { memory.values = [] }
      memory.values.append(StatedRole(value: Array(value), said: said))
    }
    return said
  }
}

/// What the value of an attribute or the text of an element says of who speaks.
struct RoleReading {
  let role: FeedbackItem.Role?
  let doubt: DoubtfulRole?
  let direction: ChatTranscript.Direction?
  let isBot: Bool

  init(_ value: UnsafeBufferPointer<UInt8>) {
    let said = SaidRole(value)
    (role, doubt) = (said.role, said.doubt)
    direction = NameMeanings.Meaning.direction(value)
    isBot = role == .agent && SpeakerRoles.isBot(value)
  }
}
