/// The words of `Lexicons/chat/`: who speaks, what no one says, what fields are called, and how
/// dates are written. Loaded once; whatever a line of them does not say in the expected shape is
/// skipped.
final class ChatLexicon: Sendable {
  static let standard = ChatLexicon()

  /// What an entry of `markers.tsv` says of a word or a line.
  enum Marker: String, Sendable, CaseIterable {
    case agentName = "agent-name"
    case customerName = "customer-name"
    case systemName = "system-name"
    case agentPhrase = "agent-phrase"
    case systemPhrase = "system-phrase"
    case notice
    case botName = "bot-name"
    case ratingPhrase = "rating-phrase"
    case omitted, deleted, edited
    case ownName = "own-name"
    case incoming, outgoing, container
    case ratingGood = "rating-good"
    case ratingBad = "rating-bad"
    case botPhrase = "bot-phrase"
    case ownDeleted = "own-deleted"
    case nickname
    case yes, no
    case surname, opening
    case says, joint
    case agentJoint = "agent-joint"
    // Words of a role that hang on the words beside which they are used.
    case userName = "user-name"
    case externalName = "external-name"
    case internalName = "internal-name"
    case asideName = "aside-name"
    case agentFollows = "agent-follows"
    case agentPrecedes = "agent-precedes"
    case joins, transfer, recipient, greeting, introduction
    // Elements and classes in a message whose words its speaker does not say there.
    case quoteElement = "quote-element"
    case quoteClass = "quote-class"
    case mailLabel = "mail-label"
    case medium
    case colourClass = "colour-class"
  }

  /// What an entry of `fields.tsv` is the name of.
  enum Field: String, Sendable, CaseIterable {
    case speaker, time, text, role, id, started, department, rating, customer, subject
    case email, nps, effort
    case personID = "person-id"
    case customerID = "customer-id"
    // Whose value is a yes or a no.
    case agentFlag = "agent-flag"
    case customerFlag = "customer-flag"
    case deletedFlag = "deleted-flag"
    case attachment
    case systemFlag = "system-flag"
    case publicFlag = "public-flag"
    case incomingFlag = "incoming-flag"
    case outgoingFlag = "outgoing-flag"
    /// The id of the chat that one message belongs to.
    case conversation
    /// How long after the chat's start something was said.
    case offset

    static let flags: [Field] = [
      .agentFlag, .customerFlag, .systemFlag, .publicFlag, .incomingFlag, .outgoingFlag,
      .deletedFlag,
    ]
  }

  /// How good a name is for each field, 0 the best; nil where it is no name of that field.
  struct FieldRanks: Sendable {
    fileprivate var ranks = InlineArray<25, Int16>(repeating: -1)

    subscript(_ field: Field) -> Int32? {
      let rank = ranks[field.place]
      return rank < 0 ? nil : Int32(rank)
    }
  }

  private let words: [Marker: Set<String>]
  /// In the order of the markers.
  private let phrases: [PhraseSet]
  /// What a word says of a speaker: an agent before a customer before the system.
  private let roles: WordTable<Marker>
  private let directions: WordTable<ChatTranscript.Direction>
  private let bots: WordTable<Bool>
  private let answers: WordTable<Bool>
  /// By rank, whether a name is that of a speaker's id.
  private let personIDs: [Bool]
  /// A name, squashed, to the fields that it may be the name of.
  private let fields: WordTable<FieldRanks>
  let months: [String: Int]
  /// Minutes east of UTC.
  let zones: [String: Int]
  /// Hours to add to a clock of twelve.
  let halves: [String: Int]
  /// What times are written with besides numbers.
  private let timeWords: Set<String>
  private let hourMarks: Set<String>
  private let timeEnds: Set<String>
  private let dayWords: Set<String>
  /// Given names, titles and what stands between the parts of a name; seldom asked for.
  private static let nameParts = Set(
    LexiconRows("names.tsv").rows(of: 2)
      .filter { ["given-name", "title", "particle"].contains($0[0]) }.map { $0[1] })

