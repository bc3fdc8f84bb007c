import Archive
import Crypto
import Feedback
import Foundation

/// Turns who wrote into a number that tells nothing: the first 64 bits of an HMAC-SHA256 under the
/// workspace's own key, so that the same person is counted once and cannot be found from the archive
/// without the key. The key never leaves the workspace (`.voc/key`, mode 0600).
package struct Pseudonyms: Sendable {
  /// The hash that has taken in the key and nothing else yet: to begin from it costs half of what
  /// beginning with the key does.
  private let keyed: HMAC<SHA256>

  /// The key that the archive's pseudonyms were made with, or a new one for an archive without any.
  ///
  /// - Throws: ``PipelineError`` `.badKey` where the key is missing, damaged or another's, as in a
  ///   copy of a workspace that was made without its hidden folder; `ArchiveError`.
  package init(_ open: OpenWorkspace) throws {
    let path = open.workspace.hidden + "/key"
    let advice =
      "put it back from a backup of the workspace (the folder .voc is hidden), as nobody is known "
      + "again without it"
    if !FreeName.isTaken(path), try open.archive.holdsPersons() {
      throw PipelineError(
        .badKey, place: path, detail: "is missing, and the archive was made with it; \(advice)")
    }
    try self.init(workspace: open.workspace)
    let mark = String(digest("mark"), radix: 36)
    guard try open.archive.keyMark() ?? mark == mark else {
      throw PipelineError(
        .badKey, place: path, detail: "is not the key that the archive was made with; \(advice)")
    }
    try open.archive.note(keyMark: mark)
  }

  /// Reads the workspace's key, and makes it where there is none yet.
  ///
  /// - Throws: ``PipelineError`` `.badKey` where the key file is damaged, `.fileSystem`.
  package init(workspace: Workspace) throws(PipelineError) {
    let path = workspace.hidden + "/key"
    if let bytes = FileManager.default.contents(atPath: path) {
      guard bytes.count == 32 else {
        throw PipelineError(
          .badKey, place: path, detail: "is damaged; put it back from a backup of the workspace")
      }
      keyed = HMAC(key: SymmetricKey(data: bytes))
    } else if FreeName.isTaken(path) {
      throw PipelineError(.badKey, place: path, detail: "cannot be read; check its permissions")
    } else {
      try workspace.makeFolder(workspace.hidden)
      let fresh = SymmetricKey(size: .bits256)
      try workspace.write(fresh.withUnsafeBytes { Array($0) }, to: path)
      keyed = HMAC(key: fresh)
    }
  }

  /// The pseudonym of an item's writer, as ``writer(of:)`` gives it.
  package func person(of item: FeedbackItem) -> Int64 { writer(of: item).person }

  /// The pseudonym of an item's writer, and those of all that the writer is known by: the first is by
  /// e-mail address, else by the customer's number, else by name; an item that says none of them has a
  /// writer of its own.
  func writer(of item: FeedbackItem) -> (person: Int64, identities: [Int64]) {
    let customer = item.customer
    let known: [(Identity, String?)] = [
      (.address, customer.address), (.number, customer.id), (.name, customer.name),
    ]
    let identities = known.compactMap { identity, value in
      value.map { person(known: identity, as: $0) }
    }
    let own = identities.first ?? digest("item\u{0}\(item.collection ?? "")\u{0}\(item.nativeID)")
    return (own, identities)
  }

  /// The pseudonyms by which an item is surely this writer's: all but the name of someone who is known
  /// by more than a name.
  func sureIdentities(of item: FeedbackItem) -> [Int64] {
    let customer = item.customer
    let known = [
      customer.address.map { person(known: .address, as: $0) },
      customer.id.map { person(known: .number, as: $0) },
    ].compactMap { $0 }
    return known.isEmpty ? [person(of: item)] : known
  }

  /// The pseudonyms that `value` stands for, whichever identity it is.
  package func persons(knownAs value: String) -> Set<Int64> {
    Set(Identity.allCases.map { person(known: $0, as: value) })
  }

  /// The pseudonym of the person who is known by `value`. White space around it and case do not
  /// matter.
  package func person(known identity: Identity, as value: String) -> Int64 {
    digest("\(identity.rawValue)\u{0}\(Self.folded(value))")
  }

  /// By what a person is known.
  package enum Identity: String, Sendable, CaseIterable {
    case address, number, name
  }

  /// Without white space around it and in small letters; by bytes where all of them are ASCII, as
  /// nearly always.
  private static func folded(_ value: String) -> String {
    guard value.utf8.allSatisfy({ $0 < 0x80 }) else {
      return value.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    }
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let start = value.utf8.drop(while: isSpace)
    guard let end = start.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(start[...end])?.lowercased() ?? value
  }

  private func digest(_ text: String) -> Int64 {
    var hash = keyed
    var text = text
    text.withUTF8 { hash.update(data: UnsafeRawBufferPointer($0)) }
    return hash.finalize().withUnsafeBytes { code in
      Int64(bigEndian: code.loadUnaligned(as: Int64.self))
    }
  }
}
