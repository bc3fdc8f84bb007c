/// English spelling rules for regular forms.
enum EnglishInflection {
  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }

  /// A word as it is written before `-ed`, `-er`, `-ing`: `hope` → `hop`, `stop` → `stopp`.
  private static func open(_ word: ArraySlice<UInt8>) -> [UInt8] {
    if word.last == UInt8(ascii: "e") { return Array(word.dropLast()) }
    guard isShort(word), let final = word.last else { return Array(word) }
    return word + [final]
  }

  /// One vowel between consonants, such as `big` or `stop`.
  private static func isShort(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count > 2, let final = word.last, !isVowel(final),
      ![UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y")].contains(final)
    else { return false }
    let vowels = word.indices.filter { isVowel(word[$0]) }
    return vowels == [word.endIndex - 2]
  }

  /// The word with a final `y` after a consonant made `i`; nil where there is none.
  private static func softened(_ word: ArraySlice<UInt8>) -> [UInt8]? {
    guard word.count > 2, word.last == UInt8(ascii: "y"), !isVowel(word[word.endIndex - 2]) else {
      return nil
    }
    return word.dropLast() + [UInt8(ascii: "i")]
  }

  static func adjective(_ word: ArraySlice<UInt8>, into forms: inout WordForms) {
    let stem = softened(word) ?? open(word)
    forms.add(stem, "er")
    forms.add(stem, "est")
    if word.suffix(2).elementsEqual("le".utf8) {
      forms.add(word.dropLast(), "y")
    } else if word.suffix(2).elementsEqual("ic".utf8) {
      forms.add(word, "ally")
    } else {
      forms.add(softened(word)?[...] ?? word, "ly")
    }
  }

  static func noun(_ word: ArraySlice<UInt8>, into forms: inout WordForms) {
    addS(word, into: &forms)
    forms.add(word, "'s")
  }

  static func verb(_ word: ArraySlice<UInt8>, into forms: inout WordForms) {
    addS(word, into: &forms)
    let isDouble = word.suffix(2).elementsEqual("ee".utf8)
    forms.add(isDouble ? Array(word) : open(word), "ing")
  }

  static func regularPast(_ word: ArraySlice<UInt8>, into forms: inout WordForms) {
    forms.add(softened(word) ?? open(word), "ed")
  }

  private static func addS(_ word: ArraySlice<UInt8>, into forms: inout WordForms) {
    if let soft = softened(word) { return forms.add(soft, "es") }
    let hisses = ["s", "x", "z", "ch", "sh"].contains {
      word.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
    forms.add(word, hisses ? "es" : "s")
  }
}
