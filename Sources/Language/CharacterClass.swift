/// What the tokenizer needs to know of a character.
enum CharacterClass: UInt8 {
  case letter, digit, space, lineBreak, punctuation, apostrophe, emoji, mark, other

  /// A drawing of ASCII, eight rows of sixteen: each byte's class by its number. A static string,
  /// because a look-up in one is a single load.
  private static let drawing: StaticString = """
    8888888882322388\
    8888888888888888\
    2444444544444444\
    1111111111444444\
    4000000000000000\
    0000000000044444\
    5000000000000000\
    0000000000044448
    """

  /// The class of a byte below 128.
  @inline(__always)
  static func ascii(_ byte: UInt8) -> CharacterClass {
    CharacterClass(rawValue: drawing.utf8Start[Int(byte & 0x7F)] & 0xF) ?? .other
  }

  /// Whether a byte below 128 is of this class: quicker than to ask for its class.
  @inline(__always)
  func holds(_ byte: UInt8) -> Bool {
    Self.drawing.utf8Start[Int(byte & 0x7F)] & 0xF == rawValue
  }

  /// The class of a character beyond ASCII.
  static func of(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .space
    case 0x85, 0x2028, 0x2029: .lineBreak
    case 0xB4, 0x2018, 0x2019, 0x201B, 0x2BC, 0x2032: .apostrophe
    case 0xAD, 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x200B...0x200F, 0x20D0...0x20FF,
      0xFE00...0xFE0F, 0xFE20...0xFE2F, 0x1F3FB...0x1F3FF, 0xE0000...0xE01EF, 0xFEFF,
      0x202A...0x202E, 0x2060...0x206F:
      .mark
    case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2BB, 0x370...0x1FFF,
      0x2C00...0x2DFF, 0x3040...0xD7FF, 0xF900...0xFDFF, 0xFE70...0xFEFE, 0xFF21...0xFFDC,
      0x10000...0x1EFFF, 0x20000...0x3FFFF:
      .letter
    case 0x2600...0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B55, 0x231A, 0x231B, 0x23E9...0x23FA,
      0x1F000...0x1FAFF:
      .emoji
    case 0xA1...0xBF, 0x2010...0x205E, 0x3001...0x3030, 0xFF01...0xFF20: .punctuation
    default: .other
    }
  }
}
