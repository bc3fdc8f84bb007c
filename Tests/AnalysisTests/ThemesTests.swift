import Feedback
import Foundation
import Testing

@testable import Analysis
@testable import Language

@Suite struct ThemesTests {
  private func read(_ text: String, touchpoint: Touchpoint? = nil) throws -> Reading {
    try StatementCorpus.analyzer.get().read(text, touchpoint: touchpoint)
  }

  @Test(arguments: [
    ("Al weken leveringsproblemen.", "levering"), ("Mijn energierekening klopt niet.", "factuur"),
    ("The courier left my parcel in the rain.", "levering"),
    ("Forty minutes on hold with your helpdesk.", "klantenservice"),
    ("Graag mijn abonnement opzeggen.", "verlenging"),
    ("Blauw is een kleur.", "onbekend"),
  ])
  func `a text's words, compounds included, tell its touchpoint`(
    text: String, touchpoint: String
  ) throws {
    #expect(try read(text).touchpoints.first?.rawValue == touchpoint)
  }

  @Test func `each clause has its own touchpoint`() throws {
    let reading = try read("Levering top, maar de factuur was een ramp.")
    #expect(reading.clauses.map(\.touchpoint?.rawValue) == ["levering", "factuur"])
    #expect(Set(reading.touchpoints.map(\.rawValue)) == ["levering", "factuur"])
  }

  @Test func `a passing mention is no subject`() throws {
    let text = """
      Het boek was prachtig, het verhaal spannend en de schrijver is een meester. Elk hoofdstuk \
      las lekker weg, de personages leven en het einde verraste. Besteld op een maandag.
      """
    #expect(try read(text).touchpoints.map(\.rawValue) == ["gebruik"])
  }

  @Test func `what the source states wins`() throws {
    let reading = try read(
      "De factuur viel tegen.", touchpoint: Touchpoint(rawValue: "levering"))
    #expect(reading.touchpoints.map(\.rawValue) == ["levering"])
    #expect(reading.statements.map(\.touchpoint.rawValue) == ["levering"])
  }

  @Test(arguments: [
    ("Ze zouden maandag komen maar kwamen woensdag.", "betrouwbaarheid.belofte"),
    ("Drie kwartier in de wacht gestaan.", "snelheid.wachttijd"),
    ("Passed from pillar to post.", "moeite.doorverwijzen"),
    ("De medewerkster was heel vriendelijk.", "betrokkenheid.vriendelijkheid"),
    ("Way overpriced.", "prijs.prijs"), ("Not as described.", "betrouwbaarheid.juistheid"),
  ])
  func `a theme is found in both languages`(text: String, theme: String) throws {
    #expect(try read(text).themes.map(\.theme.rawValue).contains(theme))
  }

  @Test(arguments: ["I can't complain about this phone.", "Niets te klagen over dit toestel."])
  func `a row without an id keeps the words inside it silent`(text: String) throws {
    #expect(try read(text).touchpoints.map(\.rawValue) == ["gebruik"])
  }

  @Test(arguments: ["Disappointing.", "Viel erg tegen.", "Helemaal top!"])
  func `a bare verdict tells no touchpoint`(text: String) throws {
    #expect(try read(text).touchpoints.map(\.rawValue) == ["onbekend"])
  }

  @Test func `good service without more has no theme`() throws {
    #expect(try read("Goede service!").themes.isEmpty)
    #expect(try read("Great service!").themes.isEmpty)
  }

  @Test(arguments: [
    ("nl/touchpoint-cues.tsv", "woord\tnergens\t3\n"), ("en/theme-cues.tsv", "word\tno.such\n"),
    ("nl/touchpoint-cues.tsv", "woord\tlevering\tveel\n"),
    ("en/expectation.tsv", "word\tno-role\n"), ("nl/promises.tsv", "woord\tkept\t7\n"),
    ("en/amounts.tsv", "fortnight\tunit\tfortnights\n"),
  ])
  func `a row that cannot be used is named by file and line`(file: String, row: String) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "voc-themes-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: file)
    try FileManager.default.createDirectory(
      at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(row.utf8).write(to: path)
    let lexicons = try Lexicons(overlay: folder.path)
    #expect(throws: LexiconError(file: "lexicons/\(file)", line: 1, reason: "")) {
      _ = try Analyzer(lexicons: lexicons)
    }
  }
}
