import Archive
import Bytes
import Crypto
import Feedback
import Foundation

/// Turns who wrote into a number that tells nothing: the first 64 bits of an HMAC-SHA256 under the
/// workspace's own key, so that the same person is counted once and cannot be found from the archive
/// without the key. The key never leaves the workspace (`.voc/key`, mode 0600).
package struct Pseudonyms: Sendable {
  private let keyed: KeyedHash

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
    let known = try open.archive.keyMark()
    guard known ?? mark == mark else {
      throw PipelineError(
        .badKey, place: path, detail: "is not the key that the archive was made with; \(advice)")
    }
    if known == nil { try open.archive.note(keyMark: mark) }
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
      keyed = KeyedHash(key: SymmetricKey(data: bytes))
    } else if FreeName.isTaken(path) {
      throw PipelineError(.badKey, place: path, detail: "cannot be read; check its permissions")
    } else {
      try workspace.makeFolder(workspace.hidden)
      let fresh = SymmetricKey(size: .bits256)
      try workspace.write(fresh.withUnsafeBytes { Array($0) }, to: path)
      keyed = KeyedHash(key: fresh)
    }
  }

  /// The pseudonym of an item's writer, as ``writer(of:)`` gives it.
  package func person(of item: FeedbackItem) -> Int64 { writer(of: item).person }

  /// The pseudonym of an item's writer, and those of all that the writer is known by: the first is by
  /// e-mail address, else by the customer's number, else by name; an item that says none of them has a
  /// writer of its own.
  func writer(of item: FeedbackItem) -> (person: Int64, identities: [Int64]) {
    let customer = item.customer
    var identities: [Int64] = []
    identities.reserveCapacity(Identity.allCases.count)
    func add(_ identity: Identity, _ value: String?) {
      if let value { identities.append(person(known: identity, as: value)) }
    }
    add(.address, customer.address)
    add(.number, customer.id)
    add(.name, customer.name)
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
    var (value, message) = (value, [UInt8]())
    return value.withUTF8 { value in
      message.reserveCapacity(identity.rawValue.utf8.count + 1 + value.count)
      message.append(contentsOf: identity.rawValue.utf8)
      message.append(0)
      Self.appendFolded(value, to: &message)
      return keyed.digest(of: message)
    }
  }

  /// By what a person is known.
  package enum Identity: String, Sendable, CaseIterable {
    case address, number, name
  }

  /// Without white space around it and in small letters; by bytes where all of them are ASCII, as
  /// nearly always.
  private static func appendFolded(
    _ value: UnsafeBufferPointer<UInt8>, to message: inout [UInt8]
  ) {
    guard value.allSatisfy({ $0 < 0x80 }) else {
      let text = String(decoding: value, as: UTF8.self)
      message += text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased().utf8
      return
    }
    let start = message.count
    for byte in value where message.count > start || !byte.isASCIISpace {
      message.append(byte.asciiLowercased)
    }
    while message.count > start, message[message.count - 1].isASCIISpace { message.removeLast() }
  }

  private func digest(_ text: String) -> Int64 { keyed.digest(of: Array(text.utf8)) }
}

/// The first 64 bits of HMAC-SHA256 (RFC 2104 §2) under one key. The library's own HMAC takes the key
/// in anew for each message and looks its types up: that is more than hashing a name is.
struct KeyedHash: Sendable {
  /// Hashes that have taken in the key, padded to a block, and nothing else yet.
  private let inner: SHA256
  private let outer: SHA256

  init(key: SymmetricKey) {
    func begun(_ pad: UInt8) -> SHA256 {
      var block = [UInt8](repeating: pad, count: SHA256.blockByteCount)
      key.withUnsafeBytes { bytes in
        let short =
          bytes.count <= block.count ? Array(bytes) : Array(SHA256.hash(data: Array(bytes)))
        for (place, byte) in short.enumerated() { block[place] ^= byte }
      }
      var hash = SHA256()
      block.withUnsafeBytes { hash.update(bufferPointer: $0) }
      return hash
    }
    (inner, outer) = (begun(0x36), begun(0x5C))
  }

  func digest(of message: [UInt8]) -> Int64 {
    var (inner, outer) = (inner, outer)
    message.withUnsafeBytes { inner.update(bufferPointer: $0) }
    inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
    return outer.finalize().withUnsafeBytes { code in
      Int64(bigEndian: code.loadUnaligned(as: Int64.self))
    }
  }
}
