import Feedback
import Language

/// What the words and phrases of one language are worth, and what they do to other words: from
/// `valence.tsv`, `cues.tsv`, `emoji.tsv`, `modifiers.tsv` and `boilerplate.tsv`.
///
/// Single words, with all their forms, lie in one table of hashes; expressions of several words,
/// and separable verbs whose particle stands apart, in a ``PhraseTable``.
struct SentimentLexicon: Sendable {
  /// What a word or phrase does. A word may have a valence and a role: "super", "vreselijk".
  struct Entry: Sendable {
    /// From -4 to 4; nil where it has none.
    var valence: Double?
    var role: Role?
    var factor = 1.0
    var source: Source

    /// Whether it counts, or makes others count more or less; what does neither only covers its
    /// words.
    var speaks: Bool { role != nil || valence ?? 0 != 0 }
  }

  /// What a word does to others.
  enum Role: String, Sendable, CaseIterable {
    case negation, denial, intensity, excess, wish, hedge, irrealis, suggestion, nothing
    case mark, grade

    fileprivate var number: UInt16 {
      switch self {
      case .negation: 0
      case .denial: 1
      case .intensity: 2
      case .excess: 3
      case .wish: 4
      case .hedge: 5
      case .irrealis: 6
      case .suggestion: 7
      case .nothing: 8
      case .mark: 9
      case .grade: 10
      }
    }
  }

  /// A set of roles, a bit for each.
  struct Roles: Sendable {
    private var bits: UInt16 = 0

    mutating func insert(_ role: Role) { bits |= 1 << role.number }
    @inline(__always)
    func has(_ role: Role) -> Bool { bits & (1 << role.number) != 0 }
    var isEmpty: Bool { bits == 0 }
  }

  /// The row that an entry comes from.
  struct Source: Sendable, Equatable {
    var file: UInt8
    var row: Int32
  }

  private(set) var tables: [LexiconTable] = []
  /// The place of `boilerplate.tsv` among ``tables``.
  static let boilerplateFile: UInt8 = 4
  private(set) var entries: [Entry] = []
  private var words = WordIndex(capacity: 16_384)
  private(set) var phrases = PhraseTable()
  /// Of each entry, how many words and affixes its expression lists: the fewer, the more it says.
  private(set) var breadths: [UInt32] = []
  private let inflector: Inflector
  private let classes: [String: [UInt64]]

  init(_ language: LanguageCode, lexicons: Lexicons) throws(LexiconError) {
    inflector = lexicons.inflector(language)
    classes = lexicons.classes(language)
    let folder = language.rawValue
    try addValences(lexicons.library.table("\(folder)/valence.tsv"))
    try addValences(lexicons.library.table("emoji.tsv"))
    try addValences(lexicons.library.table("\(folder)/cues.tsv"))
    try addModifiers(lexicons.library.table("\(folder)/modifiers.tsv"))
    try addBoilerplate(lexicons.library.table("\(folder)/boilerplate.tsv"))
    try phrases.fileUnderRareWords(lexicons.library.table("\(folder)/frequencies.tsv"))
    breadths = phrases.breadths(rows: entries.count)
  }

  /// The place among ``entries`` of what the word with this hash does.
  func place(of hash: UInt64) -> Int? { words[hash: hash].map { Int($0) } }

  /// What the word with this hash does.
  @inline(__always)
  func entry(_ hash: UInt64) -> Entry? { words[hash: hash].map { entries[Int($0)] } }

  /// How many forms and expressions the language has.
  var formCount: Int { words.count + phrases.count }

  /// The words that are a valued word themselves, for compounds.
  private(set) var valuedWords: [UInt64] = []

