import Bytes
import Feedback
import Testing

@testable import Intake

@Suite("Cells of a survey")
struct SurveyCellTests {
  @Test(
    "dates are read in every notation",
    arguments: [
      ("2026-11-02", "2026-11-02T00:00:00Z"), ("2026-11-02T09:14:00Z", "2026-11-02T09:14:00Z"),
      ("2026-11-02 09:14:05.250 +0100", "2026-11-02T08:14:05Z"),
      ("2-11-2026 9:05", "2026-11-02T09:05:00Z"), ("02/11/26", "2026-11-02T00:00:00Z"),
      ("2 nov. 2026 14:00 uur", "2026-11-02T14:00:00Z"), ("Nov 2, 2026", "2026-11-02T00:00:00Z"),
      ("maandag 2 november 2026 om 14:00", "2026-11-02T14:00:00Z"),
      ("2026/11/02 2:05:09 p.m. GMT+1", "2026-11-02T13:05:09Z"),
      ("11/25/2026 12:01 AM", "2026-11-25T00:01:00Z"), ("20261102", "2026-11-02T00:00:00Z"),
      ("11/25/2026 9:00 AM EST", "2026-11-25T14:00:00Z"),
      ("2026/11/02 9:00 a.m. EET", "2026-11-02T07:00:00Z"),
      ("2026-11-02T09:14:05.123Z", "2026-11-02T09:14:05Z"), ("2/11/2026", "2026-11-02T00:00:00Z"),
      ("2.11.2026 09:14:05", "2026-11-02T09:14:05Z"), ("2026-1-2 7:5", "2026-01-02T07:05:00Z"),
      ("02-11-2026  9:05", "2026-11-02T09:05:00Z"), ("2026-11-02T09:14Z", "2026-11-02T09:14:00Z"),
    ])
  func dates(cell: String, expected: String) {
    #expect(SurveyDate(cell)?.instant(order: .dayFirst, zone: .utc)?.rfc3339 == expected)
  }

  @Test(
    "what is no date is none",
    arguments: [
      "", "12", "2026", "31-02-2026", "0000-00-00", "3-4", "1.5", "192.168.1.10", "a/b/c",
      "2026-11-02 25:00", "2026-11-02 9:60", "2026-11-02 9", "2026-13-01",
      "99999999", "18-29-2026", "2 appels 2026", "２０２６-11-02",
    ])
  func noDates(cell: String) {
    #expect(SurveyDate(cell) == nil)
  }

  @Test(
    "ratings are read with their labels, and nothing else is",
    arguments: [
      ("9", SurveyCell.number(9)), ("8,5", .number(8.5)), ("8.0", .number(8)),
      ("-99", .number(-99)),
      ("10 - zeer waarschijnlijk", .number(10)), ("Zeer goed (5)", .number(5)),
      ("4/5", .share(4, of: 5)), ("★★★★☆", .share(4, of: 5)), ("Zeer tevreden", .level(3)),
      ("Strongly agree", .level(3)), ("helemaal mee oneens", .level(-3)), ("n.v.t.", .missing),
      ("Weet niet", .missing), ("-", .missing), ("", .missing), ("1e1", .other), ("0x0A", .other),
      ("18-29", .other), ("\u{A0}9\u{200B}", .number(9)), ("٩", .other),
      ("9999999999999999999999", .other), ("½", .other),
      ("6'3\"", .other), ("85%", .share(85, of: 100)), ("7,5 %", .share(7.5, of: 100)),
      ("140%", .other), ("+8", .number(8)), ("=\"7\"", .number(7)), ("4 van 5", .share(4, of: 5)),
      ("Zeer waarschijnlijk - 10", .number(10)), ("Route - 10", .other), ("five", .number(5)),
      ("５", .number(5)), ("１０", .number(10)), ("８．５", .number(8.5)),
    ])
  func ratings(cell: String, expected: SurveyCell) {
    #expect(SurveyCell(cell) == expected)
  }

  @Test(
    "scales are read from the question",
    arguments: [
      ("Hoe tevreden bent u? (1-5)", 1.0, 5.0), ("Op een schaal van 0 tot en met 10", 0, 10),
      ("1 = zeer slecht, 7 = zeer goed", 1, 7), ("Welk rapportcijfer geeft u ons?", 1, 10),
      ("Rate us from 1 to 10", 1, 10), ("Cijfer (1 t/m 10)", 1, 10),
    ])
  func scales(question: String, lowest: Double, highest: Double) {
    let scale = RatingScale(question: question)
    #expect(scale?.lowest == lowest && scale?.highest == highest)
  }

