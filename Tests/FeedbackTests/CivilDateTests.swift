import Testing

@testable import Feedback

@Suite struct CivilDateTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-02", 20_759),
    ("0001-01-01", -719_162),
  ])
  func `a day and its number since 1970 are one to one`(iso: String, number: Int) throws {
    let date = try #require(CivilDate(iso: iso))
    #expect(date.dayNumber == number)
    #expect(CivilDate(dayNumber: number) == date)
    #expect(date.description == iso)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-01", "2026/04/01", "0000-01-01",
    "", "2026-1-01x",
  ])
  func `a day that does not exist is not made`(iso: String) {
    #expect(CivilDate(iso: iso) == nil)
  }

  @Test(arguments: [("2026-11-02", 1), ("2026-11-08", 7), ("1970-01-01", 4), ("1969-12-28", 7)])
  func `weeks begin on Monday`(iso: String, weekday: Int) throws {
    #expect(try #require(CivilDate(iso: iso)).isoWeekday == weekday)
  }

  @Test(arguments: [
    ("2026-11-21", 1, "2026-10-21"), ("2026-03-31", 1, "2026-02-28"),
    ("2024-03-31", 1, "2024-02-29"),
    ("2026-01-15", 24, "2024-01-15"), ("2026-01-15", 1, "2025-12-15"),
  ])
  func `months earlier is the same day, or the last of a shorter month`(
    iso: String, months: Int, expected: String
  ) throws {
    #expect(try #require(CivilDate(iso: iso)).subtracting(months: months).description == expected)
  }

  @Test func `the day after the last year of four digits can be named`() throws {
    let last = try #require(CivilDate(iso: "9999-12-31"))
    #expect(CivilDate(dayNumber: last.dayNumber + 1).description == "10000-01-01")
    #expect(try #require(Week("9999-W52")).sunday.description == "10000-01-02")
  }
}
