/// What a ``PhraseMatcher`` knows of a word, in 32 bytes: which places of patterns it may stand in, and
/// which patterns are filed under it. Looked up once for each different word.
package struct PhraseHint: Sendable {
  /// The roles that the word may play beside an anchor (``PhraseCompanions``).
  let roles: PhraseRoles
  /// The roles of which each pattern filed under the word needs one around it, folded
  /// (``PhraseFiles/Needs``).
  let needs: UInt64
  private let head: UInt32
  /// What whoever asked for the hint keeps with it.
  package let note: UInt32

  /// The links are the word's own,
  private static let ownBit: UInt32 = 1 << 31
  /// some of the roles that are needed may be played anywhere,
  private static let farBit: UInt32 = 1 << 30
  /// and some pattern needs none.
  private static let freeBit: UInt32 = 1 << 29

  /// Of a word that stands in no pattern.
  package static let none = PhraseHint(roles: PhraseRoles(), needs: 0, head: 0, note: 0)

  /// - Parameters:
  ///   - newest: the newest link of what is filed under the word.
  ///   - isOwn: whether that is a list of the word's own, not one of the matcher.
  init(roles: PhraseRoles, needs: PhraseFiles.Needs, newest: UInt32?, isOwn: Bool) {
    var head = newest.map { $0 + 1 } ?? 0
    precondition(head < Self.freeBit, "a matcher has fewer links")
    if isOwn { head |= Self.ownBit }
    if needs.areFar { head |= Self.farBit }
    if needs.areNone { head |= Self.freeBit }
    self.init(roles: roles, needs: needs.roles, head: head, note: 0)
  }

  private init(roles: PhraseRoles, needs: UInt64, head: UInt32, note: UInt32) {
    (self.roles, self.needs, self.head, self.note) = (roles, needs, head, note)
  }

  /// The hint with a note.
  package func noted(_ note: UInt32) -> PhraseHint {
    PhraseHint(roles: roles, needs: needs, head: head, note: note)
  }

  /// Whether patterns are filed under the word.
  package var isAnchor: Bool { head != 0 }

  /// Whether the word stands in no pattern.
  package var isNone: Bool { roles.isEmpty && !isAnchor }

  /// Whether what it needs may stand anywhere in the range, not only right beside it.
  @inline(__always)
  var looksFar: Bool { head & Self.farBit != 0 }

  /// Whether some of its patterns need nothing.
  @inline(__always)
  var isFree: Bool { head & Self.freeBit != 0 }

  /// Whether its links are a list of its own.
  @inline(__always)
  var isOwn: Bool { head & Self.ownBit != 0 }

  /// The newest of its links; only of an anchor.
  @inline(__always)
  var newest: Int { Int(head & (Self.freeBit &- 1)) &- 1 }
}
