/// What normalising does to one character beyond ASCII.
enum LatinFolding {
  /// The ASCII letters of U+00C0 to U+017F in order, lower case; `ae` and the like are spelled by
  /// ``ligature(_:)``, and `?` stands for the two signs that are no letters.
  private static let table: StaticString = """
    aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
    lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """

  /// The ASCII letter for a Latin letter with a diacritic; nil for anything else.
  @inline(__always)
  static func letter(_ scalar: UInt32) -> UInt8? {
    guard scalar >= 0xC0, scalar <= 0x17F, scalar != 0xD7, scalar != 0xF7 else { return nil }
    return table.utf8Start[Int(scalar - 0xC0)]
  }

  /// The second letter of a character that is folded to two.
  @inline(__always)
  static func ligature(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0xC6, 0xE6, 0x152, 0x153: UInt8(ascii: "e")
    case 0xDF: UInt8(ascii: "s")
    case 0x132, 0x133: UInt8(ascii: "j")
    default: nil
    }
  }

  /// Capitals of Latin-1 and Latin Extended-A.
  @inline(__always)
  static func isCapital(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xC0...0xDE: true
    case 0x100...0x137, 0x14A...0x177: scalar % 2 == 0
    case 0x139...0x148, 0x179...0x17E: scalar % 2 == 1
    default: false
    }
  }
}
