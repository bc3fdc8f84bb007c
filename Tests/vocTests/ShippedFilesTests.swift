import CorpusData
import Foundation
import Testing

/// What is compiled in is what lies in the folders, and the README says what the program does.
@Suite struct ShippedFilesTests {
  @Test func `every file of the demo corpus is compiled in as it stands`() throws {
    let shipped = (0..<voc_corpus_file_count()).map { voc_corpus_file_at($0) }
    let names = shipped.map { String(cString: $0.path) }.sorted()
    let lying = Project.names(in: "Corpus/demo").filter {
      $0 == "voc.yaml" || ($0.hasPrefix("inbox/") && $0.contains("."))
    }
    #expect(names == lying)
    for file in shipped {
      let bytes = try Data(
        contentsOf: URL(
          fileURLWithPath: Project.root + "/Corpus/demo/" + String(cString: file.path)))
      #expect(bytes == Data(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
  }

  @Test func `every command is in the README, and every command in the README is one`() throws {
    let help = try Program().run("--help").output
    let listed = help.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("  "), !line.hasPrefix("   "),
        let name = line.split(separator: " ").first,
        name.allSatisfy(\.isLowercase), name != "voc"
      else { return nil }
      return String(name)
    }
    let readme = try Project.text(of: "README.md")
    let named = readme.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("| `voc ") else { return nil }
      return line.dropFirst(7).prefix { $0.isLowercase }.description
    }
    #expect(Set(listed) == Set(named))
    #expect(named.count >= 15)
  }
}