  @Test(
    "numbers that are no scale are none",
    arguments: ["Q1_5 tevreden", "In 2026 waren er 7 vragen", "Waarom?", "E1", "Covid-19 to 5G"])
  func noScales(question: String) {
    #expect(RatingScale(question: question) == nil)
  }

  @Test(
    "words are points of a scale that fits them",
    arguments: [
      ([3, 2], 3, 5.0, 5.0), ([3, 2], -2, 2, 5), ([3, 1], 1, 4, 5), ([1, 2, 3], 1, 5, 7),
      ([1, 2, 3], -3, 1, 7), ([2], 2, 4, 5), ([3], 0, 3, 5),
    ])
  func words(strengths: [Int], level: Int, value: Double, highest: Double) {
    let rating = RatingScale(strengths: Set(strengths)).rating(.level(level), isReversed: false)
    #expect(rating?.value == value && rating?.highest == highest)
  }

  @Test("effort is turned round into ease")
  func effort() {
    let scale = RatingScale(lowest: 1, highest: 5, source: .question)
    #expect(scale.rating(.number(1), isReversed: true)?.value == 5)
  }

  @Test(
    "item codes are told from their numbers",
    arguments: [("E1", "e", "1"), ("exp_01", "exp", "1"), ("Q3_P", "p", "q 3"), ("P12", "p", "12")])
  func codes(name: String, letters: String, item: String) {
    #expect(ItemCode(name)?.letters == letters)
    #expect(ItemCode(name)?.item == item)
  }

  @Test("phrases match whole words, and a star the rest")
  func phrases() {
    #expect("hoe tevreden bent u".hasWords("hoe tevreden"))
    #expect("klanttevredenheid".hasWords("*tevredenheid"))
    #expect("zou u ons aan een collega aanbevelen".hasWords("zou u*aanbevelen"))
    #expect(!"geboortedatum".hasWords("datum"))
    #expect(folded("RespondentID") == "respondent id")
    #expect(folded("Hoe <b>tevreden</b>\nbent u?") == "hoe tevreden bent u")
  }
}

@Suite("Recognition of surveys")
struct SurveyRecognitionTests {
  @Test(
    "what is no survey is left to others",
    arguments: [
      "<!DOCTYPE html><html><body><table><tr><td>a,b,c</td></tr></table></body></html>",
      "<?xml version=\"1.0\"?><a>1,2,3</a>",
      "From jan@voorbeeld.example Mon Nov  2 09:00:00 2026\n",
      "From: Jan <jan@voorbeeld.example>\nSubject: Klacht, over factuur\n\nBeste, ik heb, zo te zien",
      "Beste mensen,\nIk wacht nu, al een week, op antwoord.\nDat is, eerlijk gezegd, te lang.\n",
      "",
    ])
  func leavesOthers(text: String) {
    #expect(SurveyAdapter().confidence(head: Array(text.utf8), name: "drop.txt") == .none)
  }

  @Test("a table is recognised without its name")
  func recognisesTable() {
    let text = "klant;cijfer;reden\n1;8;goed\n2;4;laat\n"
    #expect(SurveyAdapter().confidence(head: Array(text.utf8), name: "drop") == .likely)
  }

  @Test("a workbook named .csv is claimed, and refused with what to do")
  func refusesWorkbook() {
    let bytes: [UInt8] = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 60)
    #expect(SurveyAdapter().confidence(head: bytes, name: "a.csv") == .likely)
    let refusal = #expect(throws: Rejection.self) {
      try SurveyAdapter().read(
        ByteSource(bytes: bytes, name: "a.csv"), context: IntakeContext(file: "a.csv")
      ) { _ in }
    }
    #expect(refusal?.advice.contains("save it as CSV") == true)
  }

  @Test("any bytes named .csv give items or rejections", arguments: 0..<200)
  func anyBytes(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    let alphabet = Array("\",;\n\ra1970-/{}<> nps\u{0}é".utf8) + [0xFF, 0x80]
    let bytes = (0..<300).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return alphabet[Int(state >> 33) % alphabet.count]
    }
    var events: [IntakeEvent] = []
    do {
      try SurveyAdapter().read(
        ByteSource(bytes: bytes, name: "a.csv"), context: IntakeContext(file: "a.csv")
      ) { events += $0.read() }
    } catch {
      #expect(error is Rejection)
    }
    let places = events.compactMap { event -> Int? in
      guard case .item(let item) = event else { return nil }
      return item.source.index
    }
    #expect(places == Array(0..<places.count))
  }
}
