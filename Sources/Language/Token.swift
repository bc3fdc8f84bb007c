/// One token of a text: where it stands, what it is, and the hash of its normalised form.
///
/// Tokens are plain values of 32 bytes; their letters lie in the ``TokenList`` that owns them.
package struct Token: Sendable, Equatable {
  /// A hash of the normalised form (``WordHash``): equal forms have equal hashes.
  package internal(set) var hash: UInt64
  let start: UInt32
  let end: UInt32
  var normStart: UInt32
  var normCount: UInt16
  package let kind: Kind
  package internal(set) var flags: Flags

  /// UTF-8 byte offsets into the text as given; they never change.
  package var span: Range<Int> { Int(start)..<Int(end) }

  package var isWord: Bool { kind == .word }
  package var isNumber: Bool { kind == .number }
  /// Whether the token is punctuation.
  package var isMark: Bool { kind == .punctuation }

  var normRange: Range<Int> { Int(normStart)..<Int(normStart) + Int(normCount) }

  /// What a token is. A run of the same mark (`!!!`) is one token.
  package enum Kind: UInt8, Sendable, CaseIterable {
    case word, number, punctuation, emoji, emoticon, url, email, mention, hashtag
    /// Other symbols and bytes that are no valid UTF-8.
    case other
  }

  /// How a token is written.
  package struct Flags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The first letter is a capital.
    package static let capitalised = Flags(rawValue: 1)
    /// Two letters or more, all of them capitals.
    package static let allCaps = Flags(rawValue: 2)
    /// A letter or mark stands three times or more in a row (`goeeed`), or a mark twice (`!!`).
    package static let elongated = Flags(rawValue: 4)
    /// A letter beyond ASCII stands in it.
    package static let accented = Flags(rawValue: 8)
    /// White space or the start of the text stands before it.
    package static let spaceBefore = Flags(rawValue: 16)
    /// A line break stands before it.
    package static let lineBefore = Flags(rawValue: 32)
    /// An empty line stands before it.
    package static let paragraphBefore = Flags(rawValue: 64)
    /// The normalised form was replaced by the usual spelling of the word.
    package static let respelled = Flags(rawValue: 128)
  }
}
