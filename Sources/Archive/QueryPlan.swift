import Feedback
import GRDB
import Language

/// How a query is carried out: as much of it as can be in one expression of the full-text index,
/// the rest as conditions on the rows that the index finds.
///
/// Marks and words are both terms of the index, so most queries are one `MATCH`, which FTS5 answers
/// in the order of row numbers, newest first, and stops when the page is full. Times, numbers,
/// customers and sources are conditions on the narrow table `item`. Where words and conditions
/// stand in one `OR`, each side that is words becomes a sub-query.
struct QueryPlan {
  /// Nil where no word and no mark narrows the search.
  private(set) var match: MatchPattern?
  private(set) var conditions: [String] = []
  private(set) var arguments = StatementArguments()
  /// The words whose terms are marked in what is found.
  private(set) var sought: [SoughtWords] = []

  private let people: [String: Int64]

  init(_ query: SearchQuery, rules: TermRules, people: [String: Int64]) {
    self.people = people
    var terms = TermWriter(rules)
    var patterns: [MatchPattern] = []
    for node in query.root.parts {
      if let pattern = pattern(node, &terms) {
        patterns.append(pattern)
      } else {
        let (sql, values) = condition(node, &terms)
        conditions.append(sql)
        arguments += values
      }
    }
    match = patterns.isEmpty ? nil : .all(patterns)
    if match != nil { boundTerms(by: query.root.parts) }
    collect(query.root, &terms)
  }

  /// `FROM … WHERE …` for the query; the rows are called `item`, and `terms` where there is a
  /// match.
  func from(needsItem: Bool) -> String {
    let hasItem = needsItem || !conditions.isEmpty || match == nil
    var tables = match == nil ? "item" : "terms"
    if match != nil, hasItem { tables += " CROSS JOIN item ON item.id = terms.rowid" }
    let all = (match == nil ? [] : ["terms MATCH ?"]) + conditions
    return all.isEmpty ? "FROM \(tables)" : "FROM \(tables) WHERE " + all.joined(separator: " AND ")
  }

  /// The column that holds the row number.
  var row: String { match == nil ? "item.id" : "terms.rowid" }

  var values: StatementArguments {
    match.map { StatementArguments([$0.text]) + arguments } ?? arguments
  }

  /// Has the index only look where items of the asked time can lie.
  private mutating func boundTerms(by parts: [SearchNode]) {
    for case .received(let from, let before, _) in parts {
      let bounds = RowNumber.bounds(from: from, before: before)
      conditions.append("terms.rowid BETWEEN ? AND ?")
      arguments += [bounds.lowerBound, bounds.upperBound]
    }
  }

  // MARK: Terms

  /// The node as an expression of the index; nil where it asks what the index does not know.
  private func pattern(_ node: SearchNode, _ terms: inout TermWriter) -> MatchPattern? {
    switch node {
    case .words(let words, let isPrefix): terms.pattern(words, isPrefix: isPrefix)
    case .terms(let found, _): .any(found.map { MatchPattern.phrase([$0]) })
    case .marks(let marks, _): .any(marks.map(MatchPattern.term))
    case .all(let nodes): patterns(nodes, &terms).map(Self.allOf)
    case .any(let nodes): patterns(nodes, &terms).map(MatchPattern.any)
    case .not(let inner):
      pattern(inner, &terms).map { MatchPattern.term(Mark.item).excluding($0) }
    case .received, .number, .customer, .source, .id: nil
    }
  }

  private func patterns(
    _ nodes: [SearchNode], _ terms: inout TermWriter
  ) -> [MatchPattern]? {
    var found: [MatchPattern] = []
    for node in nodes {
      guard let pattern = pattern(node, &terms) else { return nil }
      found.append(pattern)
    }
    return found
  }

  private static func allOf(_ patterns: [MatchPattern]) -> MatchPattern {
    patterns.isEmpty ? .term(.item) : .all(patterns)
  }

  // MARK: Conditions

  private func condition(
    _ node: SearchNode, _ terms: inout TermWriter
  ) -> (String, StatementArguments) {
    if let pattern = pattern(node, &terms) {
      return ("item.id IN (SELECT rowid FROM terms WHERE terms MATCH ?)", [pattern.text])
    }
    switch node {
    case .all(let nodes): return joined(nodes, " AND ", &terms)
    case .any(let nodes): return joined(nodes, " OR ", &terms)
    case .not(let inner):
      let (sql, values) = condition(inner, &terms)
      return ("NOT ifnull(\(sql), 0)", values)
    case .received(let from, let before, _): return Self.received(from, before)
    case .number(let field, let range): return Self.number(field, range)
    case .customer(let name): return ("item.person = ?", [people[name]])
    case .source(let name): return Self.source(name)
    case .id(_, let keys):
      return ("item.key BETWEEN ? AND ?", [keys.lowerBound, keys.upperBound])
    case .words, .terms, .marks: return ("1", [])
    }
  }

  private func joined(
    _ nodes: [SearchNode], _ word: String, _ terms: inout TermWriter
  ) -> (String, StatementArguments) {
    var sql: [String] = []
    var values = StatementArguments()
    for node in nodes {
      let (part, more) = condition(node, &terms)
      sql.append(part)
      values += more
    }
    return ("(" + sql.joined(separator: word) + ")", values)
  }

  /// The times, and the row numbers that they can have, so that other rows are not even looked at.
  private static func received(
    _ from: Timestamp?, _ before: Timestamp?
  ) -> (String, StatementArguments) {
    let bounds = RowNumber.bounds(from: from, before: before)
    let sql = "(item.id BETWEEN ? AND ? AND item.received >= ? AND item.received < ?)"
    return (
      sql,
      [
        bounds.lowerBound, bounds.upperBound, from?.seconds ?? .min, before?.seconds ?? .max,
      ]
    )
  }

  private static func number(
    _ field: SearchNode.NumberField, _ range: NumberRange
  ) -> (String, StatementArguments) {
    let scale = field == .sentiment ? ItemFacts.scale : 1
    var sql = ["item.\(field.rawValue) IS NOT NULL"]
    var values = StatementArguments()
    if let lowest = range.lowest {
      sql.append("item.\(field.rawValue) \(range.isStrict ? ">" : ">=") ?")
      values += [lowest * scale]
    }
    if let highest = range.highest {
      sql.append("item.\(field.rawValue) \(range.isStrict ? "<" : "<=") ?")
      values += [highest * scale]
    }
    return ("(" + sql.joined(separator: " AND ") + ")", values)
  }

  /// The name as a part of a file's or format's name, in any case of the letters A to Z.
  private static func source(_ name: String) -> (String, StatementArguments) {
    let codes = "(SELECT code FROM word WHERE kind = ? AND instr(lower(text), lower(?)) > 0)"
    return (
      "(item.file IN \(codes) OR item.format IN \(codes))",
      [WordKind.file.rawValue, name, WordKind.format.rawValue, name]
    )
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
