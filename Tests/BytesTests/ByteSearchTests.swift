import Testing

@testable import Bytes

@Suite struct `Bytes that are looked for` {
  @Test(
    arguments: [
      ("Dag Sanne", "Sanne", 4), ("Sanne", "Sanne", 0), ("SaSanne", "Sanne", 2),
      ("Dag Sann", "Sanne", nil), ("Dag", "Dag Sanne", nil), ("Dag", "", nil), ("", "a", nil),
      ("één", "\u{A9}", nil), ("één", "é", 0), ("aaab", "aab", 1),
    ] as [(String, String, Int?)])
  func `are found where they stand first`(text: String, needle: String, place: Int?) {
    var (text, needle) = (text, needle)
    let found = text.withUTF8 { text in needle.withUTF8 { text.find($0) } }
    #expect(found == place)
  }
}
