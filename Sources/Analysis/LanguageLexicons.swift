import Language

/// The lexicons of one language, as many as somebody reads with. What they say of a word is asked at
/// once, and their phrases are found in one walk.
final class LanguageLexicons: Sendable {
  let sentiment: Deferred<ClauseCollector>?
  let cues: Deferred<CueLexicon>?
  let phrases: Deferred<JointMatcher>

  init(
    sentiment: Deferred<ClauseCollector>? = nil, cues: Deferred<CueLexicon>? = nil,
    topics: Deferred<TopicLexicon>? = nil
  ) {
    (self.sentiment, self.cues) = (sentiment, cues)
    phrases = Deferred {
      JointMatcher(
        sentiment: sentiment?.value.lexicon.phrases, cues: cues?.value.bearing,
        topics: topics?.value.phrases)
    }
  }
}

/// The lexicons of both languages that are analysed. A class, so that handing them on copies one
/// reference.
final class BothLexicons: Sendable {
  let dutch: LanguageLexicons
  let english: LanguageLexicons
  /// Their cues alone, for sentences that are read in the other language.
  let dutchCues: LanguageLexicons
  let englishCues: LanguageLexicons

  init(dutch: LanguageLexicons, english: LanguageLexicons) {
    (self.dutch, self.english) = (dutch, english)
    dutchCues = LanguageLexicons(cues: dutch.cues)
    englishCues = LanguageLexicons(cues: english.cues)
  }
}
