import Feedback
import Testing

@testable import Language

@Suite struct PhraseSearchTests {
  private static func table(_ patterns: [String]) throws -> PhraseTable {
    try PhraseTable(
      LexiconTable(path: "test.tsv", shipped: Array(patterns.joined(separator: "\n").utf8)),
      inflector: Inflector(.dutch, irregular: LexiconTable(path: "nl/irregular.tsv")))
  }

  /// The matches of all parts in `text`, those of some in a scope of their own, as "part row: words".
  private func found(
    _ parts: [[String]], in text: String, at anchors: Range<Int>? = nil,
    scopes: [Int: Range<Int>] = [:]
  ) throws -> Set<String> {
    let matcher = PhraseMatcher(try parts.map(Self.table))
    var list = Tokenizer().tokenize(text)
    var book = WordBook()
    book.enter(&list)
    let hints = matcher.hints(of: book)
    let cards = matcher.cards(of: list, hints)
    var room = PhraseSearch.Room()
    var search = PhraseSearch(for: matcher, in: list, by: PhraseHints(cards: cards, hints))
    search.swapRoom(&room)
    var ranges = PhraseScopes(0..<list.count)
    for (part, range) in scopes { ranges[UInt8(part)] = range }
    search.open(0..<list.count)
    search.look(anchors ?? 0..<list.count, within: ranges)
    search.swapRoom(&room)
    return Set(room.found.map { "\($0.part) \($0.row): \(list.string($0.tokens))" })
  }

  @Test func `each lexicon finds its own patterns under a shared word`() throws {
    #expect(
      try found(
        [["te laat", "laat"], ["laat … bezorgd"], ["bezorg*"]], in: "te laat weer bezorgd")
        == ["0 0: te laat", "0 1: laat", "1 0: laat weer bezorgd", "2 0: bezorgd"])
  }

  @Test func `a lexicon finds nothing that leaves its scope`() throws {
    let parts = [["te laat", "laat … bezorgd"], ["te laat", "laat … bezorgd", "niet te laat"]]
    let text = "niet te laat weer bezorgd"
    #expect(
      try found(parts, in: text, at: 1..<5, scopes: [1: 1..<5])
        == [
          "0 0: te laat", "0 1: laat weer bezorgd", "1 0: te laat", "1 1: laat weer bezorgd",
        ])
    #expect(
      try found(parts, in: text, at: 3..<5, scopes: [1: 3..<5]) == ["0 1: laat weer bezorgd"])
    #expect(try found([["te laat"]], in: text, at: 0..<2, scopes: [0: 0..<2]).isEmpty)
    #expect(try found([["te laat"]], in: text, at: 2..<5, scopes: [0: 2..<5]).isEmpty)
  }

  @Test func `a word has the patterns of numbers and affixes beside its own`() throws {
    let parts = [["(#) keer", "3 keer", "(#)"], ["keer*", "*eer", "keer"]]
    #expect(
      try found(parts, in: "al 3 keer")
        == ["0 0: 3 keer", "0 1: 3 keer", "0 2: 3", "1 0: keer", "1 1: keer", "1 2: keer"])
    #expect(try found([["(#) keer"]], in: "3e keer").isEmpty)
  }

  @Test(arguments: 0..<40)
  func `patterns under rare words find what those under long words find`(seed: UInt64) throws {
    let frequencies = "de\t300\nniet\t200\n,\t100\ngoed\t50\ntraag\t2\n"
    var random = SeededNumbers(seed: seed)
    let words = ["de", "niet", "aardig", "goed", "traag", "3", ",", "levering"]
    func phrase(_ most: Int) -> [String] {
      (0..<Int.random(in: 1...most, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }
    }
    let patterns = (0..<30).map { number in
      phrase(4).map { $0 == "3" ? "(#)" : $0 }.joined(separator: number % 3 == 0 ? " … " : " ")
    }
    var rare = try Self.table(patterns)
    try rare.fileUnderRareWords(
      LexiconTable(path: "frequencies.tsv", shipped: Array(frequencies.utf8)))
    let list = Tokenizer().tokenize(phrase(60).joined(separator: " "))
    /// With gaps each anchor has its own match, and what is found is the same.
    func matches(_ table: PhraseTable) -> Set<String> {
      Set(
        PhraseMatcher([table]).matches(in: list, 0..<list.count).map {
          patterns[Int($0.row)].contains("…") ? "\($0.row)" : "\($0.row) \($0.tokens) \($0.named)"
        })
    }
    #expect(matches(rare) == matches(try Self.table(patterns)))
  }

  @Test(arguments: ["de", "de\tveel", "de\t0", "de\t20000"])
  func `a frequency that cannot be is refused`(line: String) throws {
    var table = try Self.table(["de levering"])
    #expect(throws: LexiconError.self) {
      try table.fileUnderRareWords(
        LexiconTable(path: "frequencies.tsv", shipped: Array(line.utf8)))
    }
  }

  @Test func `a link keeps what it was made of`() {
    let before = PhraseSurroundings.Condition(PhraseRole(of: [0x7F << 32]), .before)
    let later = PhraseSurroundings.Condition(PhraseRole(of: [0x55 << 32]), .later)
    var link = PhraseMatcher.Link(target: .max, part: 3, first: before, second: later)
    link.isSingle = true
    link.isOldest = true
    link.isOldest = false
    #expect(link.target == .max && link.part == 3)
    #expect(link.first.place == before.place && link.second.place == later.place)
    #expect(link.isSingle && !link.isOldest && !link.isPair && !link.needsNumber)
    link.target = 7
    #expect(link.target == 7 && link.part == 3 && link.first.place == before.place)
    #expect(before.isNear && !later.isNear && PhraseSurroundings.Condition.none.isNone)
  }
}

/// The same numbers in every run (Steele, Lea and Flood 2014, SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
