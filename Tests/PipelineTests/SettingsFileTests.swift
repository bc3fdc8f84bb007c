import Feedback
import Testing

@testable import Pipeline

@Suite struct SettingsFileTests {
  private let file = SettingsFile(path: "voc.yaml")

  @Test func `an empty file gives the defaults`() throws {
    let settings = try file.settings(from: "")
    #expect(settings.zone.identifier == "Europe/Amsterdam")
    #expect(settings.language == .dutch)
    #expect(settings.retentionMonths == nil)
  }

  @Test func `the file that init writes is valid and says nothing but defaults`() throws {
    var expected = try file.settings(from: "")
    expected.companyName = "Uw bedrijf"
    #expect(try file.settings(from: SettingsTemplate.text) == expected)
  }

  @Test func `every commented example of the template is valid`() throws {
    let uncommented = SettingsTemplate.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line -> Substring in
        let isExample =
          line.hasPrefix("# ") && line.contains(":") && !line.contains(". ")
          && !line.hasSuffix(".") || line.hasPrefix("#   ")
        return isExample ? line.dropFirst(2) : line
      }.joined(separator: "\n")
    let settings = try file.settings(from: uncommented)
    #expect(settings.retentionMonths == 24)
    #expect(settings.folders["facturen"]?.touchpoint == Touchpoint(rawValue: "factuur"))
    #expect(settings.folders["telefoon"]?.channel == .phone)
    #expect(settings.teams[Touchpoint(rawValue: "retour")] == "Logistiek")
    #expect(settings.surveyRoles["Welk cijfer geeft u ons?"] == "nps")
    #expect(settings.chatRules.first?.speaker == "@naam")
  }

  @Test func `who we are is read in lower case`() throws {
    let settings = try file.settings(
      from: """
        company:
          name: Voorbeeld B.V.
          domains: [Voorbeeld.NL]
          names: [Helpdesk]
        """)
    #expect(settings.companyName == "Voorbeeld B.V.")
    #expect(settings.company.domains == ["voorbeeld.nl"])
    #expect(settings.company.names == ["helpdesk"])
    #expect(settings.ownSide.names == ["helpdesk", "voorbeeld b.v."])
    #expect(try file.settings(from: "").ownSide.names == [])
  }

  @Test func `words of roles that a chat uses are read`() throws {
    let settings = try file.settings(
      from: "chats:\n  - {message: //m, role: '@w', roles: {KL: customer, mw: agent}}")
    #expect(settings.chatRules.first?.roles == ["kl": .customer, "mw": .agent])
  }

  @Test(arguments: [
    ("retension: 3", "voc.yaml:1"), ("company:\n  nam: x", "voc.yaml:2"),
    ("timezone: Mars/Phobos", "voc.yaml:1"), ("language: de", "voc.yaml:1"),
    ("retention:\n  months: many", "voc.yaml:2"), ("retention:\n  months: 0", "voc.yaml:2"),
    ("folders:\n  x: {channel: fax}", "voc.yaml:2"), ("chats: 3", "voc.yaml:1"),
    ("chats:\n  - name: x", "voc.yaml:2"),
    ("chats:\n  - {message: '//div['}", "voc.yaml:2"),
    ("chats:\n  - {message: //m,\n     roles: {x: client}}", "voc.yaml:3"),
    ("company: [", "voc.yaml"), ("- a", "voc.yaml:1"),
    ("company: &a [*a]", "voc.yaml"),
  ])
  func `a mistake is answered with its line`(text: String, place: String) {
    #expect {
      try file.settings(from: text)
    } throws: { error in
      guard let error = error as? PipelineError else { return false }
      return error.code == .badSettings && error.place.hasPrefix(place)
    }
  }
}
