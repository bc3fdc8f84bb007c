extension PhraseMatcher {
  /// An entry of the list of patterns that are filed under one word, in eight bytes, so that to look at one is
  /// to load one number. The entries of a list lie side by side, the newest last.
  struct Link: Sendable {
    private var bits: UInt64

    /// Where what follows the target stands among the bits.
    private static let firstPlace: UInt64 = 32
    private static let secondPlace: UInt64 = 42
    private static let partPlace: UInt64 = 52

    /// A bit that says something of the link.
    private enum Flag: UInt64 { case oldest = 60, single, pair, number }

    init(
      target: UInt32, part: UInt8, first: PhraseSurroundings.Condition,
      second: PhraseSurroundings.Condition
    ) {
      bits =
        UInt64(target) | UInt64(first.place) << Self.firstPlace
        | UInt64(second.place) << Self.secondPlace | UInt64(part) << Self.partPlace
    }

    /// The pattern's place; its row where ``isSingle``.
    @inline(__always)
    var target: UInt32 {
      get { UInt32(truncatingIfNeeded: bits) }
      set { bits = bits & ~UInt64(UInt32.max) | UInt64(newValue) }
    }

    /// What two of the elements around the anchor ask for. Most attempts end here.
    @inline(__always)
    var first: PhraseSurroundings.Condition { condition(Self.firstPlace) }
    @inline(__always)
    var second: PhraseSurroundings.Condition { condition(Self.secondPlace) }

    @inline(__always)
    private func condition(_ place: UInt64) -> PhraseSurroundings.Condition {
      PhraseSurroundings.Condition(
        place: UInt16(truncatingIfNeeded: bits &>> place & 0x3FF))
    }

    /// Which of the matcher's lexicons the pattern is of.
    @inline(__always)
    var part: UInt8 { UInt8(truncatingIfNeeded: bits &>> Self.partPlace & 3) }

    /// Whether the list ends here, seen from its newest entry.
    @inline(__always)
    var isOldest: Bool {
      get { has(.oldest) }
      set { set(.oldest, newValue) }
    }

    /// Whether its anchor is all there is to the pattern, a word as it stands.
    @inline(__always)
    var isSingle: Bool {
      get { has(.single) }
      set { set(.single, newValue) }
    }

    /// Whether the pattern is two words.
    @inline(__always)
    var isPair: Bool {
      get { has(.pair) }
      set { set(.pair, newValue) }
    }

    /// Whether the anchor must be a number.
    @inline(__always)
    var needsNumber: Bool {
      get { has(.number) }
      set { set(.number, newValue) }
    }

    @inline(__always)
    private func has(_ flag: Flag) -> Bool { bits &>> flag.rawValue & 1 != 0 }

    private mutating func set(_ flag: Flag, _ isSet: Bool) {
      let bit: UInt64 = 1 << flag.rawValue
      bits = isSet ? bits | bit : bits & ~bit
    }
  }
}
