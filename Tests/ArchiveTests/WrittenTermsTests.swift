import Testing

@testable import Archive

@Suite("Terms that were written before")
struct WrittenTermsTests {
  @Test func `what is joined is what was added, whatever its length and place`() {
    var written = WrittenTerms()
    let lengths = [0, 1, 5, 15, 16, 17, 40]
    let terms = (0..<300).map { key in
      (0..<lengths[key % lengths.count]).map { UInt8(truncatingIfNeeded: key &* 31 &+ $0 &* 7) }
    }
    let starts = terms.enumerated().map { key, term in
      written.add(term, of: UInt64(key) &* 0x9e37_79b9_7f4a_7c15)
    }
    for round in 0..<200 {
      let chosen = (0..<round % 41).map { ($0 &* 97 &+ round &* 13) % 300 }
      #expect(written.joined(chosen.map { starts[$0] }) == chosen.flatMap { terms[$0] })
    }
    // The last terms have nothing behind them.
    #expect(written.joined([starts[299], starts[299]]) == terms[299] + terms[299])
    for key in 0..<300 { #expect(written[UInt64(key) &* 0x9e37_79b9_7f4a_7c15] == starts[key]) }
    #expect(written[12345] == nil)
    written.withTerms(at: starts[7]) { #expect(Array($0) == terms[7]) }
  }
}
