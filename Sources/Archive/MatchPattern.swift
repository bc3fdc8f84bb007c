/// An expression of FTS5's query language that cannot be wrong: made of quoted terms and operators
/// only, never of typed text.
struct MatchPattern: Equatable {
  /// As FTS5 reads it, in parentheses where it is more than one term.
  let text: String

  private init(_ text: String) { self.text = text }

  /// Terms at positions one after another; one term is a word.
  static func phrase(_ terms: [String], isPrefix: Bool = false) -> MatchPattern {
    MatchPattern(quoted(terms.joined(separator: " ")) + (isPrefix ? " *" : ""))
  }

  static func all(_ patterns: [MatchPattern]) -> MatchPattern { joined(patterns, "AND") }

  static func any(_ patterns: [MatchPattern]) -> MatchPattern { joined(patterns, "OR") }

  /// What fits this and not `other`.
  func excluding(_ other: MatchPattern) -> MatchPattern {
    MatchPattern("(\(text) NOT \(other.text))")
  }

  private static func joined(_ patterns: [MatchPattern], _ word: String) -> MatchPattern {
    if patterns.count == 1, let only = patterns.first { return only }
    return MatchPattern("(" + patterns.map(\.text).joined(separator: " \(word) ") + ")")
  }

  private static func quoted(_ term: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in term.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      if byte != 0 { bytes.append(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}
