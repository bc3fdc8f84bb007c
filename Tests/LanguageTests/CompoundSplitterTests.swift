import Testing

@testable import Language

@Suite struct CompoundSplitterTests {
  private let splitter = CompoundSplitter(
    words: ["levertijd", "ellende", "bezorging", "probleem", "klant", "service", "top"].map {
      WordHash.of($0.utf8)
    })

  @Test(arguments: [
    ("levertijdellende", ["levertijd", "ellende"]),
    ("bezorgingsprobleem", ["bezorging", "probleem"]),
    ("klantenservice", ["klant", "service"]), ("topservice", ["top", "service"]),
    ("klantenserviceprobleem", ["klant", "service", "probleem"]), ("servicing", nil),
    ("ellende", nil), ("", nil), (String(repeating: "klant", count: 60), nil),
  ])
  func `a compound is cut into known words`(word: String, parts: [String]?) {
    let bytes = Array(word.utf8)
    let found = splitter.split(bytes.span)?.map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(found == parts)
  }
}
