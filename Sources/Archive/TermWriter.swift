import Feedback
import Language

/// Writes the terms of words, each word in the language of its text, and remembers what it wrote. Owns a
/// stemmer per language, so one task uses it at a time.
struct TermWriter: ~Copyable {
  let rules: TermRules
  private var dutch: Stemmer?
  private var english: Stemmer?
  /// What was written before, by the word's hash and language.
  private var written = WrittenTerms()
  /// The words of the text at hand, and where the terms of the item at hand are; kept for their memory.
  private var list = TokenList()
  private var terms: [UInt32] = []

  /// How much is remembered, in bytes, before all is forgotten: between two items, as the terms of one
  /// are put together at its end.
  private static let memory = 8 << 20

  init(_ rules: TermRules) {
    self.rules = rules
    dutch = Stemmer(.dutch)
    english = Stemmer(.english)
  }

  /// All terms of an item, separated by spaces, as ``TermTokenizer`` reads them: the words of its
  /// subject and text.
  ///
  /// - Parameter text: the terms of its text, where they are known.
  mutating func terms(
    of item: borrowing FeedbackItem, in language: LanguageCode, text: [UInt8]? = nil
  ) -> [UInt8] {
    forgetIfLarge()
    terms.removeAll(keepingCapacity: true)
    if let subject = item.subject { find(subject.utf8.span, in: language) }
    if let text { return terms.isEmpty ? text : written.joined(terms) + text }
    find(item.text.utf8.span, in: language)
    return written.joined(terms)
  }

  /// The terms of a text that was cut already.
  mutating func terms(of list: borrowing TokenList, in language: LanguageCode) -> [UInt8] {
    forgetIfLarge()
    terms.removeAll(keepingCapacity: true)
    find(list, in: language)
    return written.joined(terms)
  }

  private mutating func find(_ text: Span<UInt8>, in language: LanguageCode) {
    var list = TokenList()
    swap(&list, &self.list)
    rules.tokenizer.tokenize(text, into: &list)
    find(list, in: language)
    swap(&list, &self.list)
  }

  /// Adds the places of a text's terms to ``terms``.
  private mutating func find(_ list: borrowing TokenList, in language: LanguageCode) {
    let salt = Self.salt(language)
    for index in 0..<list.count where Self.isIndexed(list[index]) {
      terms.append(place(of: list, at: index, in: language, salt))
    }
  }

  /// Forgets what was written before where it has grown large.
  private mutating func forgetIfLarge() {
    if written.size > Self.memory { written = WrittenTerms() }
  }

  /// Hands the terms of one word in `language` to `body`, as ``TermTokenizer`` reads them: its
  /// stem, a space, and for a compound the stems of its parts, each with the sign that it stands at
  /// the same position before it and a space behind it.
  mutating func withTerms(
    of list: TokenList, at index: Int, in language: LanguageCode,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    forgetIfLarge()
    let place = place(of: list, at: index, in: language, Self.salt(language))
    written.withTerms(at: place, body)
  }

  /// The stem of a normalised word.
  mutating func stem(_ word: String, in language: LanguageCode) -> String {
    switch language {
    case .dutch: String(decoding: dutchStem(Array(word.utf8)), as: UTF8.self)
    case .english: english?.stem(word) ?? word
    default: word
    }
  }

  /// Whether a token is sought for: marks, signs, addresses and links are not.
  static func isIndexed(_ token: Token) -> Bool {
    switch token.kind {
    case .word, .number, .hashtag, .mention: true
    case .email, .url, .punctuation, .emoji, .emoticon, .other: false
    }
  }

  /// - Parameter salt: of the language.
  @inline(__always)
  private mutating func place(
    of list: borrowing TokenList, at index: Int, in language: LanguageCode, _ salt: UInt64
  ) -> UInt32 {
    let key = list[index].hash ^ salt
    return written[key] ?? written.add(stems(list, index, language), of: key)
  }

  private static func salt(_ language: LanguageCode) -> UInt64 {
    switch language {
    case .dutch: 0
    case .english: 0x9e37_79b9_7f4a_7c14
    default: 0x3c6e_f372_fe94_f828
    }
  }

  private mutating func stems(
    _ list: borrowing TokenList, _ index: Int, _ language: LanguageCode
  ) -> [UInt8] {
    switch language {
    case .dutch: dutchStems(list, index)
    case .english:
      list.withNorm(index) { norm in english?.withStem(of: norm) { [UInt8](term: $0) } ?? [] }
    default: list.withNorm(index) { [UInt8](term: $0) }
    }
  }

  /// The stem, and for a compound the stems of its parts: `leveringsproblemen` gives
  /// `leveringsproblem`, `lever` and `problem`.
  private mutating func dutchStems(_ list: borrowing TokenList, _ index: Int) -> [UInt8] {
    let norm = list.withNorm(index) { $0.bytes(in: $0.indices) }
    let stem = dutchStem(norm)
    var out = [UInt8](term: stem.span)
    let whole = rules.splitter.split(norm.span).map { $0.map { Array(norm[$0]) } }
    let parts = whole ?? rules.splitter.split(stem.span)?.map { Array(stem[$0]) }
    for part in parts ?? [] {
      out.append(TermTokenizer.alongside)
      out.append(term: dutchStem(part).span)
    }
    return out
  }

  /// Snowball's stem with two rules of Dutch spelling that it leaves out, so that singular and
  /// plural meet: a plural `s` behind an `e` is taken off (`reparaties`, `websites`), and a `z` or
  /// `v` that comes to stand at the end is written `s` or `f` (`glazen`, `prijzen`, `brieven`).
  private mutating func dutchStem(_ norm: [UInt8]) -> [UInt8] {
    let isPlural = norm.count >= 7 && norm.suffix(2).elementsEqual("es".utf8)
    let word = isPlural ? Array(norm.dropLast()) : norm
    var stem = dutch?.withStem(of: word.span) { $0.bytes(in: $0.indices) } ?? word
    switch stem.last {
    case UInt8(ascii: "z"): stem[stem.count - 1] = UInt8(ascii: "s")
    case UInt8(ascii: "v"): stem[stem.count - 1] = UInt8(ascii: "f")
    default: break
    }
    return stem
  }
}

extension [UInt8] {
  /// A term and the space behind it.
  fileprivate init(term: Span<UInt8>) {
    self = []
    append(term: term)
  }

  /// Appends a term and the space behind it.
  fileprivate mutating func append(term: Span<UInt8>) {
    term.withUnsafeBufferPointer { append(contentsOf: $0) }
    append(0x20)
  }
}

extension Span<UInt8> {
  fileprivate func bytes(in range: Range<Int>) -> [UInt8] {
    extracting(range).withUnsafeBufferPointer { Array($0) }
  }
}
