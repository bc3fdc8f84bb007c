import Archive
import Feedback

/// By what one person is found: the pseudonyms in the archive, and the names and addresses as they
/// stand in the originals.
package struct PersonTraces: Sendable {
  /// Pseudonyms of persons in the archive and in the originals.
  package private(set) var persons: Set<Int64>
  /// Pseudonyms that this person alone is known by; they are not taken in again.
  package private(set) var identities: Set<Int64>
  /// E-mail addresses, in lower case.
  package private(set) var addresses: Set<String> = []
  /// Names and customer numbers, in lower case.
  package private(set) var names: Set<String> = []

  private let pseudonyms: Pseudonyms

  /// - Parameter typed: an e-mail address, a customer's number or a name.
  /// - Throws: ``PipelineError`` `.severalPersons` where it is the name of several people; what
  ///   they have in common must not decide.
  package init(
    _ typed: String, pseudonyms: Pseudonyms, archive: FeedbackArchive
  ) throws {
    self.pseudonyms = pseudonyms
    let name = pseudonyms.person(known: .name, as: typed)
    let sure = pseudonyms.persons(knownAs: typed).subtracting([name])
    persons = try archive.persons(knownBy: sure)
    if try archive.present(persons).isEmpty {
      let namesakes = try archive.persons(knownBy: [name])
      let present = try archive.present(namesakes).subtracting([name])
      guard present.count <= 1 else {
        throw PipelineError(
          .severalPersons, place: "the archive",
          detail: "\(present.count) people have this name; give an e-mail address or a customer "
            + "number")
      }
      persons.formUnion(namesakes)
    }
    identities = try archive.identities(of: persons)
    // What was written under the name alone is this person's where nobody else has the name.
    for key in identities.union([name]) where !persons.contains(key) {
      if try archive.persons(knownBy: [key]).subtracting([key]).isSubset(of: persons) {
        persons.insert(key)
      }
    }
    let folded = Self.folded(typed)
    if folded.contains("@") { addresses.insert(folded) } else { names.insert(folded) }
  }

  /// - Parameter forgotten: the pseudonyms of everyone who asked to be forgotten.
  init(forgotten: Set<Int64>, pseudonyms: Pseudonyms) {
    self.pseudonyms = pseudonyms
    persons = forgotten
    identities = []
  }

  /// Whether this person wrote it.
  package func wrote(_ item: FeedbackItem) -> Bool {
    persons.contains(pseudonyms.person(of: item))
      || pseudonyms.sureIdentities(of: item).contains { persons.contains($0) }
  }

  /// Learns from an item that this person wrote how else the person is called.
  package mutating func learn(from item: FeedbackItem) {
    if let address = item.customer.address { addresses.insert(Self.folded(address)) }
    for name in [item.customer.name, item.customer.id].compactMap({ $0 }) {
      names.insert(Self.folded(name))
    }
    persons.formUnion(pseudonyms.sureIdentities(of: item))
    identities.formUnion(pseudonyms.sureIdentities(of: item))
  }

  /// What cannot be anything else: addresses, whole names, and numbers of five characters or more.
  package var strings: Set<String> {
    addresses.union(names.filter { $0.utf8.count >= 5 || $0.contains(" ") })
  }

  /// What is to happen to an item of an original when this person is forgotten. What the company or
  /// a machine wrote to the person goes too; what someone else wrote stays.
  func verdict(_ item: FeedbackItem, _ bytes: [UInt8]) -> Originals.Verdict {
    if wrote(item) { return .goes }
    guard areIn(item, bytes) else { return .stays }
    return item.kind == .feedback ? .mentions : .goes
  }

  /// Whether an item of someone else, or of the company, names this person.
  private func areIn(_ item: FeedbackItem, _ bytes: [UInt8]) -> Bool {
    let search = ByteSearches(strings)
    if search.isFound(in: bytes) { return true }
    let texts = [item.subject, item.body, item.text].compactMap { $0 } + item.turns.map(\.text)
    return texts.contains { search.isFound(in: Array($0.utf8)) }
  }

  private static func folded(_ text: String) -> String {
    var text = text.lowercased()[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
