import Foundation
import Pipeline
import Testing

@Suite("Saved searches")
struct SavedSearchesTests {
  @Test func `a search is kept, replaced and taken away, and remarks stay`() throws {
    let folder = try ScratchFolder()
    let workspace = try folder.workspace()
    try workspace.write(Array("# van ons\nA\tlaat\nB\ttraag\n".utf8), to: workspace.searches)
    var searches = try SavedSearches(workspace)
    try searches.save("nps:..6 laat", as: "A", in: workspace)
    #expect(try SavedSearches(workspace)["A"]?.query == "nps:..6 laat")
    #expect(try SavedSearches(workspace).entries.map(\.name) == ["B", "A"])
    #expect(try searches.remove("B", from: workspace))
    #expect(try !searches.remove("B", from: workspace))
    let text = String(
      decoding: FileManager.default.contents(atPath: workspace.searches) ?? Data(), as: UTF8.self)
    #expect(text == "# van ons\nA\tnps:..6 laat\n")
  }

  @Test(arguments: [("", "x"), ("#a", "x"), ("a\tb", "x"), ("a", ""), ("a", "x\ny"), ("a\n", "x")])
  func `what cannot stand on one line of the file is refused`(name: String, query: String) throws {
    let folder = try ScratchFolder()
    let workspace = try folder.workspace()
    var searches = try SavedSearches(workspace)
    #expect(throws: PipelineError.self) { try searches.save(query, as: name, in: workspace) }
    #expect(!FileManager.default.fileExists(atPath: workspace.searches))
  }

  @Test func `any bytes in the file give entries or none`() throws {
    let folder = try ScratchFolder()
    let workspace = try folder.workspace()
    try workspace.write(
      [0xFF, 0x09, 0x00, 0x0A, 0x41, 0x09, 0x42, 0x0D, 0x09], to: workspace.searches)
    #expect(try SavedSearches(workspace).entries.map(\.name) == ["A"])
  }
}
