import Language

/// The words by which a text gives names away, from `Lexicons/names.tsv`, in lower case.
package struct NameCues: Sendable {
  let greetings: Set<String>
  let titles: Set<String>
  let signOffs: Set<String>
  let signOffLeads: Set<String>
  let particles: Set<String>
  let notNames: Set<String>

  /// Reads the rows of `names.tsv`: a kind and a word; kinds that are not known are passed over.
  package init(_ table: LexiconTable) {
    var byKind: [String: Set<String>] = [:]
    for row in table.rows.indices {
      byKind[table.string(row, 0), default: []].insert(table.string(row, 1))
    }
    greetings = byKind["greeting"] ?? []
    titles = byKind["title"] ?? []
    signOffs = byKind["signoff"] ?? []
    signOffLeads = byKind["signoff-lead"] ?? []
    particles = byKind["particle"] ?? []
    notNames = byKind["not-a-name"] ?? []
  }
}
