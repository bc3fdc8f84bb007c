import Foundation
import Testing

@testable import Mail

struct MaildirTests {
  @Test func `messages of cur and new are listed in the order of delivery, drafts left out`() throws
  {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    let files = [
      "cur/1700000002.M1P1.host:2,RS", "new/1700000001.M1P1.host", "cur/1700000003.M1P1.host:2,DS",
      "tmp/1700000004.M1P1.host", "cur/.hidden", ".Klachten.Levering/cur/1700000005.M1P1.host:2,",
    ]
    for file in files {
      let url = root.appending(path: file)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("Subject: x\n\ny".utf8).write(to: url)
    }
    let box = try #require(Maildir(path: root.path))
    #expect(
      box.messages.map { $0.path.split(separator: "/").last } == [
        "1700000001.M1P1.host", "1700000002.M1P1.host:2,RS",
      ])
    #expect(box.messages.map(\.flags) == [[], [.replied, .seen]])
    let inner = try #require(box.folders.first.flatMap(Maildir.init))
    #expect(inner.folderName == "Levering")
    #expect(inner.messages.count == 1)
    #expect(Maildir(path: root.path + "/cur") == nil)
  }

  @Test(arguments: [
    ("1.host:2,FS", Maildir.Flags([.flagged, .seen])), ("1.host;2,T", Maildir.Flags.trashed),
    ("1.host!2,P", Maildir.Flags.passed), ("1.host", Maildir.Flags()),
    ("1.host:1,S", Maildir.Flags()), ("1.host,S=12:2,", Maildir.Flags()),
  ])
  func `flags stand behind the second comma`(name: String, flags: Maildir.Flags) {
    #expect(Maildir.Flags(fileName: name) == flags)
  }
}
