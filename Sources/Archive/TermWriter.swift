import Feedback
import Language

/// Writes the terms of words, each word in the language of its text. Remembers what it wrote, since
/// a few thousand words make up nearly all text. Owns a stemmer per language, so one task uses it
/// at a time.
struct TermWriter: ~Copyable {
  let rules: TermRules
  private var dutch: Stemmer?
  private var english: Stemmer?
  /// What was written before, by the word's hash and language.
  private var known = WordIndex(capacity: 4096)
  private var places: [Place] = []
  private var written: [UInt8] = []
  /// The words of the text at hand, and where the terms of the item at hand are; kept for their memory.
  private var list = TokenList()
  private var terms: [Place] = []

  /// Where in ``written`` the terms of a word are.
  private struct Place {
    var start: UInt32
    var count: UInt32

    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

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
    if let text { return terms.isEmpty ? text : joined() + text }
    find(item.text.utf8.span, in: language)
    return joined()
  }

  /// The terms of a text that was cut already.
  mutating func terms(of list: borrowing TokenList, in language: LanguageCode) -> [UInt8] {
    forgetIfLarge()
    terms.removeAll(keepingCapacity: true)
    find(list, in: language)
    return joined()
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
    for index in 0..<list.count where Self.isIndexed(list[index]) {
      terms.append(place(of: list, at: index, in: language))
    }
  }

  /// What stands at ``terms``, one behind the other.
  private func joined() -> [UInt8] {
    let size = terms.reduce(0) { $0 + Int($1.count) }
    return [UInt8](unsafeUninitializedCapacity: size) { memory, initialized in
      written.withUnsafeBytes { written in
        let memory = UnsafeMutableRawBufferPointer(memory)
        for place in terms {
          UnsafeMutableRawBufferPointer(rebasing: memory[initialized...])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: written[place.range]))
          initialized += Int(place.count)
        }
      }
    }
  }

  /// Forgets what was written before where it has grown large.
  private mutating func forgetIfLarge() {
    guard written.count > Self.memory else { return }
    (known, places, written) = (WordIndex(capacity: 4096), [], [])
  }

  /// Hands the terms of one word in `language` to `body`, as ``TermTokenizer`` reads them: its
  /// stem, a space, and for a compound the stems of its parts, each with the sign that it stands at
  /// the same position before it and a space behind it.
  mutating func withTerms(
    of list: TokenList, at index: Int, in language: LanguageCode,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    forgetIfLarge()
    let place = place(of: list, at: index, in: language)
    written.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[place.range])) }
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

  private mutating func place(
    of list: borrowing TokenList, at index: Int, in language: LanguageCode
  ) -> Place {
    let key = list[index].hash ^ Self.salt(language)
    if let found = known[hash: key] { return places[Int(found)] }
    let start = written.count
    write(list, index, language)
    let place = Place(start: UInt32(start), count: UInt32(written.count - start))
    known.set(key, to: UInt32(places.count))
    places.append(place)
    return place
  }

  private static func salt(_ language: LanguageCode) -> UInt64 {
    switch language {
    case .dutch: 0
    case .english: 0x9e37_79b9_7f4a_7c14
    default: 0x3c6e_f372_fe94_f828
    }
  }

  private mutating func write(_ list: borrowing TokenList, _ index: Int, _ language: LanguageCode) {
    var out = written
    written = []
    switch language {
    case .dutch: writeDutch(list, index, to: &out)
    case .english:
      list.withNorm(index) { norm in english?.withStem(of: norm) { out.append(term: $0) } }
    default: list.withNorm(index) { out.append(term: $0) }
    }
    written = out
  }

  /// The stem, and for a compound the stems of its parts: `leveringsproblemen` gives
  /// `leveringsproblem`, `lever` and `problem`.
  private mutating func writeDutch(
    _ list: borrowing TokenList, _ index: Int, to out: inout [UInt8]
  ) {
    let norm = list.withNorm(index) { $0.bytes(in: $0.indices) }
    let stem = dutchStem(norm)
    out.append(term: stem.span)
    let whole = rules.splitter.split(norm.span).map { $0.map { Array(norm[$0]) } }
    let parts = whole ?? rules.splitter.split(stem.span)?.map { Array(stem[$0]) }
    for part in parts ?? [] {
      out.append(TermTokenizer.alongside)
      out.append(term: dutchStem(part).span)
    }
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
