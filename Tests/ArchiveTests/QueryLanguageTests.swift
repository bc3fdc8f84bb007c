import Feedback
import Testing

@testable import Archive

@Suite("The query language")
struct QueryLanguageTests {
  @Test(arguments: [
    ("", "everything"),
    ("laat", "laat"),
    ("te laat", "te AND laat"),
    ("\"te laat\"", "\"te laat\""),
    ("één-klik", "\"een klik\""),
    ("-retour", "NOT retour"),
    ("- retour", "retour"),
    ("traag*", "traag…"),
    ("\"te laa\"*", "\"te laa\"…"),
    ("a OR b c", "a OR (b AND c)"),
    ("(a OR b) c", "(a OR b) AND c"),
    ("a OF b", "a OR b"),
    ("a or b", "a AND or AND b"),
    ("-(a b)", "NOT (a AND b)"),
    ("OR OR a OR", "a"),
    ("((((a", "a"),
    ("a)))) b", "a AND b"),
    ("()", "everything"),
    ("\"nooit dicht", "\"nooit dicht\""),
    ("https://winkel.example/x", "everything"),
    ("12:30", "12:30"),
    ("let op: dit", "let AND op AND dit"),
    ("foo:bar", "\"foo bar\""),
    ("!!! ??? --", "everything"),
    ("a\u{0}b\u{7}c", "a AND b AND c"),
    ("a \u{1}t:levering", "a AND \"t levering\""),
    ("a NOT b NEAR(c)", "a AND NOT b AND near AND c"),
    ("a AND NOT (b c)", "a AND NOT (b AND c)"),
    ("a not b", "a AND not AND b"),
    ("NOT", "everything"),
    ("NOT OR b", "b"),
    ("AND AND", "everything"),
    ("{body} : x ^y +z", "body AND x AND y AND z"),
    ("theme:levering", "touchpoint levering"),
    ("THEMA:Snelheid", "theme snelheid"),
    ("touchpoint:levering,factuur", "touchpoint levering OR touchpoint factuur"),
    ("since:2w", "since 2026-11-06 (2w)"),
    ("since:\"1 week\"", "since 2026-11-13 (1 week)"),
    ("until:maandag", "until 2026-11-16 (maandag)"),
    ("since:2026-11-02", "since 2026-11-02"),
    ("until:2026-11", "until 2026-11-30 (2026-11)"),
    ("sentiment:..-0,5", "sentiment at most -0.5"),
    ("sentiment:-0,5..0,25,positive", "sentiment from -0.5 to 0.25 OR sentiment positive"),
    ("language:nl-NL", "language nl"),
    ("theme:speed", "theme snelheid"),
    ("theme:price", "theme prijs"),
    ("touchpoint:installatie", "touchpoint levering"),
    ("touchpoint:invoice", "touchpoint factuur"),
    ("\"te laa*\"", "\"te laa\"…"),
    ("nps:..6", "nps at most 6"),
    ("nps:7..8", "nps from 7 to 8"),
    ("nps:<7", "nps below 7"),
    ("promise:none", "NOT any promise"),
    ("customer:\"Jan Smit\"", "written by customer Jan Smit"),
    ("week:46", "week 2026-W46"),
    ("week:50", "week 2025-W50"),
  ])
  func `a query is read as its explanation says`(text: String, explanation: String) throws {
    #expect(try Sample.query(text).explanation == explanation)
  }

  @Test(arguments: [
    (
      "touchpoint:leverng",
      "column 1: \"leverng\" is no touchpoint; did you mean touchpoint:levering?"
    ),
    (
      "laat touchpoint:snelheid",
      "column 6: \"snelheid\" is no touchpoint; did you mean theme:snelheid?"
    ),
    ("chanel:email", "column 1: there is no field \"chanel\"; did you mean channel:email?"),
    ("channel:emial", "column 1: \"emial\" is no channel; did you mean channel:email?"),
    (
      "-sentiment:negatve",
      "column 2: \"negatve\" is no sentiment; did you mean sentiment:negative?"
    ),
    ("nps:veel", "column 1: nps: \"veel\" is no number; did you mean nps:..6?"),
    ("nps:8..3", "column 1: nps: \"8..3\" ends before it starts; did you mean nps:..6?"),
    (
      "since:2026-02-30",
      "column 1: since: \"2026-02-30\" is no day, week or age; did you mean since:2w?"
    ),
    ("week:2026-W54", "column 1: week: \"2026-W54\" is no ISO week; did you mean week:2026-W46?"),
    ("één theme:", "column 5: theme: has no value; did you mean theme:snelheid.wachttijd?"),
    ("theme:xqzvw", "column 1: \"xqzvw\" is no theme"),
    ("id:hallo!", "column 1: \"hallo!\" is no id"),
    (
      "laat touchpoint:-levering",
      "column 6: a minus that leaves out stands before the field; did you mean -touchpoint:levering?"
    ),
    ("nps:0x10", "column 1: nps: \"0x10\" is no number; did you mean nps:..6?"),
    ("language:x1234", "column 1: \"x1234\" is no language; did you mean language:nl?"),
  ])
  func `a field that is used wrongly is answered with its place and the nearest`(
    text: String, message: String
  ) {
    let error = #expect(throws: SearchQueryError.self) { try Sample.query(text) }
    #expect(error?.description == message)
  }

