import Feedback
import Testing

@testable import Language

@Suite struct InflectorTests {
  private let dutch = Inflector(
    .dutch,
    irregular: LexiconTable(
      path: "nl/irregular.tsv", shipped: Array("vallen\tviel vielen gevallen\n".utf8)))
  private let english = Inflector(
    .english,
    irregular: LexiconTable(path: "en/irregular.tsv", shipped: Array("break\tbroke broken\n".utf8)))

  private func forms(_ inflector: Inflector, _ word: String, _ kind: Inflection) -> Set<String> {
    var forms = WordForms()
    inflector.expand(Array(word.utf8)[...], as: kind, into: &forms)
    return Set(forms.strings)
  }

  @Test(arguments: [
    ("traag", Inflection.adjective, ["traag", "trage", "trager", "traagst", "traags"]),
    ("dom", .adjective, ["domme", "dommer", "domst"]), ("lief", .adjective, ["lieve", "liever"]),
    ("vies", .adjective, ["vieze", "viezer", "viest"]),
    ("duur", .adjective, ["dure", "duurder", "duurdere"]),
    ("nuttig", .adjective, ["nuttige", "nuttiger"]),
    ("wachten", .verb, ["wacht", "wachtte", "wachtten", "gewacht", "wachtend"]),
    ("bellen", .verb, ["bel", "belt", "belde", "gebeld"]),
    ("hopen", .verb, ["hoop", "hoopt", "hoopte", "gehoopt"]),
    ("leven", .verb, ["leef", "leeft", "leefde", "geleefd"]),
    ("betalen", .verb, ["betaal", "betaalt", "betaalde", "betaald"]),
    ("bevallen", .verb, ["beval", "bevalt", "beviel", "bevallen"]),
    ("tegen|vallen", .verb, ["tegenvallen", "tegenvalt", "tegenviel", "tegengevallen"]),
    ("probleem", .noun, ["problemen", "probleempje", "probleempjes"]),
    ("klacht", .noun, ["klachten", "klachtje"]), ("ziekte", .noun, ["ziekten", "ziektes"]),
  ])
  func `Dutch forms follow the spelling rules`(word: String, kind: Inflection, some: [String]) {
    let made = forms(dutch, word, kind)
    #expect(made.isSuperset(of: some), "\(Set(some).subtracting(made)) of \(made)")
  }

  @Test(arguments: [
    ("happy", Inflection.adjective, ["happy", "happier", "happiest", "happily"]),
    ("big", .adjective, ["bigger", "biggest"]), ("terrible", .adjective, ["terribly"]),
    ("complain", .verb, ["complains", "complained", "complaining"]),
    ("stop", .verb, ["stops", "stopped", "stopping"]), ("hope", .verb, ["hoped", "hoping"]),
    ("break", .verb, ["breaks", "broke", "broken", "breaking"]),
    ("try", .verb, ["tries", "tried", "trying"]), ("glitch", .noun, ["glitches"]),
  ])
  func `English forms follow the spelling rules`(word: String, kind: Inflection, some: [String]) {
    #expect(forms(english, word, kind).isSuperset(of: some))
  }
}
