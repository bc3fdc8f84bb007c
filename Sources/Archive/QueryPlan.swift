import Feedback
import GRDB
import Language

/// How a query is carried out: the words that must be there as one expression of the full-text
/// index, the rest as tests of the facts of what the index finds, or of all items where no word
/// must be there.
struct QueryPlan {
  /// Nil where no word must be there.
  let match: MatchPattern?
  /// What must be tested besides.
  let rest: [SearchNode]
  /// The words whose terms are marked in what is found.
  private(set) var sought: [SoughtWords] = []

  private let rules: TermRules
  private let people: [String: Int64]

  init(_ query: SearchQuery, rules: TermRules, people: [String: Int64]) {
    self.people = people
    self.rules = rules
    var terms = TermWriter(rules)
    var patterns: [MatchPattern] = []
    var excluded: [MatchPattern] = []
    var rest: [SearchNode] = []
    for node in query.root.parts {
      if let pattern = node.pattern(&terms) {
        patterns.append(pattern)
      } else if case .not(let inner) = node, let pattern = inner.pattern(&terms) {
        excluded.append(pattern)
        rest.append(node)
      } else {
        rest.append(node)
      }
    }
    if patterns.isEmpty {
      match = nil
      self.rest = rest
    } else {
      match = excluded.reduce(.all(patterns)) { $0.excluding($1) }
      self.rest = rest.filter { !$0.isExcludedWords(&terms) }
    }
    collect(query.root, &terms)
  }

  /// The tests of ``rest``, its names looked up.
  func tests(_ db: Database) throws -> [FactTest] {
    var terms = TermWriter(rules)
    let names = NameCodes(db)
    return try rest.map { try test($0, names, &terms) }
  }

  /// Row numbers outside which nothing that fits can lie.
  func bounds(_ db: Database) throws -> ClosedRange<Int64> {
    var bounds: ClosedRange<Int64> = 0 ... .max
    for case .received(let from, let before, _) in rest {
      bounds = bounds.clamped(to: try RowNumber.bounds(from: from, before: before, db))
    }
    return bounds
  }

  // MARK: Tests

  private func test(
    _ node: SearchNode, _ names: NameCodes, _ terms: inout TermWriter
  ) throws -> FactTest {
    if let pattern = node.pattern(&terms) { return .found(try FallingRows(pattern, names.db)) }
    switch node {
    case .all(let nodes): return .all(try nodes.map { try test($0, names, &terms) })
    case .any(let nodes): return .any(try nodes.map { try test($0, names, &terms) })
    case .not(let inner): return .not(try test(inner, names, &terms))
    case .marks(let marks, _): return .any(try marks.map { try names.test($0) })
    case .received(let from, let before, _):
      return .received(from?.seconds ?? .min, before?.seconds ?? .max)
    case .number(.sentiment, let range): return .sentiment(range)
    case .number(.nps, let range): return .nps(range)
    case .number(.csat, let range): return .csat(range)
    case .customer(let name): return people[name].map { .oneOf(.person, [$0]) } ?? .never
    case .source(let name):
      return .any([
        .oneOf(.file, try names.codes(of: .file, holding: name)),
        .oneOf(.format, try names.codes(of: .format, holding: name)),
      ])
    case .id(_, let keys): return .key(keys)
    case .words, .terms: return .never
    }
  }

  // MARK: Marks in the passage

  private mutating func collect(_ node: SearchNode, _ terms: inout TermWriter) {
    switch node {
    case .all(let nodes), .any(let nodes): for node in nodes { collect(node, &terms) }
    case .words(let words, let isPrefix):
      sought.append(terms.sought(words, isPrefix: isPrefix))
      sought += terms.spellings(of: words, isPrefix: isPrefix)
    case .terms(let found, _):
      sought += found.map { SoughtWords(terms: [.undetermined: [$0]], isPrefix: false) }
    case .not, .marks, .received, .number, .customer, .source, .id: break
    }
  }
}

extension SearchNode {
  /// What must all fit.
  fileprivate var parts: [SearchNode] {
    if case .all(let nodes) = self { return nodes }
    return [self]
  }

