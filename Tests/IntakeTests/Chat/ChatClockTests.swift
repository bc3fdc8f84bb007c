import Feedback
import Testing

@testable import Intake

@Suite struct `Times in chats` {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let utc: String?
    var testDescription: String { text }

    init(_ text: String, _ utc: String?) {
      self.text = text
      self.utc = utc
    }
  }

  static let rows: [Row] = [
    Row("2026-11-03T09:14:02Z", "2026-11-03T09:14:02Z"),
    Row("2026-11-03T09:14:02.250+01:00", "2026-11-03T08:14:02Z"),
    Row("2026-11-03 09:14", "2026-11-03T08:14:00Z"),
    Row("20261103T09:14:02", "2026-11-03T08:14:02Z"),
    Row("20261103T091402Z", "2026-11-03T09:14:02Z"),
    Row("03.11.2026 09:14:02 UTC+01:00", "2026-11-03T08:14:02Z"),
    Row("3-11-26 9:14", "2026-11-03T08:14:00Z"),
    Row("11/23/2026 9:14:02 PM", "2026-11-23T20:14:02Z"),
    Row("23/11/2026, 12:14 a.m.", "2026-11-22T23:14:00Z"),
    Row("07-Jan-2024 10:00", "2024-01-07T09:00:00Z"),
    Row("Dec 15, 2011, 8:08:08\u{202F}PM", "2011-12-15T19:08:08Z"),
    Row("Di 18 Okt 2011 20:06:20 CEST", "2011-10-18T18:06:20Z"),
    Row("vrijdag 6 november 2026 om 14:02", "2026-11-06T13:02:00Z"),
    Row("1793956800", "2026-11-06T09:20:00Z"),
    Row("1793956800123", "2026-11-06T09:20:00Z"),
    Row("1793956800.5", "2026-11-06T09:20:00Z"),
    Row("31.02.99999 99:99:99 UTC+99:99", nil),
    Row("30-02-2026 10:00", nil),
    Row("99999999999999999999", nil),
    Row("morgen", nil),
    Row("", nil),
  ]

  @Test(arguments: rows) func `mean what their format means`(row: Row) throws {
    let zone = try #require(`Chat corpus`.zone)
    #expect(ChatClock(zone: zone).instant(row.text)?.rfc3339 == row.utc)
  }

  @Test func `are read in the order that the file proves`() {
    let clock = ChatClock(zone: .utc)
    #expect(
      clock.settled(by: ["2/3/26 10:00", "2/13/26 10:00"]).instant("2/3/26 10:00")?.rfc3339
        == "2026-02-03T10:00:00Z")
    #expect(
      clock.settled(by: ["2/3/26 10:00", "13/2/26 10:00"]).instant("2/3/26 10:00")?.rfc3339
        == "2026-03-02T10:00:00Z")
    #expect(
      clock.settled(by: ["2/3/26, 10:00 PM"]).instant("2/3/26, 10:00 PM")?.rfc3339
        == "2026-02-03T22:00:00Z")
  }
}
