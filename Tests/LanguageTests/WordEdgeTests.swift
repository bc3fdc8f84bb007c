import Testing

@testable import Language

@Suite struct WordEdgeTests {
  @Test func `edges that were put into a filter are found, others are not`() throws {
    var filter = EdgeFilter()
    let loos = Array("foutloos".utf8)
    let end = WordEdge(endOf: loos.span)
    #expect(end == WordEdge(UInt8(ascii: "o"), UInt8(ascii: "o"), UInt8(ascii: "s")))
    let start = WordEdge(startOf: loos.span)
    #expect(start == WordEdge(UInt8(ascii: "f"), UInt8(ascii: "o"), UInt8(ascii: "u")))
    let (first, last) = try (#require(start), #require(end))
    filter.insert(last)
    #expect(filter.contains(last))
    #expect(!filter.contains(first))
  }

  @Test func `a word of two letters has no edge`() {
    let word = Array("op".utf8)
    let (start, end) = (WordEdge(startOf: word.span), WordEdge(endOf: word.span))
    #expect(start == nil)
    #expect(end == nil)
  }
}
