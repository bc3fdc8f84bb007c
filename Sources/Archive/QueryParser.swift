import Feedback
import Language

/// Makes a tree of tokens; see ``SearchQuery`` for the grammar.
struct QueryParser {
  private let tokens: [QueryToken]
  private var values: FieldValues
  private let tokenizer = Tokenizer()
  private var at = 0
  /// What a person may have meant otherwise.
  private(set) var hints: [String] = []

  /// FTS5's parser has a stack of a hundred, of which a level takes some six.
  private static let deepest = 10

  init(tokens: [QueryToken], values: FieldValues) {
    self.tokens = tokens
    self.values = values
  }

  mutating func parse() throws(SearchQueryError) -> SearchNode {
    var parts: [SearchNode] = []
    while at < tokens.count {
      parts.append(try alternatives(depth: 0))
      if at < tokens.count, tokens[at].kind == .close { at += 1 }
    }
    return Self.all(parts)
  }

  /// Groups with `OR` between them, up to a closing bracket or the end.
  private mutating func alternatives(depth: Int) throws(SearchQueryError) -> SearchNode {
    var groups: [[SearchNode]] = [[]]
    while at < tokens.count, tokens[at].kind != .close {
      let token = tokens[at]
      switch token.kind {
      case .or:
        at += 1
        groups.append([])
      case .and: at += 1
      default:
        if let part = try part(token, depth: depth) { groups[groups.count - 1].append(part) }
      }
    }
    let nodes = groups.filter { !$0.isEmpty }.map(Self.all)
    return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .all([]) : .any(nodes)
  }

  private mutating func part(
    _ token: QueryToken, depth: Int
  ) throws(SearchQueryError) -> SearchNode? {
    at += 1
    switch token.kind {
    case .open: return try group(token, depth: depth)
    case .text(let text):
      if text.isExcluded, text.value.isEmpty, text.field == nil, !text.isQuoted {
        guard at < tokens.count, tokens[at].kind == .open else { return nil }
        at += 1
        return try group(token, depth: depth).map { .not($0) }
      }
      let node = try node(text, column: token.column)
      return text.isExcluded ? node.map { .not($0) } : node
    case .not:
      guard at < tokens.count, ![.close, .or].contains(tokens[at].kind) else { return nil }
      return try part(tokens[at], depth: depth).map { .not($0) }
    case .close, .or, .and: return nil
    }
  }

  private mutating func group(
    _ token: QueryToken, depth: Int
  ) throws(SearchQueryError) -> SearchNode? {
    guard depth < Self.deepest else {
      throw SearchQueryError(
        .tooLarge, column: token.column, reason: "brackets are nested too deep; use fewer")
    }
    let inside = try alternatives(depth: depth + 1)
    if at < tokens.count { at += 1 }
    return inside == .all([]) ? nil : inside
  }

  private mutating func node(
    _ text: QueryToken.Text, column: Int
  ) throws(SearchQueryError) -> SearchNode? {
    guard let name = text.field else { return words(text.value, isPrefix: text.isPrefix) }
    if let field = SearchField(named: name) {
      let node = try values.node(field, text, column: column + (text.isExcluded ? 1 : 0))
      if let hint = values.hint(node) { hints.append(hint) }
      return node
    }
    if let near = SearchField.nearest(to: name), !text.value.isEmpty {
      throw SearchQueryError(
        .unknownField, column: column, reason: "there is no field \(name.quotedShort)",
        suggestion: "\(near.rawValue):\(text.value.short)")
    }
    if !text.value.isEmpty, !text.value.hasPrefix("//") {
      let fields = SearchField.allCases.map(\.rawValue).joined(separator: ", ")
      hints.append("\(name.short): is no field and is sought as a word; fields are \(fields)")
    }
    return words("\(name):\(text.value)", isPrefix: text.isPrefix)
  }

  /// What is typed as one word is sought as the words that it holds, next to each other: `één-klik`
  /// is "een klik". Nil, and passed over, where it holds none; what the index does not hold is said.
  private mutating func words(_ text: String, isPrefix: Bool) -> SearchNode? {
    let list = tokenizer.tokenize(text)
    let words = list.tokens.indices.filter { TermWriter.isIndexed(list[$0]) }.map(list.word)
    for index in list.tokens.indices {
      guard let kind = Self.unsought(list[index].kind) else { continue }
      let hint = "\(kind) are not searched for; \(list.string(index..<index + 1).short) is left out"
      if hints.count < Self.mostHints, !hints.contains(hint) { hints.append(hint) }
    }
    return words.isEmpty ? nil : .words(words, isPrefix: isPrefix)
  }

  /// Hints that are given of words at most.
  private static let mostHints = 5

  /// What a person may seek and no item is found by.
  private static func unsought(_ kind: Token.Kind) -> String? {
    switch kind {
    case .url: "links"
    case .email: "e-mail addresses"
    case .emoji: "emoji"
    case .word, .number, .hashtag, .mention, .punctuation, .emoticon, .other: nil
    }
  }

  private static func all(_ nodes: [SearchNode]) -> SearchNode {
    let nodes = nodes.filter { $0 != .all([]) }
    return nodes.count == 1 ? nodes[0] : .all(nodes)
  }
}

extension String {
  /// At most 40 characters of it, for messages.
  var short: String {
    let head = prefix(40)
    return head.endIndex == endIndex ? self : head + "…"
  }

  /// ``short`` in quotes, control characters left out.
  var quotedShort: String {
    let safe = short.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
    return "\"\(String(String.UnicodeScalarView(safe)))\""
  }
}
