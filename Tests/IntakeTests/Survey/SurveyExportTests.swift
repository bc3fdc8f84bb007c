import Feedback
import Testing

@testable import Intake

/// What the archive knows an item by.
private struct Key: Hashable {
  let collection: String?
  let id: String

  init(_ item: FeedbackItem) {
    collection = item.collection
    id = item.nativeID
  }
}

private func keys(_ lines: [String]) throws -> Set<Key> {
  let keys = try SurveyRead(lines).items.map(Key.init)
  #expect(Set(keys).count == keys.count)
  return Set(keys)
}

private let numbered = [
  "nr,datum,nps,opmerking", "1,2026-11-01,9,Snel geholpen", "2,2026-11-02,3,Nooit teruggebeld",
]
private let nameless = [
  "Tijdstempel,Hoe waarschijnlijk is het dat u ons aanbeveelt?,Waarom?",
  "2026-11-01 09:12:44,9,Snel geholpen", "2026-11-12 14:03:10,3,Nooit teruggebeld",
]
private let undated = ["nps,opmerking", "9,Snel geholpen", "3,Nooit teruggebeld"]

@Suite("Exports of one survey")
struct SurveyExportTests {
  @Test(
    "a later export with more columns, or in another order, finds every answer again",
    arguments: [
      (
        numbered,
        [
          "nr,datum,nps,opmerking,kleur", "1,2026-11-01,9,Snel geholpen,x",
          "2,2026-11-02,3,Nooit teruggebeld,y", "3,2026-11-03,8,Prima,z",
        ]
      ),
      (
        numbered,
        [
          "opmerking;nps;nr;datum", "Prima;8;3;03-11-2026", "Nooit teruggebeld;3;2;02-11-2026",
          "Snel geholpen;9;1;01-11-2026",
        ]
      ),
      (
        nameless,
        [
          "Tijdstempel;Filiaal;Hoe waarschijnlijk is het dat u ons aanbeveelt?;Waarom?",
          "01-11-2026 09:12;Zuid;9;Snel geholpen en gebeld",
          "12-11-2026 14:03;Noord;3;Nooit teruggebeld", "13-11-2026 08:00;Noord;7;",
        ]
      ),
      (
        undated,
        ["kleur,opmerking,nps", "rood,Snel geholpen,9", "blauw,Nooit teruggebeld,3", "wit,,7"]
      ),
    ])
  func findsAgain(earlier: [String], later: [String]) throws {
    let (before, after) = try (keys(earlier), keys(later))
    #expect(before.count == 2)
    #expect(after.count == 3)
    #expect(after.isSuperset(of: before))
  }

  @Test("two surveys that number their answers from 1 share none")
  func keepsApart() throws {
    let others = [
      ["nr,datum,csat,opmerking", "1,2026-11-01,4,Snel geholpen"],
      ["nr,datum,nps,Wat kan beter?", "1,2026-11-01,9,Niets"],
      ["nr,datum,Hoe makkelijk was het?", "1,2026-11-01,5"],
    ]
    let first = try keys(numbered)
    for other in others { #expect(try first.isDisjoint(with: keys(other))) }
  }

  @Test("an id that is unique in the world needs no survey")
  func universalIDs() throws {
    let id = "7f3c9a1e-52b4-4d0f-9c1e-0ab36f7d21c4"
    let short = try keys(["Response ID,NPS", "\(id),9"])
    #expect(try keys(["Response ID,Waarom?", "\(id),Snel geholpen door Kees"]) == short)
  }

  @Test(
    "ids are unique in the world where a machine drew them",
    arguments: [
      ("R_2xQ9fTz1LmWb7Kd", true), ("7f3c9a1e-52b4-4d0f-9c1e-0ab36f7d21c4", true),
      ("65f1c0a9b3d24e7788aa01bc", true), ("1", false), ("000000000001", false),
      ("Respondent-000123", false), ("118001234567", false), ("R_1", false),
      ("2026-11-01 10:00", false),
    ])
  func tellsIDs(id: String, isUniversal: Bool) {
    let isOne = Array(id.utf8).withUnsafeBufferPointer { UniversalID.isOne($0) }
    #expect(isOne == isUniversal)
  }
}
