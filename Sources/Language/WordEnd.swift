/// What a byte behind letters tells of the word that they make.
enum WordEnd: UInt8 {
  /// The word goes on, or more has to be known: letters, digits, apostrophes, `@`.
  case open
  /// Ends the word unless that is the start of an address: `www.`, `http:`, `first-name@`.
  case address
  /// Ends the word.
  case closed

  /// A drawing of ASCII, eight rows of sixteen, as that of ``CharacterClass``.
  private static let drawing: StaticString = """
    2222222222222222\
    2222222222222222\
    2222222022212112\
    0000000000122222\
    0000000000000000\
    0000000000022221\
    0000000000000000\
    0000000000022222
    """

  /// Whether a byte ends any word.
  @inline(__always)
  static func isClosed(_ byte: UInt8) -> Bool {
    byte < 0x80 && drawing.utf8Start[Int(byte)] == 0x30 | WordEnd.closed.rawValue
  }

  /// Whether a byte ends a word that is no address.
  @inline(__always)
  static func isAddress(_ byte: UInt8) -> Bool {
    byte < 0x80 && drawing.utf8Start[Int(byte)] == 0x30 | WordEnd.address.rawValue
  }
}
