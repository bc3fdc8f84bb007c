import Language

/// The words by which a text gives names and identifiers away, from `Lexicons/names.tsv`, in lower
/// case; `Lexicons/README.md` says what each kind means.
package struct NameCues: Sendable {
  let greetings: Set<String>
  let titles: Set<String>
  let signOffs: Set<String>
  let signOffLeads: Set<String>
  /// Phrases that a name follows, by their last word, the words before it last first.
  let introductions: [String: [[String]]]
  let callers: Set<String>
  let labels: Set<String>
  let said: Set<String>
  let particles: Set<String>
  let joiners: Set<String>
  let givenNames: Set<String>
  let notNames: Set<String>
  /// Beginnings of words behind which a number is nobody's own.
  let references: [[UInt8]]
  let citizens: [[UInt8]]
  let plates: [[UInt8]]
  /// Ends of streets' names.
  let streets: [[UInt8]]
  let notStreets: Set<String>
  /// What follows a house number.
  let floors: Set<String>

  /// Reads the rows of `names.tsv`: a kind and a word; kinds that are not known are passed over.
  package init(_ table: LexiconTable) {
    var byKind: [String: Set<String>] = [:]
    for row in table.rows.indices {
      byKind[table.string(row, 0), default: []].insert(table.string(row, 1))
    }
    func words(_ kind: String) -> Set<String> { byKind[kind] ?? [] }
    func bytes(_ kind: String) -> [[UInt8]] { words(kind).map { Array($0.utf8) } }
    greetings = words("greeting")
    titles = words("title")
    signOffs = words("signoff")
    signOffLeads = words("signoff-lead")
    introductions = Self.byLastWord(words("introduction"))
    callers = words("caller")
    labels = words("label")
    said = words("said")
    particles = words("particle")
    joiners = words("joiner")
    givenNames = words("given-name")
    notNames = words("not-a-name")
    references = bytes("reference")
    citizens = bytes("citizen")
    plates = bytes("plate")
    streets = bytes("street")
    notStreets = words("not-a-street")
    floors = words("floor")
  }

  private static func byLastWord(_ phrases: Set<String>) -> [String: [[String]]] {
    var found: [String: [[String]]] = [:]
    for phrase in phrases {
      let words = phrase.split(separator: " ").map(String.init)
      guard let last = words.last else { continue }
      found[last, default: []].append(words.dropLast().reversed())
    }
    return found
  }
}
