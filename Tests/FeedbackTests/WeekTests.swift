import Testing

@testable import Feedback

@Suite struct WeekTests {
  /// Borders of years by ISO 8601; 2020 and 2026 have 53 weeks.
  @Test(arguments: [
    ("2026-11-15", "2026-W46"), ("2026-11-16", "2026-W47"), ("2026-12-31", "2026-W53"),
    ("2027-01-03", "2026-W53"), ("2027-01-04", "2027-W01"), ("2021-01-03", "2020-W53"),
    ("2018-12-31", "2019-W01"), ("2024-12-30", "2025-W01"),
  ])
  func `a day lies in the week of its Thursday's year`(iso: String, name: String) throws {
    let date = try #require(CivilDate(iso: iso))
    #expect(Week(containing: date).description == name)
    #expect(Week(name) == Week(containing: date))
  }

  @Test(arguments: [
    "2025-W53", "2026-W54", "2026-W00", "2026-46", "W46", "2026-W4", "2026-W4x", "",
  ])
  func `a week that no year has is not made`(name: String) {
    #expect(Week(name) == nil)
  }

  @Test func `weeks are counted across the end of a year`() throws {
    let week = try #require(Week("2026-W53"))
    #expect(week.advanced(by: 1).description == "2027-W01")
    #expect(week.advanced(by: -53).description == "2025-W52")
    #expect(week.advanced(by: 12).distance(from: week) == 12)
  }

  @Test func `the week in which summer time ends is an hour longer`() throws {
    let zone = try #require(Zone(identifier: "Europe/Amsterdam"))
    let instants = try #require(Week("2026-W43")).instants(in: zone)
    #expect(instants.lowerBound.rfc3339 == "2026-10-18T22:00:00Z")
    #expect(instants.upperBound.rfc3339 == "2026-10-25T23:00:00Z")
  }

  @Test func `an instant lies in the week of the local calendar`() throws {
    let zone = try #require(Zone(identifier: "Europe/Amsterdam"))
    let lateSunday = try #require(Timestamp(rfc3339: "2026-11-15T22:59:59Z"))
    let earlyMonday = try #require(Timestamp(rfc3339: "2026-11-15T23:00:00Z"))
    #expect(Week(containing: lateSunday, in: zone).description == "2026-W46")
    #expect(Week(containing: earlyMonday, in: zone).description == "2026-W47")
  }
}
