import Feedback
import Foundation
import Testing

@testable import Intake

/// Each export in `Corpus/chat` has a twin that says what must come of it: `NAME.json` beside
/// `NAME.html`, `.xml` or `.txt`.
@Suite struct `Chat corpus` {
  struct Twin: Decodable {
    struct Item: Decodable, Equatable {
      struct Turn: Decodable, Equatable {
        let role: FeedbackItem.Role
        let name: String?
        let at: String?
        let text: String
      }

      let format: String
      let kind: FeedbackItem.Kind
      let received: String?
      let customer: String?
      let csat: Double?
      let department: String?
      let text: String
      let turns: [Turn]
    }

    let items: [Item]
  }

  static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Corpus/chat")

  static let exports: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
  }()

  static let zone = Zone(identifier: "Europe/Amsterdam")

  @Test(arguments: exports) func `says of each export what its twin says`(name: String) throws {
    let file = Self.folder.appending(path: name)
    let stem = file.deletingPathExtension().lastPathComponent
    let twin = try JSONDecoder().decode(
      Twin.self, from: Data(contentsOf: Self.folder.appending(path: "\(stem).json")))
    let items = try events(of: file.path).map { event in
      guard case .item(let item) = event else { throw UnexpectedRejection() }
      return Twin.Item(item)
    }
    #expect(items == twin.items)
  }

  @Test func `holds at least 24 formats`() throws {
    let formats = try Self.exports.flatMap { name in
      try events(of: Self.folder.appending(path: name).path).compactMap { event in
        if case .item(let item) = event { item.format } else { nil }
      }
    }
    #expect(Set(formats).count >= 24)
  }

  private struct UnexpectedRejection: Error {}

  private func events(of path: String) throws -> [IntakeEvent] {
    var events: [IntakeEvent] = []
    let zone = try #require(Self.zone)
    try SourceReader().read(path: path, context: IntakeContext(file: path, zone: zone)) { unit in
      events += unit.read()
    }
    return events
  }
}

extension `Chat corpus`.Twin.Item {
  init(_ item: FeedbackItem) {
    format = item.format
    kind = item.kind
    received = item.received?.rfc3339
    customer = item.customer.name
    csat = item.ratings.csat?.value
    department = item.columns.first { $0.name == "department" }?.value
    text = item.text
    turns = item.turns.map {
      Turn(role: $0.role, name: $0.name, at: $0.at?.rfc3339, text: $0.text)
    }
  }
}
