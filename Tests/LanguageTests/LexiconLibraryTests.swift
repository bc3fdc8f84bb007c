import Feedback
import Testing

@testable import Language

@Suite struct LexiconLibraryTests {
  @Test func `every language has the same files`() throws {
    let paths = try LexiconLibrary().paths
    func names(_ folder: String) -> Set<String> {
      Set(paths.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) })
    }
    // Compounds are written together in Dutch only.
    #expect(names("nl/").subtracting(["compounds.tsv"]) == names("en/"))
  }

  @Test func `the version is sixteen digits and the same every time`() throws {
    let version = try LexiconLibrary().version
    #expect(version.count == 16)
    #expect(try LexiconLibrary().version == version)
  }

  @Test func `a folder that is not there overlays nothing`() throws {
    let library = try LexiconLibrary(overlay: "/nowhere/at/all")
    #expect(try LexiconLibrary().version == library.version)
  }
}
