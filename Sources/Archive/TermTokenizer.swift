import GRDB

/// The tokenizer of the full-text index: cuts at spaces, nothing more. What is indexed and what is
/// sought for are both lists of terms that ``TermWriter`` and ``QueryPlan`` have made already, each
/// item in its own language; so no byte that a person typed is ever read as a language by FTS5.
///
/// ```
///   leveringsproblem ␂lever ␂problem opgelost
///   ^ position 0     ^ the same      ^ position 1
/// ```
final class TermTokenizer: FTS5CustomTokenizer {
  static let name = "voc"

  /// Before a term that stands at the position of the term before it.
  static let alongside: UInt8 = 2

  /// SQLite's code for success.
  private static let ok: CInt = 0

  init(db: Database, arguments: [String]) throws {}

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization,
    pText: UnsafePointer<CChar>?, nText: CInt, tokenCallback: FTS5TokenCallback
  ) -> CInt {
    guard let pText else { return Self.ok }
    var start = 0
    let count = Int(nText)
    while start < count {
      var end = start
      while end < count, pText[end] != 0x20 { end += 1 }
      if end > start {
        let isAlongside = UInt8(bitPattern: pText[start]) == Self.alongside
        let first = isAlongside ? start + 1 : start
        let flags = isAlongside ? FTS5TokenFlags.colocated.rawValue : 0
        let code = tokenCallback(
          context, flags, pText + first, CInt(end - first), CInt(first), CInt(end))
        if code != Self.ok { return code }
      }
      start = end + 1
    }
    return Self.ok
  }
}
