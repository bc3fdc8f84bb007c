/// What a typed query is made of, before it is known what it means.
struct QueryToken: Equatable {
  enum Kind: Equatable {
    case open, close, or, and, not
    /// A word, a phrase in quotes, or a field with its value.
    case text(Text)
  }

  struct Text: Equatable {
    var isExcluded = false
    /// What stands before the first colon, where letters only stand there.
    var field: String?
    var value: String
    var isQuoted = false
    /// An asterisk stands behind the value.
    var isPrefix = false
  }

  var kind: Kind
  /// From 1, in characters of the query.
  var column: Int
}

/// Cuts a typed query into tokens. Any bytes give tokens: a quote that never closes runs to the
/// end, control characters are spaces.
///
/// ```
///   theme:levering  -"niet goed"  (traag* OR laat)
///   ^ field + value ^ excluded    ^ open  ^ prefix
/// ```
struct QueryScanner {
  private let bytes: [UInt8]
  private var at = 0
  private var column = 1

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The tokens of `text`, at most `limit` of them and one more.
  static func tokens(of text: String, limit: Int) -> [QueryToken] {
    var scanner = QueryScanner(text)
    var tokens: [QueryToken] = []
    while tokens.count <= limit, let token = scanner.next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() -> QueryToken? {
    while at < bytes.count, isSpace(bytes[at]) { step() }
    guard at < bytes.count else { return nil }
    let start = column
    switch bytes[at] {
    case UInt8(ascii: "("):
      step()
      return QueryToken(kind: .open, column: start)
    case UInt8(ascii: ")"):
      step()
      return QueryToken(kind: .close, column: start)
    default: return QueryToken(kind: text(), column: start)
    }
  }

  private mutating func text() -> QueryToken.Kind {
    var text = QueryToken.Text(value: "")
    if bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "!"), at + 1 < bytes.count,
      !isSpace(bytes[at + 1])
    {
      text.isExcluded = true
      step()
    }
    text.field = field()
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      text.isQuoted = true
      text.value = quoted()
    } else {
      text.value = bare()
    }
    if !text.isQuoted, text.field == nil, !text.isExcluded,
      let sign = Self.signs[text.value]
    {
      return sign
    }
    takeAsterisk(&text)
    return .text(text)
  }

  /// Words in capitals that join others, and are not sought.
  private static let signs: [String: QueryToken.Kind] = [
    "OR": .or, "OF": .or, "|": .or, "AND": .and, "NOT": .not,
  ]

  /// Behind the value, or at its end within the quotes.
  private mutating func takeAsterisk(_ text: inout QueryToken.Text) {
    if text.isQuoted, at < bytes.count, bytes[at] == UInt8(ascii: "*") {
      step()
      text.isPrefix = true
    } else if text.value.utf8.last == UInt8(ascii: "*") {
      text.value = String(decoding: text.value.utf8.dropLast(), as: UTF8.self)
      text.isPrefix = true
    }
  }

  /// Letters and a colon, both taken; nil, and nothing taken, where it is something else.
  private mutating func field() -> String? {
    var end = at
    while end < bytes.count, isLetter(bytes[end]) { end += 1 }
    guard end > at, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
    let name = String(decoding: bytes[at..<end], as: UTF8.self)
    while at <= end { step() }
    return name
  }

  private mutating func quoted() -> String {
    step()
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { step() }
    defer { if at < bytes.count { step() } }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func bare() -> String {
    let start = at
    while at < bytes.count, !isSpace(bytes[at]), !isBracket(bytes[at]) { step() }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func step() {
    if bytes[at] & 0xC0 != 0x80 { column += 1 }
    at += 1
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F }

  private func isBracket(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
