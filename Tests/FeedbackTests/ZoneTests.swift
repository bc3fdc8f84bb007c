import Foundation
import Testing

@testable import Feedback

@Suite struct ZoneTests {
  @Test(arguments: [
    ("2026-07-01", 12 * 3600, "2026-07-01T10:00:00Z"),
    ("2026-01-01", 12 * 3600, "2026-01-01T11:00:00Z"),
    // Clocks skip from 02:00 to 03:00 on 29 March: 02:30 is read with the offset before.
    ("2026-03-29", 9000, "2026-03-29T01:30:00Z"),
    // Clocks show 02:30 twice on 25 October: the first is meant.
    ("2026-10-25", 9000, "2026-10-25T00:30:00Z"),
    ("2026-10-25", 4 * 3600, "2026-10-25T03:00:00Z"),
  ])
  func `a local time becomes an instant`(iso: String, second: Int, expected: String) throws {
    let zone = try #require(Zone(identifier: "Europe/Amsterdam"))
    let date = try #require(CivilDate(iso: iso))
    #expect(zone.instant(of: date, secondOfDay: second).rfc3339 == expected)
  }

  @Test(arguments: [
    "Europe/Amsterdam", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe", "UTC",
  ])
  func `offsets are those of the time zone database`(name: String) throws {
    let zone = try #require(Zone(identifier: name))
    let known = try #require(TimeZone(identifier: name))
    // Every eleven hours and a bit, from 1990 to 2059.
    let wrong = stride(from: Int64(631_152_000), to: 2_808_000_000, by: 41_231).filter { second in
      let date = Date(timeIntervalSince1970: TimeInterval(second))
      return zone.offset(at: Timestamp(seconds: second)) != Int64(known.secondsFromGMT(for: date))
    }
    #expect(wrong.isEmpty)
  }

  @Test func `an unknown name gives no zone`() {
    #expect(Zone(identifier: "Europe/Zwolle") == nil)
  }

  @Test func `instants before 1970 fall on the right day`() throws {
    let instant = Timestamp(seconds: -1)
    #expect(Zone.utc.date(of: instant).description == "1969-12-31")
    #expect(instant.rfc3339 == "1969-12-31T23:59:59Z")
  }

  @Test(arguments: ["2026-11-02T09:14:00Z", "1969-12-31T23:59:59Z", "2000-02-29T00:00:00Z"])
  func `an instant is written and read back`(text: String) throws {
    #expect(try #require(Timestamp(rfc3339: text)).rfc3339 == text)
  }

  @Test(arguments: [
    "2026-11-02", "2026-11-02T25:00:00Z", "2026-11-02 09:14:00Z", "x", "2026-02-30T00:00:00Z",
  ])
  func `what is no instant is not read`(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }
}
