import Feedback
import GRDB

/// How a query is carried out: the words that must be there as one question to the full-text index,
/// the rest as tests of what the index finds, or of all items where no word must be there.
struct QueryPlan {
  /// Nil where no word must be there.
  let match: IndexQuery?
  /// What must be tested besides.
  let tests: [FactTest]
  /// The words that are marked in what is found.
  let sought: [SoughtWords]
  private let parts: [SearchNode]

  init(
    _ query: SearchQuery, rules: TermRules, people: [String: Int64], _ db: Database
  ) throws {
    var reader = QueryReader(rules, people, db)
    var queries: [IndexQuery] = []
    var excluded: [IndexQuery] = []
    var rest: [SearchNode] = []
    parts = query.root.parts
    for node in parts {
      if let found = try reader.query(node) {
        queries.append(found.query)
        if !found.isExact { rest.append(node) }
      } else if case .not(let inner) = node, let found = try reader.query(inner), found.isExact {
        excluded.append(found.query)
      } else {
        rest.append(node)
      }
    }
    if queries.isEmpty {
      match = nil
      tests = try parts.map { try reader.test($0) }
    } else {
      match = excluded.reduce(.all(queries)) { $0.excluding($1) }
      tests = try rest.map { try reader.test($0) }
    }
    sought = try reader.marked(query.root)
  }

  /// Row numbers outside which nothing that fits can lie.
  func bounds(_ db: Database) throws -> ClosedRange<Int64> {
    var bounds: ClosedRange<Int64> = 0 ... .max
    for case .received(let from, let before, _) in parts {
      bounds = bounds.clamped(to: try RowNumber.bounds(from: from, before: before, db))
    }
    return bounds
  }
}

extension SearchNode {
  /// What must all fit.
  fileprivate var parts: [SearchNode] {
    if case .all(let nodes) = self { return nodes }
    return [self]
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
