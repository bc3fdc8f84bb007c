import Testing

@testable import Archive

@Suite("Terms that were written before")
struct WrittenTermsTests {
  @Test func `what is joined is what was added, whatever its length and place`() {
    var written = WrittenTerms()
    var random = SystemRandomNumberGenerator()
    var terms: [[UInt8]] = []
    var starts: [UInt32] = []
    for key in 0..<300 {
      let term = (0..<[0, 1, 5, 15, 16, 17, 40].randomElement(using: &random)!).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      terms.append(term)
      starts.append(written.add(term, of: UInt64(key) &* 0x9e37_79b9_7f4a_7c15))
    }
    for _ in 0..<200 {
      let chosen = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Int.random(in: 0..<300, using: &random)
      }
      #expect(written.joined(chosen.map { starts[$0] }) == chosen.flatMap { terms[$0] })
    }
    // The last terms have nothing behind them.
    #expect(written.joined([starts[299], starts[299]]) == terms[299] + terms[299])
    for key in 0..<300 { #expect(written[UInt64(key) &* 0x9e37_79b9_7f4a_7c15] == starts[key]) }
    #expect(written[12345] == nil)
    written.withTerms(at: starts[7]) { #expect(Array($0) == terms[7]) }
  }
}
