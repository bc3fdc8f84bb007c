import Feedback
import Testing

@testable import Archive

@Suite struct ProvenanceTests {
  @Test func `versions of the lexicons count only as long as items were read with them`() throws {
    let sample = try SampleArchive()
    #expect(try sample.archive.provenance().lexiconVersions == 0)
    var entry = Sample.entry("a", "pakket te laat")
    for version in ["1", "2"] {
      entry.lexiconVersion = version
      try sample.archive.store([entry])
      entry.item.text += ", alweer"
      #expect(try sample.archive.provenance().lexiconVersions == 1)
    }
    try sample.archive.store([Sample.entry("b", "prima")])
    let status = try sample.archive.status()
    #expect(
      try sample.archive.provenance()
        == Provenance(counts: status.counts, lexiconVersions: status.byLexicon.count))
  }
}
