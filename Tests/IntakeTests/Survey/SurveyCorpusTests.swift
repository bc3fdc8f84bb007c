import Bytes
import Feedback
import Foundation
import Testing

@testable import Intake

/// `Corpus/survey`: exports as each tool writes them, each with a twin of what is in it.
private let corpus = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../Corpus/survey").standardizedFileURL

private let names: [String] = {
  let files = (try? FileManager.default.contentsOfDirectory(atPath: corpus.path())) ?? []
  return files.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
}()

/// Everything in a survey as one JSON value, with keys in order.
private func extract(_ name: String, roles: [String: String] = [:]) throws -> NSDictionary {
  let zone = try #require(Zone(identifier: "Europe/Amsterdam"))
  let context = IntakeContext(file: "\(name).csv", zone: zone, surveyRoles: roles)
  var items: [Any] = []
  var rejections: [String] = []
  var notices: [String] = []
  let source = try ByteSource(path: corpus.appending(path: "\(name).csv").path())
  try SurveyAdapter().read(source, context: context) { unit in
    for event in unit.read() {
      switch event {
      case .item(let item):
        items.append(try JSONSerialization.jsonObject(with: Data(ItemLine(item).json().utf8)))
      case .rejection(let rejection): rejections.append(rejection.description)
      case .notice(let notice): notices.append(notice.description)
      }
    }
  }
  return ["items": items, "notices": notices, "rejections": rejections]
}

@Suite("The survey corpus")
struct SurveyCorpusTests {
  @Test("has the shapes of the tools that voc reads")
  func hasShapes() {
    #expect(names.count >= 60)
  }

  @Test("gives what its twins say", arguments: names)
  func givesTwin(name: String) throws {
    let twin = try Data(contentsOf: corpus.appending(path: "\(name).json"))
    let expected = try #require(try JSONSerialization.jsonObject(with: twin) as? NSDictionary)
    #expect(try extract(name) == expected)
  }

  @Test("is recognised as survey by its content", arguments: names)
  func isRecognised(name: String) throws {
    let bytes = try Array(Data(contentsOf: corpus.appending(path: "\(name).csv")))
    #expect(SurveyAdapter().confidence(head: bytes, name: "\(name).csv") >= .likely)
  }

  @Test("has a decision to show for every column", arguments: names)
  func isExplained(name: String) throws {
    let source = try ByteSource(path: corpus.appending(path: "\(name).csv").path())
    let text = try SurveyAdapter().explain(source, context: IntakeContext(file: "\(name).csv"))
    #expect(text.contains("surveys:\n  columns:\n"))
  }

  @Test("obeys the settings before its own eyes")
  func obeysSettings() throws {
    let read = try extract("undecided", roles: ["csat": "ces 1-7", "Date": "date m/d"])
    #expect(read["rejections"] as? [String] == [])
    #expect(read["notices"] as? [String] == [])
    let items = try #require(read["items"] as? [NSDictionary])
    #expect(items.first?["received"] as? String == "2026-03-03T23:00:00Z")
    #expect((items.first?["ratings"] as? NSDictionary)?["ces"] as? Double == 3)
  }

  @Test("keeps the ids of the answers that were there when an export grows")
  func growsWithoutDoubles() throws {
    let text = try String(contentsOf: corpus.appending(path: "same-answer.csv"), encoding: .utf8)
    let longer = try items(text + "2026-11-03,4,Nieuw\n")
    let shorter = try items(text)
    #expect(longer.map(\.nativeID).starts(with: shorter.map(\.nativeID)))
    #expect(Set(longer.map(\.nativeID)).count == 4)
    #expect(Set(longer.map(\.collection)) == Set(shorter.map(\.collection)))
  }

  @Test("updates an answer that was cut off in a shorter export")
  func completesCutRow() throws {
    let text = try String(contentsOf: corpus.appending(path: "hubspot.csv"), encoding: .utf8)
    let whole = try items(text)
    let cut = try items(String(text.dropLast(12)))
    #expect(cut.map(\.nativeID) == whole.map(\.nativeID))
    #expect(cut.last != whole.last)
    #expect(cut.dropLast() == whole.dropLast())
  }

  @Test("gives ratings to the touchpoint that the settings name")
  func obeysTouchpoint() throws {
    let read = try extract("undecided", roles: ["csat": "csat 1-7 factuur"])
    let item = try #require((read["items"] as? [NSDictionary])?.first)
    let block = try #require((item["touchpointRatings"] as? [NSDictionary])?.first)
    #expect(block["touchpoint"] as? String == "factuur")
    #expect((block["ratings"] as? NSDictionary)?["csat"] as? Double == 3)
    #expect(item["ratings"] == nil)
  }

  private func items(_ text: String) throws -> [FeedbackItem] {
    var items: [FeedbackItem] = []
    let source = ByteSource(bytes: Array(text.utf8), name: "a.csv")
    try SurveyAdapter().read(source, context: IntakeContext(file: "a.csv")) { unit in
      for case .item(let item) in unit.read() { items.append(item) }
    }
    return items
  }
}
