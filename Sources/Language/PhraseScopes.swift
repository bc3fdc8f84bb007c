/// Where each of a matcher's lexicons may find its patterns: a range of tokens for each part.
package struct PhraseScopes: Sendable {
  private var ranges: InlineArray<4, Range<Int>>

  /// All parts may find theirs in `range`.
  package init(_ range: Range<Int>) { ranges = InlineArray(repeating: range) }

  /// The range of a part.
  @inline(__always)
  package subscript(part: UInt8) -> Range<Int> {
    get { ranges[Int(part)] }
    set { ranges[Int(part)] = newValue }
  }
}