  private init() {
    var words: [Marker: Set<String>] = [:]
    for row in LexiconRows("chat/markers.tsv").rows(of: 3) {
      guard let marker = Marker(rawValue: row[0]) else { continue }
      words[marker, default: []].insert(row[2])
    }
    var fields = WordTable<FieldRanks>()
    var personIDs: [Bool] = []
    for (rank, row) in LexiconRows("chat/fields.tsv").rows(of: 3).enumerated() {
      personIDs.append(row[0] == Field.speaker.rawValue && row[2].hasSuffix("id"))
      guard let field = Field(rawValue: row[0]) else { continue }
      let word = ChatWords.squashed(row[2])
      var ranks = fields[word] ?? FieldRanks()
      ranks.ranks[field.place] = Int16(clamping: rank)
      fields[word] = ranks
    }
    let times = LexiconRows("chat/times.tsv").rows(of: 4)
    func table(_ kind: String) -> [String: Int] {
      Dictionary(
        times.filter { $0[0] == kind }.compactMap { row in Int(row[3]).map { (row[2], $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    self.words = words
    directions = Self.table([
      (words[.incoming] ?? [], ChatTranscript.Direction.incoming),
      (words[.outgoing] ?? [], .outgoing),
    ])
    roles = Self.table(
      [
        Marker.systemName, .asideName, .internalName, .externalName, .userName, .customerName,
        .agentName,
      ].map { (words[$0] ?? [], $0) })
    bots = Self.table([(words[.botName] ?? [], true)])
    answers = Self.table([(words[.yes] ?? [], true), (words[.no] ?? [], false)])
    phrases = Marker.allCases.sorted { $0.place < $1.place }.map { PhraseSet(words[$0] ?? []) }
    self.fields = fields
    self.personIDs = personIDs
    months = table("month")
    zones = table("zone")
    halves = table("half")
    self.timeWords = Set(times.map { $0[2] })
    func timeWords(of kinds: Set<String>) -> Set<String> {
      Set(times.filter { kinds.contains($0[0]) }.map { $0[2] })
    }
    hourMarks = timeWords(of: ["hour"])
    timeEnds = timeWords(of: ["hour", "half", "zone"])
    dayWords = timeWords(of: ["weekday", "near"])
  }

  /// What later lists say counts more.
  private static func table<Value>(_ lists: [(Set<String>, Value)]) -> WordTable<Value> {
    lists.reduce(into: WordTable()) { table, list in
      for word in list.0 { table[ChatWords.hash(word)] = list.1 }
    }
  }

  /// Which of the speakers' markers a word of that hash is one of.
  func role(_ word: UInt64) -> Marker? { roles[word] }

  /// Whether a word of that hash says that a message went out or came in.
  func direction(_ word: UInt64) -> ChatTranscript.Direction? { directions[word] }

  /// Whether a word of that hash names the role of someone who speaks.
  func isRole(_ word: UInt64) -> Bool {
    switch roles[word] {
    case .agentName?, .customerName?, .userName?, .externalName?, .internalName?: true
    default: false
    }
  }

  /// Whether a word in lower case is what a company's people are called: "agent", "medewerker".
  func isAgentTitle(_ word: String) -> Bool { roles[ChatWords.hash(word)] == .agentName }

  /// Whether a word of that hash names a program.
  func isBot(_ word: UInt64) -> Bool { bots[word] != nil }

  /// Whether a word in lower case may stand in a date or a time.
  func isTimeWord(_ word: String) -> Bool { timeWords.contains(word) }

  /// Whether a word stands between or behind hours and minutes.
  func isHourMark(_ word: String) -> Bool { hourMarks.contains(word) }

  /// Whether a word may be the last of a time: "uur", "pm", "UTC".
  func endsTime(_ word: String) -> Bool { timeEnds.contains(word) }

  /// Whether a word is a weekday's name or says "today".
  func isDayWord(_ word: String) -> Bool { dayWords.contains(word) }

  /// Whether a word in lower case is part of a person's name: a given name, a title, an initial.
  func isNamePart(_ word: String) -> Bool { word.utf8.count == 1 || Self.nameParts.contains(word) }

  /// Whether a text is a yes or a no; nil for anything else.
  func answer(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    text.count <= 8 ? answers[ChatWords.squashed(text)] : nil
  }

  /// Whether `word`, in lower case, is one of that marker's.
  func isWord(_ word: String, _ marker: Marker) -> Bool {
    words[marker]?.contains(word) ?? false
  }

  /// Whether a phrase of that marker stands anywhere in `text`, in whatever case.
  func contains(_ text: some StringProtocol, _ marker: Marker) -> Bool {
    phrases[marker.place].isFound(in: text)
  }

  /// What follows the first phrase of that marker in `text`; nil where there is none.
  func textAfter(_ marker: Marker, in text: String) -> Substring? {
    phrases[marker.place].end(in: text).map {
      text[text.utf8.index(text.startIndex, offsetBy: $0)...]
    }
  }

  func contains(_ text: UnsafeBufferPointer<UInt8>, _ marker: Marker) -> Bool {
    phrases[marker.place].isFound(in: text)
  }

  /// Whether a text begins or ends with a phrase of that marker.
  func isAtEdge(of text: UnsafeBufferPointer<UInt8>, _ marker: Marker) -> Bool {
    phrases[marker.place].isAtEdge(of: text)
  }

  func length(ofStart text: UnsafeBufferPointer<UInt8>, _ marker: Marker) -> Int? {
    phrases[marker.place].length(ofStart: text)
  }

  /// How many bytes of `text` a phrase of that marker takes with which it begins; nil where none
  /// does.
  func length(ofStart text: String, _ marker: Marker) -> Int? {
    phrases[marker.place].length(ofStart: text)
  }

  /// How good a name `name` is for each field; nil where it is the name of none.
  func ranks(_ name: some StringProtocol) -> FieldRanks? {
    fields[ChatWords.squashed(name)]
  }

  /// As ``ranks(_:)`` for a class such as `bubble__time` or `msg-author`, whose last word tells.
  func ranks(ofClass name: String) -> FieldRanks? {
    if let ranks = ranks(name) { return ranks }
    guard name.utf8.contains(where: { $0 == 0x2D || $0 == 0x5F }) else { return nil }
    var last: UInt64?
    var name = name
    name.withUTF8 { bytes in
      ChatWords.each(bytes) { word in
        last = word
        return false
      }
    }
    return last.flatMap { fields[$0] }
  }

  /// Whether a name of that rank for a speaker is the name of a speaker's id.
  func isPersonID(_ rank: Int32) -> Bool {
    personIDs.indices.contains(Int(rank)) && personIDs[Int(rank)]
  }

  /// How good a name `name` is for that field, 0 the best; nil where it is none.
  func rank(_ name: String, _ field: Field) -> Int32? { ranks(name)?[field] }

  private static func isSquashed(_ name: String) -> Bool {
    name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 >= 0x80
    }
  }

  /// Letters and digits only, in lower case: `sent_At` becomes `sentat`.
  static func squashed(_ name: String) -> String {
    if isSquashed(name) { return name }
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        bytes.append(byte)
      default: continue
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ChatLexicon.Marker {
  /// Its place among all.
  fileprivate var place: Int {
    switch self {
    case .agentName: 0
    case .customerName: 1
    case .systemName: 2
    case .agentPhrase: 3
    case .systemPhrase: 4
    case .notice: 5
    case .botName: 6
    case .ratingPhrase: 7
    case .omitted: 8
    case .deleted: 9
    case .edited: 10
    case .ownName: 11
    case .incoming: 12
    case .outgoing: 13
    case .container: 14
    case .ratingGood: 15
    case .ratingBad: 16
    case .botPhrase: 17
    case .yes: 18
    case .no: 19
    case .ownDeleted: 20
    case .nickname: 21
    case .surname: 22
    case .opening: 23
    case .says: 24
    case .joint: 25
    case .agentJoint: 26
    case .userName: 27
    case .externalName: 28
    case .internalName: 29
    case .asideName: 30
    case .agentFollows: 31
    case .agentPrecedes: 32
    case .joins: 33
    case .transfer: 34
    case .recipient: 35
    case .greeting: 36
    case .introduction: 37
    case .quoteElement: 38
    case .quoteClass: 39
    case .mailLabel: 40
    case .medium: 41
    case .colourClass: 42
    }
  }
}

extension ChatLexicon.Field {
  /// Its place in the table of ranks.
  fileprivate var place: Int {
    switch self {
    case .speaker: 0
    case .time: 1
    case .text: 2
    case .role: 3
    case .id: 4
    case .started: 5
    case .department: 6
    case .rating: 7
    case .customer: 8
    case .subject: 9
    case .email: 10
    case .nps: 11
    case .effort: 12
    case .personID: 13
    case .customerID: 14
    case .agentFlag: 15
    case .customerFlag: 16
    case .systemFlag: 17
    case .publicFlag: 18
    case .incomingFlag: 19
    case .outgoingFlag: 20
    case .deletedFlag: 21
    case .attachment: 22
    case .conversation: 23
    case .offset: 24
    }
  }
}
