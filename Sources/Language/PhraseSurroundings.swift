/// The roles that are played around an anchor: by the words right before and behind it, and by all before and
/// behind it.
struct PhraseSurroundings: Sendable {
  /// Of each ``Side`` 128 bits, and 64 that are set.
  private let bits: InlineArray<9, UInt64>

  init(before: PhraseRoles, after: PhraseRoles, earlier: PhraseRoles, later: PhraseRoles) {
    let (before, after) = (before.halves, after.halves)
    let (earlier, later) = (earlier.halves, later.halves)
    bits = [
      before.0, before.1, after.0, after.1, earlier.0, earlier.1, later.0, later.1, .max,
    ]
  }

  /// Where a role is asked for.
  enum Side: UInt16 { case before, after, earlier, later }

  /// That a role is played on a side, or nothing. To ask is one look at one bit.
  struct Condition: Sendable {
    /// The bit, at most 512.
    let place: UInt16

    /// What always holds.
    static let none = Condition(place: 512)

    init(place: UInt16) { self.place = place }

    init(_ role: PhraseRole, _ side: Side) {
      place = side.rawValue << 7 | UInt16(role.number)
    }

    var isNone: Bool { place == Self.none.place }
    /// Whether it is asked of the word right beside the anchor.
    var isNear: Bool { place < Side.earlier.rawValue << 7 }
    /// The bit of its role in a folded set (``PhraseRoles/folded``).
    var folded: UInt64 { 1 << UInt64(place & 63) }

    @inline(__always)
    fileprivate var word: Int { Int(place >> 6) }
  }

  /// All that is asked: lent, since a look at an inline array by a number copies all of it.
  var lent: Lent {
    @_lifetime(borrow self)
    get { Lent(bits: bits.span) }
  }

  struct Lent: ~Escapable {
    fileprivate let bits: Span<UInt64>

    @_lifetime(copy bits)
    fileprivate init(bits: Span<UInt64>) { self.bits = bits }

    /// Whether both conditions hold. Both are asked at once: half of the patterns fail at either, which
    /// nobody can guess.
    @inline(__always)
    func meet(_ a: Condition, _ b: Condition) -> Bool {
      let a = bits[unchecked: a.word] &>> UInt64(a.place)
      let b = bits[unchecked: b.word] &>> UInt64(b.place)
      return a & b & 1 != 0
    }
  }
}
