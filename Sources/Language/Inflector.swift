import Feedback

/// Writes out the forms of a word by the rules of its language and a table of strong and irregular
/// verbs. It makes more than the right forms where spelling does not tell ("verbeter",
/// "verbeteer"): a form that nobody writes does no harm in a look-up.
package struct Inflector: Sendable {
  private let language: LanguageCode
  private let irregular: LexiconTable
  private var irregularRows = WordIndex()

  /// An inflector with the verbs of `irregular`: infinitive, tab, its other forms with spaces.
  package init(_ language: LanguageCode, irregular: LexiconTable) {
    self.language = language
    self.irregular = irregular
    for row in irregular.rows.indices { irregularRows.set(irregular.keyHash(row), to: UInt32(row)) }
  }

  /// The inflector of `language` with the library's irregular verbs.
  package init(_ language: LanguageCode, library: LexiconLibrary) {
    self.init(language, irregular: library.table("\(language.rawValue)/irregular.tsv"))
  }

  /// Adds the forms of `word` to `forms`, the word itself first. A verb may be separable, written
  /// `tegen|vallen`: its forms are those written together.
  package func expand(
    _ word: ArraySlice<UInt8>, as inflection: Inflection, into forms: inout WordForms
  ) {
    let parts = word.split(separator: UInt8(ascii: "|"), maxSplits: 1)
    if inflection == .verb, parts.count == 2 {
      let particle = Tokenizer.normalise(parts[0])
      return expandVerb(Tokenizer.normalise(parts[1])[...], particle: particle[...], into: &forms)
    }
    let norm = Tokenizer.normalise(word)[...]
    switch inflection {
    case .verb: expandVerb(norm, particle: [], into: &forms)
    case .noun:
      forms.add(norm)
      language == .dutch
        ? DutchInflection.noun(norm, into: &forms) : EnglishInflection.noun(norm, into: &forms)
    case .adjective:
      forms.add(norm)
      language == .dutch
        ? DutchInflection.adjective(norm, into: &forms)
        : EnglishInflection.adjective(norm, into: &forms)
    case .fixed: forms.add(norm)
    }
  }

  private func expandVerb(
    _ verb: ArraySlice<UInt8>, particle: ArraySlice<UInt8>, into forms: inout WordForms
  ) {
    forms.add(particle, "", verb)
    guard language == .dutch else {
      if !addIrregular(verb, prefix: [], particle: particle, into: &forms) {
        EnglishInflection.regularPast(verb, into: &forms)
      }
      return EnglishInflection.verb(verb, into: &forms)
    }
    DutchInflection.present(verb, particle: particle, into: &forms)
    if addIrregular(verb, prefix: [], particle: particle, into: &forms) { return }
    if let prefix = DutchInflection.unstressedPrefix(verb),
      addIrregular(verb.dropFirst(prefix.count), prefix: prefix, particle: particle, into: &forms)
    {
      return
    }
    DutchInflection.weakPast(verb, particle: particle, into: &forms)
  }

  /// Adds the irregular forms of `verb` behind `prefix`, which replaces the `ge` of a participle
  /// (`gevallen`, `bevallen`); false where the verb is regular.
  private func addIrregular(
    _ verb: ArraySlice<UInt8>, prefix: ArraySlice<UInt8>, particle: ArraySlice<UInt8>,
    into forms: inout WordForms
  ) -> Bool {
    guard let row = irregularRows[hash: WordHash.of(verb)] else { return false }
    for form in irregular.field(Int(row), 1).split(separator: 0x20) {
      let isParticiple = language == .dutch && form.starts(with: "ge".utf8)
      let stem = prefix.isEmpty || !isParticiple ? form : form.dropFirst(2)
      forms.add(Array(particle + prefix), "", stem)
      if isParticiple { forms.add(Array(particle + prefix), "", stem, "e") }
    }
    return true
  }
}