  /// The node as an expression of the index; nil where it asks what the index does not know, or what
  /// is not there.
  fileprivate func pattern(_ terms: inout TermWriter) -> MatchPattern? {
    switch self {
    case .words(let words, let isPrefix): terms.pattern(words, isPrefix: isPrefix)
    case .terms(let found, _): .any(found.map { MatchPattern.phrase([$0]) })
    case .all(let nodes) where !nodes.isEmpty: Self.patterns(nodes, &terms).map(MatchPattern.all)
    case .any(let nodes) where !nodes.isEmpty: Self.patterns(nodes, &terms).map(MatchPattern.any)
    case .all, .any, .not, .marks, .received, .number, .customer, .source, .id: nil
    }
  }

  fileprivate func isExcludedWords(_ terms: inout TermWriter) -> Bool {
    if case .not(let inner) = self { inner.pattern(&terms) != nil } else { false }
  }

  private static func patterns(
    _ nodes: [SearchNode], _ terms: inout TermWriter
  ) -> [MatchPattern]? {
    var found: [MatchPattern] = []
    for node in nodes {
      guard let pattern = node.pattern(&terms) else { return nil }
      found.append(pattern)
    }
    return found
  }
}

/// The numbers of names that are asked for.
struct NameCodes {
  let db: Database

  init(_ db: Database) { self.db = db }

  func test(_ mark: Mark) throws -> FactTest {
    switch mark {
    case .touchpoint(let id): .touchpoint(try codes(of: .touchpoint) { $0 == id })
    case .theme(let id):
      .theme(try codes(of: .theme) { $0 == id || Theme(rawValue: $0).family == id })
    case .channel(let channel): .oneOf(.channel, [Int64(channel.code)])
    case .language(let code): .oneOf(.language, try codes(of: .language) { $0 == code })
    case .sentiment(let label): .label(label.code)
    case .promise(let state): .promise(state.code)
    case .expectation(let sign): .expectation(sign)
    }
  }

  /// Names that hold `part`, in any case of the letters A to Z.
  func codes(of kind: WordKind, holding part: String) throws -> NumberSet {
    NumberSet(
      try Int64.fetchSet(
        db, sql: "SELECT code FROM word WHERE kind = ? AND instr(lower(text), lower(?)) > 0",
        arguments: [kind.rawValue, part]))
  }

  private func codes(of kind: WordKind, where fits: (String) -> Bool) throws -> NumberSet {
    let rows = try Row.fetchAll(
      db, sql: "SELECT code, text FROM word WHERE kind = ?", arguments: [kind.rawValue])
    return NumberSet(Set(rows.filter { fits($0[1]) }.map { $0[0] }))
  }
}

/// Words to look for in a text, with their terms in each language that they can be in.
struct SoughtWords: Equatable {
  /// For each language, a term for each word.
  var terms: [LanguageCode: [String]]
  var isPrefix: Bool
}

extension TermWriter {
  /// The words' stems in each language, and as they stand.
  mutating func sought(_ words: [String], isPrefix: Bool) -> SoughtWords {
    var sought = SoughtWords(terms: [.undetermined: words], isPrefix: isPrefix)
    for language in TermRules.stemmed {
      sought.terms[language] = words.map { stem($0, in: language) }
    }
    return sought
  }

  /// A word that stands alone in the other spellings that the lexicons know of it.
  mutating func spellings(of words: [String], isPrefix: Bool) -> [SoughtWords] {
    guard words.count == 1, !isPrefix else { return [] }
    return (rules.spellings[words[0]] ?? []).map { sought([$0], isPrefix: false) }
  }

  /// Items that hold the words in any of the languages. A prefix is sought as it was typed, and as
  /// a whole word, since the index holds stems.
  mutating func pattern(_ words: [String], isPrefix: Bool) -> MatchPattern {
    let spellings = [sought(words, isPrefix: isPrefix)] + spellings(of: words, isPrefix: isPrefix)
    var patterns: [MatchPattern] = []
    for sought in spellings {
      for (_, terms) in sought.terms.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        let pattern = MatchPattern.phrase(terms)
        if !patterns.contains(pattern) { patterns.append(pattern) }
      }
    }
    if isPrefix { patterns.append(.phrase(words, isPrefix: true)) }
    return .any(patterns)
  }
}