  @Test(arguments: SearchField.allCases)
  func `every field's example parses, under its name and its aliases`(field: SearchField) throws {
    let value = field.example.dropFirst(field.rawValue.utf8.count + 1)
    for name in [field.rawValue] + field.aliases where field != .theme {
      #expect(try Sample.query("\(name):\(value)") == Sample.query(field.example), "\(name)")
    }
    #expect(SearchField(named: field.rawValue.uppercased()) == field)
  }

  @Test(arguments: [
    ("2026-11-02", "2026-11-02", "2026-11-02"), ("2026-11", "2026-11-01", "2026-11-30"),
    ("2026", "2026-01-01", "2026-12-31"), ("2026-w46", "2026-11-09", "2026-11-15"),
    ("today", "2026-11-20", "2026-11-20"), ("gisteren", "2026-11-19", "2026-11-19"),
    ("3d", "2026-11-17", "2026-11-17"), ("2w", "2026-11-06", "2026-11-06"),
    ("9m", "2026-02-20", "2026-02-20"), ("1y", "2025-11-20", "2025-11-20"),
    ("2weeks", "2026-11-06", "2026-11-06"), ("1 week", "2026-11-13", "2026-11-13"),
    ("3 dagen", "2026-11-17", "2026-11-17"), ("vrijdag", "2026-11-20", "2026-11-20"),
    ("saturday", "2026-11-14", "2026-11-14"), ("0d", "2026-11-20", "2026-11-20"),
    ("2024-02", "2024-02-01", "2024-02-29"),
  ])
  func `dates name days`(text: String, first: String, last: String) throws {
    let days = try #require(QueryDates(now: Sample.now, zone: Sample.zone).days(text))
    #expect(days.lowerBound.description == first)
    #expect(days.upperBound.advanced(by: -1).description == last)
  }

  @Test(arguments: ["", "d", "-3d", "99999999999999999999d", "2026-13", "2026-11-31", "0000", "x"])
  func `what is no date names no day`(text: String) {
    #expect(QueryDates(now: Sample.now, zone: Sample.zone).days(text) == nil)
  }

  @Test(arguments: [
    ("nps:11", "nps goes from 0 to 10"), ("nps:-1,3", "nps goes from 0 to 10"),
    ("-sentiment:2..3", "sentiment goes from -1 to 1"),
    ("laat www.ons.nl", "links are not searched for; www.ons.nl is left out"),
    ("info@ons.nl", "e-mail addresses are not searched for; info@ons.nl is left out"),
    ("😀 laat", "emoji are not searched for; 😀 is left out"),
  ])
  func `what cannot be found is said`(text: String, hint: String) throws {
    #expect(try Sample.query(text).hints == [hint])
    #expect(try Sample.query("nps:0..10 sentiment:-1 csat:7 laat 1.5 ;-)").hints == [])
  }

  @Test func `a touchpoint's whole name comes before the beginning of a theme's`() throws {
    let taxonomy = Taxonomy(
      touchpoints: [Taxonomy.Entry(id: "gebruik", dutch: "Gebruik", english: "Product use")],
      themes: [Taxonomy.Entry(id: "product.gemak", dutch: "Gebruiksgemak", english: "Ease of use")])
    for (typed, explanation) in [
      ("theme:gebruik", "touchpoint gebruik"), ("theme:gebruiks", "theme product.gemak"),
      ("theme:gebr", "theme product.gemak"), ("touchpoint:gebr", "touchpoint gebruik"),
    ] {
      let query = try SearchQuery(
        parsing: typed, taxonomy: taxonomy, now: Sample.now, zone: Sample.zone)
      #expect(query.explanation == explanation)
    }
  }
}
