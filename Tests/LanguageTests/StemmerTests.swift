import Feedback
import Testing

@testable import Language

@Suite struct StemmerTests {
  @Test(arguments: [
    (LanguageCode.dutch, "leveringen", "lever"), (.dutch, "klachten", "klacht"),
    (.english, "deliveries", "deliveri"), (.english, "complaining", "complain"),
  ])
  func `words are cut to their stems`(language: LanguageCode, word: String, stem: String) {
    #expect(self.stem(of: word, language) == stem)
  }

  @Test func `a language without a stemmer has none`() {
    #expect(stem(of: "woord", LanguageCode(rawValue: "xx")) == nil)
  }

  private func stem(of word: String, _ language: LanguageCode) -> String? {
    guard var stemmer = Stemmer(language) else { return nil }
    return stemmer.stem(word)
  }
}
