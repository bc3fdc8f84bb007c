/// One token of a text: where it stands, what it is, and the hash of its normalised form.
///
/// Tokens are plain values of 32 bytes; their letters lie in the ``TokenList`` that owns them. Public,
/// as are the tables that loops look words up in, so that other rooms can inline what they ask.
public struct Token: Sendable, Equatable {
  /// A hash of the normalised form (``WordHash``): equal forms have equal hashes.
  public internal(set) var hash: UInt64
  @usableFromInline let start: UInt32
  @usableFromInline let end: UInt32
  @usableFromInline var normStart: UInt32
  @usableFromInline var normCount: UInt16
  /// What the token is.
  public let kind: Kind
  /// How it is written.
  public internal(set) var flags: Flags
  /// The number of its normalised form in the ``WordBook`` that it was entered in; 0 before that.
  package internal(set) var word: UInt32 = 0

  /// UTF-8 byte offsets into the text as given; they never change.
  @inlinable public var span: Range<Int> { Int(start)..<Int(end) }

  /// Whether the token is made of letters.
  @inlinable public var isWord: Bool { kind == .word }
  /// Whether the token is made of digits.
  @inlinable public var isNumber: Bool { kind == .number }
  /// Whether the token is punctuation.
  @inlinable public var isMark: Bool { kind == .punctuation }

  @usableFromInline var normRange: Range<Int> { Int(normStart)..<Int(normStart) + Int(normCount) }

  init(
    hash: UInt64, start: UInt32, end: UInt32, normStart: UInt32, normCount: UInt16, kind: Kind,
    flags: Flags
  ) {
    self.hash = hash
    self.start = start
    self.end = end
    self.normStart = normStart
    self.normCount = normCount
    self.kind = kind
    self.flags = flags
  }

  /// What a token is. A run of the same mark (`!!!`) is one token.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case word, number, punctuation, emoji, emoticon, url, email, mention, hashtag
    /// Other symbols and bytes that are no valid UTF-8.
    case other
  }

  /// How a token is written.
  public struct Flags: OptionSet, Sendable, Hashable {
    /// One bit a flag.
    public let rawValue: UInt8

    /// Flags by their bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The first letter is a capital.
    @inlinable public static var capitalised: Flags { Flags(rawValue: 1) }
    /// Two letters or more, all of them capitals.
    @inlinable public static var allCaps: Flags { Flags(rawValue: 2) }
    /// A letter or mark stands three times or more in a row (`goeeed`), or a mark twice (`!!`).
    @inlinable public static var elongated: Flags { Flags(rawValue: 4) }
    /// A letter beyond ASCII stands in it.
    @inlinable public static var accented: Flags { Flags(rawValue: 8) }
    /// White space or the start of the text stands before it.
    @inlinable public static var spaceBefore: Flags { Flags(rawValue: 16) }
    /// A line break stands before it.
    @inlinable public static var lineBefore: Flags { Flags(rawValue: 32) }
    /// An empty line stands before it.
    @inlinable public static var paragraphBefore: Flags { Flags(rawValue: 64) }
    /// The normalised form was replaced by the usual spelling of the word.
    @inlinable public static var respelled: Flags { Flags(rawValue: 128) }
  }
}
