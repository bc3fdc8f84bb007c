import Foundation
import Testing

@testable import Language

/// What is compiled in is what lies in `Lexicons/`, and its README names every file.
@Suite struct ShippedLexiconsTests {
  private static let folder: String = {
    let tests = (#filePath as NSString).deletingLastPathComponent as NSString
    let root = (tests.deletingLastPathComponent as NSString).deletingLastPathComponent
    return root + "/Lexicons"
  }()

  private static func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".tsv") }
      .sorted()
  }

  @Test func `every file of the folder is compiled in, and nothing else`() throws {
    #expect(try LexiconLibrary().paths == Self.files())
  }

  @Test func `Dutch and English have files of the same names, but for compounds`() throws {
    let names = { (language: String) in
      Set(try Self.files().filter { $0.hasPrefix(language + "/") }.map { $0.dropFirst(3) })
    }
    #expect(try names("nl").symmetricDifference(names("en")) == ["compounds.tsv"])
  }

  @Test func `the README names every file`() throws {
    let readme = try String(contentsOfFile: Self.folder + "/README.md", encoding: .utf8)
    for file in try Self.files() {
      let name = file.hasPrefix("nl/") || file.hasPrefix("en/") ? String(file.dropFirst(3)) : file
      #expect(readme.contains("`\(name)`"), "\(name)")
    }
  }
}
