import Feedback
import GRDB

/// Turns the parts of a query into what the index is asked, and into tests.
struct QueryReader: ~Copyable {
  private let rules: TermRules
  private let people: [String: Int64]
  private let names: NameCodes
  private let db: Database
  private var wording: Wording

  init(_ rules: TermRules, _ people: [String: Int64], _ db: Database) {
    self.rules = rules
    self.people = people
    self.db = db
    names = NameCodes(db)
    wording = Wording(rules, db)
  }

  /// What the index is asked for `node`: nil where it asks what the index does not know, or what is
  /// not there. Where it is not exact, it finds all that fits and more.
  mutating func query(_ node: SearchNode) throws -> (query: IndexQuery, isExact: Bool)? {
    switch node {
    case .words(let words, let isPrefix):
      let sought = wording.sought(words, isPrefix: isPrefix)
      let sure = wording.query(sought)
      let doubtful = try doubtful(sought)
      return doubtful.isEmpty ? (sure, true) : (.any([sure] + doubtful), false)
    case .all(let nodes) where !nodes.isEmpty: return try query(nodes, IndexQuery.all)
    case .any(let nodes) where !nodes.isEmpty: return try query(nodes, IndexQuery.any)
    case .all, .any, .not, .marks, .received, .number, .customer, .source, .id: return nil
    }
  }

  private mutating func query(
    _ nodes: [SearchNode], _ joined: ([IndexQuery]) -> IndexQuery
  ) throws -> (query: IndexQuery, isExact: Bool)? {
    var queries: [IndexQuery] = []
    var isExact = true
    for node in nodes {
      guard let found = try query(node) else { return nil }
      queries.append(found.query)
      isExact = isExact && found.isExact
    }
    return (joined(queries), isExact)
  }

  private mutating func doubtful(_ sought: [SoughtWords]) throws -> [IndexQuery] {
    var queries: [IndexQuery] = []
    for words in sought {
      if let query = try wording.doubtful(words) { queries.append(query) }
    }
    return queries
  }

  mutating func test(_ node: SearchNode) throws -> FactTest {
    if let found = try query(node), found.isExact {
      return .found(try FallingRows(found.query, db))
    }
    switch node {
    case .all(let nodes): return .all(try tests(nodes))
    case .any(let nodes): return .any(try tests(nodes))
    case .not(let inner): return .not(try test(inner))
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
    case .words(let words, let isPrefix): return try beginningTest(words, isPrefix: isPrefix)
    }
  }

  private mutating func tests(_ nodes: [SearchNode]) throws -> [FactTest] {
    var tests: [FactTest] = []
    for node in nodes { tests.append(try test(node)) }
    return tests
  }

  /// Found by a term that begins so, or by a word of the text whose stem may be what such a word has.
  private mutating func beginningTest(_ words: [String], isPrefix: Bool) throws -> FactTest {
    let sought = wording.sought(words, isPrefix: isPrefix)
    let sure = try FallingRows(wording.query(sought), db)
    let doubtful = try doubtful(sought)
    let stems = try FallingRows(.any(doubtful), db)
    return .any([
      .found(sure),
      .all([.found(stems), .spoken(TextTest(sought, rules: rules, db))]),
    ])
  }

  /// The words that are marked in what is found.
  mutating func marked(_ node: SearchNode) throws -> [SoughtWords] {
    switch node {
    case .all(let nodes), .any(let nodes):
      var marked: [SoughtWords] = []
      for node in nodes { marked += try self.marked(node) }
      return marked
    case .words(let words, let isPrefix): return wording.sought(words, isPrefix: isPrefix)
    case .not, .marks, .received, .number, .customer, .source, .id: return []
    }
  }
}
