import Bytes
import Feedback
import Foundation
import Testing

@testable import Intake

/// Mail as it lies on disk: compressed, cut off, without an extension.
struct MailFileTests {
  private func items(_ path: String) throws -> [FeedbackItem] {
    var items: [FeedbackItem] = []
    try SourceReader().read(path: path, context: IntakeContext(file: path)) { unit in
      for case .item(let item) in unit.read() { items.append(item) }
    }
    return items
  }

  @Test(arguments: [
    ("134-mbox-compressed.gz", 2, "mbox"), ("135-maildir-file", 1, "eml"),
    ("132-apple-mail.emlx", 1, "emlx"),
  ])
  func `a file is known by its content`(name: String, count: Int, format: String) throws {
    let items = try items(MailCorpusTests.folder.appending(path: name).path)
    #expect(items.map(\.format) == Array(repeating: format, count: count))
  }

  @Test(arguments: ["1700000000.M1P1.host:2,S", "export.bin", "inbox"])
  func `a name says nothing against content`(name: String) throws {
    let bytes = try Data(contentsOf: MailCorpusTests.folder.appending(path: "135-maildir-file"))
    try withFile(bytes, name) { path in
      let kinds = try items(path).map(\.kind)
      #expect(kinds == [.feedback])
    }
  }

  @Test func `a compressed mailbox that is cut off gives its messages and a rejection`() throws {
    let whole = try Data(
      contentsOf: MailCorpusTests.folder.appending(path: "134-mbox-compressed.gz"))
    try withFile(whole.dropLast(10), "cut.gz") { path in
      var ids: [String] = []
      let rejection = #expect(throws: Rejection.self) {
        try SourceReader().read(path: path, context: IntakeContext(file: "cut.gz")) { unit in
          for case .item(let item) in unit.read() { ids.append(item.nativeID) }
        }
      }
      #expect(ids.count == 2)
      #expect(rejection?.reason == "the compressed file is cut off")
    }
  }

  private func withFile(_ data: Data, _ name: String, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try data.write(to: file)
    try body(file.path)
  }
}
