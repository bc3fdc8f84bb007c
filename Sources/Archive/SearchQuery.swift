import Feedback

/// A search that can be carried out. It can only be made by parsing what a person typed, so nothing
/// that is typed ever reaches SQL or FTS5 as anything but a value.
///
/// ```swift
/// let query = try SearchQuery(
///   parsing: "theme:levering -retour nps:..6", taxonomy: taxonomy, now: now, zone: zone)
/// query.explanation
/// // touchpoint levering AND NOT retour AND nps at most 6
/// ```
///
/// Grammar, loosest binding first: `query = group { OR group }`, `group = part part …` (all of
/// them), `part = [-] ( word | "phrase" | prefix* | field:value[,value…] | '(' query ')' )`.
/// Brackets that do not match are passed over, and so is an `OR` with nothing beside it.
package struct SearchQuery: Sendable, Equatable {
  let root: SearchNode
  /// The values of `customer:` fields, as typed: the caller works out whose pseudonyms they are and
  /// gives them to ``FeedbackArchive/search(_:order:limit:offset:persons:)``.
  package let customers: [String]
  /// What a person may have meant otherwise, a sentence each.
  package let hints: [String]

  /// Reads what a person typed. Free text is never wrong; only a field can be.
  ///
  /// - Parameters:
  ///   - now: what relative dates (`since:2w`) count from.
  ///   - zone: whose days and weeks are meant.
  /// - Throws: ``SearchQueryError`` with the place and the nearest that would be right.
  package init(
    parsing text: String, taxonomy: Taxonomy, now: Timestamp, zone: Zone
  ) throws(SearchQueryError) {
    let tokens = QueryScanner.tokens(of: text, limit: Self.mostTerms * 2)
    let terms = tokens.count { if case .text = $0.kind { true } else { false } }
    guard terms <= Self.mostTerms, tokens.count <= Self.mostTerms * 2 else {
      throw Self.tooLarge
    }
    var parser = QueryParser(
      tokens: tokens,
      values: FieldValues(taxonomy: taxonomy, dates: QueryDates(now: now, zone: zone)))
    root = try parser.parse()
    guard root.wordCount <= Self.mostTerms else { throw Self.tooLarge }
    customers = root.customers
    hints = parser.hints
  }

  /// Whether it asks for single persons or items: such a search has no place in a report.
  package var isPersonal: Bool { !customers.isEmpty || root.namesItems }

  /// The same search among what was received in `range` only.
  package func within(_ range: Range<Timestamp>) -> SearchQuery {
    let received = SearchNode.received(
      from: range.lowerBound, before: range.upperBound, label: "in this period")
    return replacing(isEmpty ? received : .all([root, received]))
  }

  /// The same search with each word that stands alone also sought as the words that `near` gives for
  /// it, which is said in ``hints``.
  func replacingWords(_ near: (String) throws -> [String]) rethrows -> SearchQuery {
    var said = hints
    let root = try root.replacingWords { word in
      let words = try near(word)
      if !words.isEmpty {
        said.append("no item has \(word.short); sought as \(words.joined(separator: ", ")) too")
      }
      return words
    }
    return SearchQuery(root: root, customers: customers, hints: said)
  }

  private func replacing(_ root: SearchNode) -> SearchQuery {
    SearchQuery(root: root, customers: customers, hints: hints)
  }

  private init(root: SearchNode, customers: [String], hints: [String]) {
    self.root = root
    self.customers = customers
    self.hints = hints
  }

  private static var tooLarge: SearchQueryError {
    SearchQueryError(
      .tooLarge, column: 1, reason: "the search has more than \(mostTerms) terms; give fewer")
  }

  /// How many words and fields a search can have.
  package static let mostTerms = 256

  /// How the query was read, in one line.
  package var explanation: String { root.explanation(isNested: false) }

  /// Whether nothing was asked, so that everything is found.
  package var isEmpty: Bool { root == .all([]) }
}

/// The tree that a query is read into.
indirect enum SearchNode: Sendable, Equatable {
  /// Every item fits an empty list.
  case all([SearchNode])
  case any([SearchNode])
  case not(SearchNode)
  /// Words next to each other; one word is a list of one.
  case words([String], isPrefix: Bool)
  /// One of these marks; `label` is for the explanation.
  case marks([Mark], label: String)
  case received(from: Timestamp?, before: Timestamp?, label: String)
  case number(NumberField, NumberRange)
  case customer(String)
  case source(String)
  case id(String, ClosedRange<Int64>)

  /// The columns that a range of numbers can be asked of.
  enum NumberField: String, Sendable {
    case nps, csat, sentiment
  }

  var customers: [String] {
    switch self {
    case .all(let nodes), .any(let nodes): nodes.flatMap(\.customers)
    case .not(let node): node.customers
    case .customer(let name): [name]
    default: []
    }
  }

  var namesItems: Bool {
    switch self {
    case .all(let nodes), .any(let nodes): nodes.contains(where: \.namesItems)
    case .not(let node): node.namesItems
    case .id: true
    default: false
    }
  }

  var wordCount: Int {
    switch self {
    case .all(let nodes), .any(let nodes): nodes.reduce(0) { $0 + $1.wordCount }
    case .not(let node): node.wordCount
    case .words(let words, _): words.count
    default: 0
    }
  }

  func replacingWords(_ near: (String) throws -> [String]) rethrows -> SearchNode {
    switch self {
    case .all(let nodes): return .all(try nodes.map { try $0.replacingWords(near) })
    case .any(let nodes): return .any(try nodes.map { try $0.replacingWords(near) })
    case .not(let node): return .not(try node.replacingWords(near))
    case .words(let words, isPrefix: false) where words.count == 1:
      let others = try near(words[0])
      return others.isEmpty
        ? self : .any([self] + others.map { .words([$0], isPrefix: false) })
    default: return self
    }
  }

  func explanation(isNested: Bool) -> String {
    switch self {
    case .all(let nodes) where nodes.isEmpty: "everything"
    case .all(let nodes): Self.joined(nodes, " AND ", isNested)
    case .any(let nodes): Self.joined(nodes, " OR ", isNested)
    case .not(let node): "NOT \(node.explanation(isNested: true))"
    case .words(let words, let isPrefix):
      (words.count > 1 ? "\"\(words.joined(separator: " "))\"" : words.joined())
        + (isPrefix ? "…" : "")
    case .marks(_, let label): label
    case .received(_, _, let label): label
    case .number(let field, let range): "\(field.rawValue) \(range)"
    case .customer(let name): "written by customer \(name)"
    case .source(let name): "from a source named like \(name)"
    case .id(let id, _): "id \(id)"
    }
  }

  private static func joined(
    _ nodes: [SearchNode], _ word: String, _ isNested: Bool
  ) -> String {
    let text = nodes.map { $0.explanation(isNested: true) }.joined(separator: word)
    return isNested && nodes.count > 1 ? "(\(text))" : text
  }
}

/// A range of numbers, each end perhaps open.
struct NumberRange: Sendable, Equatable, CustomStringConvertible {
  var lowest: Double?
  var highest: Double?
  /// The ends themselves do not belong to it: `<7`.
  var isStrict = false

  var description: String {
    let low = lowest.map { Self.short($0) }
    let high = highest.map { Self.short($0) }
    return switch (low, high) {
    case (let low?, let high?) where low == high: low
    case (let low?, let high?): "from \(low) to \(high)"
    case (let low?, nil): isStrict ? "above \(low)" : "at least \(low)"
    case (nil, let high?): isStrict ? "below \(high)" : "at most \(high)"
    case (nil, nil): "any"
    }
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
  }
}
