import Feedback
import Language

/// Finds the passage of a text that best shows what was sought, and marks the words in it by the
/// same rules that made the index find the item.
struct PassageFinder: ~Copyable {
  private var terms: TermWriter
  private let sought: [SoughtWords]
  /// How long a passage is at most, in bytes, unless a single word is longer.
  private let width: Int

  init(_ rules: TermRules, sought: [SoughtWords], width: Int = 180) {
    terms = TermWriter(rules)
    self.sought = sought
    self.width = width
  }

  /// Where the sought words stand in `text`, in order, without overlap.
  mutating func matches(in text: String, language: LanguageCode) -> [Range<Int>] {
    Set(matchesByPhrase(in: text, language: language).joined())
      .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Where each of the sought words or phrases stands, in the order in which they are sought.
  mutating func matchesByPhrase(
    in text: String, language: LanguageCode
  ) -> [[Range<Int>]] {
    guard !sought.isEmpty else { return [] }
    let list = terms.rules.tokenizer.tokenize(text)
    let words = list.tokens.indices.filter { TermWriter.isIndexed(list[$0]) }
    let beginnings = sought.map { $0.beginning.map { Array($0.utf8) } }
    var hashes: [[UInt64]] = []
    var begun: [Set<Int>] = sought.map { _ in [] }
    for (place, index) in words.enumerated() {
      terms.withTerms(of: list, at: index, in: language) { bytes in
        let each = bytes.split(separator: 0x20).map { term in
          term.first == TermTokenizer.alongside ? term.dropFirst() : term
        }
        hashes.append(each.map { WordHash.of($0) })
        for (which, beginning) in beginnings.enumerated() {
          guard let beginning else { continue }
          let begins = list.withNorm(index) { norm in
            norm.withUnsafeBufferPointer { $0.starts(with: beginning) }
          }
          if begins || each.contains(where: { $0.starts(with: beginning) }) {
            begun[which].insert(place)
          }
        }
      }
    }
    return sought.enumerated().map { which, phrase in
      phrase.positions(in: hashes, language, begun: phrase.beginning == nil ? nil : begun[which])
        .sorted().map { list[words[$0]].span }
    }
  }

  /// The passage with the most marks, the first of those; the text's beginning where nothing is
  /// marked.
  mutating func passage(of text: String, language: LanguageCode) -> Passage {
    let marks = matches(in: text, language: language)
    let utf8 = Array(text.utf8)
    let window = Self.window(marks, in: utf8, width: width)
    return Passage(
      text: String(decoding: utf8[window], as: UTF8.self),
      marks: marks.filter { window.contains($0.lowerBound) && $0.upperBound <= window.upperBound }
        .map { $0.lowerBound - window.lowerBound..<$0.upperBound - window.lowerBound },
      start: window.lowerBound, isCutBefore: window.lowerBound > 0,
      isCutAfter: window.upperBound < utf8.count)
  }

  private static func window(
    _ marks: [Range<Int>], in utf8: [UInt8], width: Int
  ) -> Range<Int> {
    guard utf8.count > width else { return 0..<utf8.count }
    guard let best = densest(marks, width: width * 3 / 4) else {
      return 0..<wordEnd(width, in: utf8)
    }
    let lead = max(0, (width - best.count) / 3)
    let start = wordStart(max(0, min(best.lowerBound - lead, utf8.count - width)), in: utf8)
    let first = min(start, best.lowerBound)
    return first..<max(best.upperBound, wordEnd(min(utf8.count, first + width), in: utf8))
  }

  /// The first stretch of at most `width` bytes that holds the most marks.
  private static func densest(_ marks: [Range<Int>], width: Int) -> Range<Int>? {
    var best: Range<Int>?
    var most = 0
    var last = 0
    for first in marks.indices {
      last = max(last, first)
      while last + 1 < marks.count,
        marks[last + 1].upperBound - marks[first].lowerBound <= width
      { last += 1 }
      if last - first + 1 > most {
        most = last - first + 1
        best = marks[first].lowerBound..<marks[last].upperBound
      }
    }
    return best
  }

  /// The start of the next word at or after `index`, unless it is far.
  private static func wordStart(_ index: Int, in utf8: [UInt8]) -> Int {
    guard index > 0 else { return 0 }
    for at in index..<min(utf8.count, index + 24) where utf8[at - 1] <= 0x20 && utf8[at] > 0x20 {
      return at
    }
    return characterStart(index, in: utf8)
  }

  /// The end of the last word at or before `index`, unless it is far.
  private static func wordEnd(_ index: Int, in utf8: [UInt8]) -> Int {
    guard index < utf8.count else { return utf8.count }
    for at in stride(from: index, to: max(0, index - 24), by: -1)
    where utf8[at] <= 0x20 && utf8[at - 1] > 0x20 {
      return at
    }
    return characterStart(index, in: utf8)
  }

  private static func characterStart(_ index: Int, in utf8: [UInt8]) -> Int {
    var index = index
    while index > 0, index < utf8.count, utf8[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }
}

extension SoughtWords {
  /// The words of a text that fit, given the hashes of each word's terms.
  ///
  /// - Parameter begun: which words begin as the last of the sought ones must; nil where that is
  ///   whole.
  fileprivate func positions(
    in hashes: [[UInt64]], _ language: LanguageCode, begun: Set<Int>?
  ) -> Set<Int> {
    let terms = self[language].map { WordHash.of($0.utf8) }
    let whole = begun == nil ? terms[...] : terms.dropLast()
    var found = Set<Int>()
    guard !terms.isEmpty, terms.count <= hashes.count else { return found }
    for start in 0...hashes.count - terms.count
    where whole.indices.allSatisfy({ hashes[start + $0].contains(whole[$0]) })
      && begun?.contains(start + whole.count) ?? true
    {
      found.formUnion(start..<start + terms.count)
    }
    return found
  }
}