  private mutating func addValences(_ table: LexiconTable) throws(LexiconError) {
    let file = add(table)
    var forms = WordForms()
    let first = entries.count
    for row in table.rows.indices {
      let valence = try table.number(row, 1)
      guard abs(valence) <= 4 else { throw table.error(row, "a valence lies between -4 and 4") }
      entries.append(Entry(valence: valence, source: Source(file: file, row: Int32(row))))
      let word = table.field(row, 0)
      if isPhrase(word) {
        try addPhrase(word, row, of: table)
      } else {
        let hash = WordHash.of(Tokenizer.normalise(word.filter { $0 != 0x7C }[...]))
        if words[hash: hash] == nil { words.set(hash, to: UInt32(entries.count - 1)) }
        valuedWords.append(hash)
      }
    }
    for row in table.rows.indices {
      guard let inflection = Inflection(rawValue: table.string(row, 2)), inflection != .fixed else {
        continue
      }
      try addForms(of: row, of: table, inflection, entry: first + row, into: &forms)
    }
  }

  /// Adds the forms that have no line of their own.
  private mutating func addForms(
    of row: Int, of table: LexiconTable, _ inflection: Inflection, entry: Int,
    into forms: inout WordForms
  ) throws(LexiconError) {
    let word = table.field(row, 0)
    guard !isPhrase(word) else { return }
    forms.removeAll()
    inflector.expand(word, as: inflection, into: &forms)
    forms.forEach { form in
      let hash = WordHash.of(form)
      if words[hash: hash] == nil { words.set(hash, to: UInt32(entry)) }
    }
    if inflection == .verb, let bar = word.firstIndex(of: 0x7C) {
      let apart = word[(bar + 1)...] + Array("/v … ".utf8) + word[..<bar]
      try phrases.add(apart, as: entry, at: (table, row), inflector: inflector)
    }
  }

  private mutating func addModifiers(_ table: LexiconTable) throws(LexiconError) {
    let file = add(table)
    for row in table.rows.indices {
      guard let role = Role(rawValue: table.string(row, 1)) else {
        let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
        throw table.error(row, "the role is one of \(roles)")
      }
      try add(
        Entry(
          role: role, factor: try table.number(row, 2),
          source: Source(file: file, row: Int32(row))), row, of: table)
    }
  }

  /// Words of politeness are entries that cover their words. They say nothing, but for thanks, which
  /// have a value where nothing is complained of.
  private mutating func addBoilerplate(_ table: LexiconTable) throws(LexiconError) {
    let file = add(table)
    precondition(file == Self.boilerplateFile, "the boilerplate is read fifth")
    for row in table.rows.indices {
      let isThanks = !table.field(row, 1).isEmpty
      try add(
        Entry(
          valence: isThanks ? try table.number(row, 1) : nil,
          source: Source(file: file, row: Int32(row))), row, of: table)
    }
  }

  private mutating func add(
    _ entry: Entry, _ row: Int, of table: LexiconTable
  ) throws(LexiconError) {
    let pattern = table.field(row, 0)
    guard !isPhrase(pattern) else {
      entries.append(entry)
      return try addPhrase(pattern, row, of: table)
    }
    let hash = WordHash.of(Tokenizer.normalise(pattern))
    // Other forms of the word share its entry and have no role: this form gets one of its own.
    var own = words[hash: hash].map { entries[Int($0)] } ?? entry
    own.role = entry.role
    own.factor = entry.factor
    entries.append(own)
    words.set(hash, to: UInt32(entries.count - 1))
  }

  /// Adds a pattern of the entry that was added last.
  private mutating func addPhrase(
    _ pattern: ArraySlice<UInt8>, _ row: Int, of table: LexiconTable
  ) throws(LexiconError) {
    try phrases.add(
      pattern, as: entries.count - 1, at: (table, row), inflector: inflector, classes: classes)
  }

  private mutating func add(_ table: LexiconTable) -> UInt8 {
    tables.append(table)
    return UInt8(tables.count - 1)
  }

  /// Whether a key is a pattern of more than one plain word.
  private func isPhrase(_ key: ArraySlice<UInt8>) -> Bool {
    if Tokenizer.isPlainWord(key) { return false }
    return key.contains { byte in
      byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "(")
        || byte == UInt8(ascii: "*")
    } && key.count > 3
  }
}
