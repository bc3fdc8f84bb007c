import Bytes
import Feedback
import Foundation
import Testing

@testable import Intake

/// Every mail and mailbox of `Corpus/mail`, beside what it must be read as.
struct MailCorpusTests {
  /// What stands in the `.json` beside a mail; what a twin leaves out is not compared.
  struct Twin: Decodable {
    var id: String
    var kind: FeedbackItem.Kind
    var text: String
    var name, address, company, subject, received, thread, touchpoint: String?
  }

  /// The `Corpus/mail` nearest above this file.
  static let folder: URL = {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path.count > 1 {
      let corpus = folder.appending(path: "Corpus/mail")
      if FileManager.default.fileExists(atPath: corpus.path) { return corpus }
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  static let names: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
    .filter { !$0.hasSuffix(".json") }.sorted() ?? []

  @Test func `the corpus has a mail for every rule`() {
    #expect(Self.names.count > 130)
  }

  @Test(arguments: names)
  func `a mail of the corpus is read as its twin says`(name: String) throws {
    let file = Self.folder.appending(path: name)
    let twin = file.deletingPathExtension().appendingPathExtension("json")
    let expected = try JSONDecoder().decode([Twin].self, from: Data(contentsOf: twin))
    let items = try MailReading.items(in: ByteSource(path: file.path))
    #expect(items.map(\.nativeID) == expected.map(\.id))
    for (item, twin) in zip(items, expected) {
      #expect(item.kind == twin.kind)
      #expect(item.text == twin.text)
      if let name = twin.name { #expect(item.customer.name == name) }
      if let address = twin.address { #expect(item.customer.address == address) }
      if let subject = twin.subject { #expect(item.subject == subject) }
      if let received = twin.received { #expect(item.received?.rfc3339 == received) }
      if let company = twin.company { #expect(item.customer.company == company) }
      if let thread = twin.thread { #expect(item.thread == thread) }
      if let touchpoint = twin.touchpoint { #expect(item.touchpoint?.rawValue == touchpoint) }
    }
  }
}

/// Reads bytes as the inbox does, with `winkel.example` as the company.
enum MailReading {
  static let context = IntakeContext(
    file: "a.mbox", company: IntakeContext.Company(domains: ["winkel.example"]),
    touchpointNames: [
      "levering": Touchpoint(rawValue: "levering"), "facturen": Touchpoint(rawValue: "factuur"),
      "klacht": Touchpoint(rawValue: "klacht"),
    ])

  static func items(of bytes: [UInt8]) throws -> [FeedbackItem] {
    try items(in: ByteSource(bytes: bytes, name: "a.mbox"))
  }

  static func items(in source: ByteSource) throws -> [FeedbackItem] {
    var items: [FeedbackItem] = []
    try MailAdapter().read(source, context: context) { unit in
      for case .item(let item) in unit.read() { items.append(item) }
    }
    return items
  }
}
