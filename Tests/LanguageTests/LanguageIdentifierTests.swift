import Feedback
import Testing

@testable import Language

@Suite struct LanguageIdentifierTests {
  private let identifier: LanguageIdentifier

  init() throws { identifier = try LanguageIdentifier(library: LexiconLibrary()) }

  @Test(arguments: [
    ("De monteur kwam een uur te laat.", "nl"), ("erg vriendelijk geholpen", "nl"),
    ("nette kamers", "nl"), ("The engineer was an hour late.", "en"),
    ("very friendly staff", "en"), ("clean rooms", "en"),
    ("Die Lieferung kam leider viel zu spät.", "de"),
    ("Le service client est très lent.", "fr"), ("El servicio fue muy malo.", "es"),
    ("Il servizio è stato molto gentile.", "it"),
  ])
  func `short texts are told apart`(text: String, code: String) {
    let tokens = Tokenizer().tokenize(text)
    #expect(identifier.language(of: tokens).rawValue == code)
  }

  @Test(arguments: ["", "12345", "😀 👍", "!!!"])
  func `a text without words has no language`(text: String) {
    #expect(identifier.language(of: Tokenizer().tokenize(text)) == .undetermined)
  }
}
