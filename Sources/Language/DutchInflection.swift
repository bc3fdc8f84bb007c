/// Dutch spelling rules for regular forms (Woordenlijst Nederlandse Taal, Leidraad): open
/// syllables, doubled consonants, v/f and z/s, 't kofschip.
enum DutchInflection {
  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private static func vowelGroups(_ word: ArraySlice<UInt8>) -> Int {
    var groups = 0
    var wasVowel = false
    for byte in word {
      let vowel = isVowel(byte)
      if vowel, !wasVowel { groups += 1 }
      wasVowel = vowel
    }
    return groups
  }

  /// The letters from the end: 1 is the last.
  private static func last(_ word: ArraySlice<UInt8>, _ place: Int = 1) -> UInt8 {
    word.count >= place ? word[word.endIndex - place] : 0
  }

  /// A word as it is written before an ending that starts with a vowel: `traag` → `trag`, `dom` →
  /// `domm`, `lief` → `liev`, `vies` → `viez`.
  private static func open(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var stem = Array(word)
    let final = last(word)
    guard !isVowel(final), isVowel(last(word, 2)) else { return stem }
    let isLong = isVowel(last(word, 3))
    if isLong {
      if last(word, 2) == last(word, 3) { stem.remove(at: stem.count - 2) }
      if final == UInt8(ascii: "f") { stem[stem.count - 1] = UInt8(ascii: "v") }
      if final == UInt8(ascii: "s") { stem[stem.count - 1] = UInt8(ascii: "z") }
    } else if vowelGroups(word) == 1
      || ![UInt8(ascii: "e"), UInt8(ascii: "i")].contains(last(word, 2))
    {
      let isLike = final == UInt8(ascii: "j") || final == UInt8(ascii: "w")
      if !isLike { stem.append(final) }
    }
    return stem
  }

  static func adjective(_ word: ArraySlice<UInt8>, into forms: inout WordForms) {
    let stem = open(word)
    forms.add(stem, "e")
    forms.add(word, "s")
    forms.add(word, last(word) == UInt8(ascii: "r") ? "der" : "er")
    forms.add(word, last(word) == UInt8(ascii: "r") ? "dere" : "ere")
    forms.add(stem, "er")
    forms.add(stem, "ere")
    let ending = last(word) == UInt8(ascii: "s") ? "t" : "st"
    forms.add(word, ending)
    forms.add(word, ending + "e")
  }

  static func noun(_ word: ArraySlice<UInt8>, into forms: inout WordForms) {
    forms.add(word, "s")
    forms.add(word, "'s")
    forms.add(last(word) == UInt8(ascii: "e") ? word.dropLast()[...] : open(word)[...], "en")
    forms.add(word, "n")
    let small: String
    switch last(word) {
    case UInt8(ascii: "m"): small = "pje"
    case UInt8(ascii: "l"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "w"): small = "tje"
    case let letter: small = isVowel(letter) ? "tje" : "je"
    }
    forms.add(word, small)
    forms.add(word, small + "s")
  }

  /// The stem of an infinitive: `hopen` → `hoop`, `bellen` → `bel`, `leven` → `leef`; both readings
  /// where spelling does not tell, as in `verbeteren`.
  private static func stems(_ verb: ArraySlice<UInt8>) -> [[UInt8]] {
    guard verb.count > 3, verb.suffix(2).elementsEqual("en".utf8) else {
      return [Array(verb.last == UInt8(ascii: "n") ? verb.dropLast() : verb)]
    }
    let base = verb.dropLast(2)
    let final = last(base)
    if isVowel(final) { return [Array(base)] }
    if final == last(base, 2) { return [Array(base.dropLast())] }
    var stem = Array(base)
    if final == UInt8(ascii: "v") { stem[stem.count - 1] = UInt8(ascii: "f") }
    if final == UInt8(ascii: "z") { stem[stem.count - 1] = UInt8(ascii: "s") }
    let vowel = last(base, 2)
    guard isVowel(vowel), !isVowel(last(base, 3)), vowel != UInt8(ascii: "i") else { return [stem] }
    var long = stem
    long.insert(vowel, at: long.count - 1)
    return vowel == UInt8(ascii: "e") && vowelGroups(base) > 1 ? [stem, long] : [long]
  }

  static func present(
    _ verb: ArraySlice<UInt8>, particle: ArraySlice<UInt8>, into forms: inout WordForms
  ) {
    for stem in stems(verb) {
      forms.add(particle, "", stem)
      if stem.last != UInt8(ascii: "t") { forms.add(particle, "", stem, "t") }
    }
    forms.add(particle, "", verb, "d")
    forms.add(particle, "", verb, "de")
    if !particle.isEmpty { forms.add(particle, "te", verb) }
  }

  /// Past and participle of a weak verb: `-te`, `-ten`, `ge-t` after the consonants of 't kofschip,
  /// else `-de`, `-den`, `ge-d`.
  static func weakPast(
    _ verb: ArraySlice<UInt8>, particle: ArraySlice<UInt8>, into forms: inout WordForms
  ) {
    let sound = verb.count > 2 ? last(verb.dropLast(2)) : 0
    let isVoiceless =
      [0x74, 0x6B, 0x66, 0x73, 0x70, 0x78].contains(sound)
      || verb.dropLast(2).suffix(2).elementsEqual("ch".utf8)
    let letter: UInt8 = isVoiceless ? 0x74 : 0x64
    let prefix = unstressedPrefix(verb) == nil ? "ge" : ""
    for stem in stems(verb) {
      forms.add(particle, "", stem, isVoiceless ? "te" : "de")
      forms.add(particle, "", stem, isVoiceless ? "ten" : "den")
      let participle = stem.last == letter ? stem : stem + [letter]
      forms.add(particle, prefix, participle)
      forms.add(particle, prefix, participle, "e")
      // Before -e a doubled vowel opens: "vergroot" gives "vergrote".
      forms.add(particle, prefix, open(participle[...]), "e")
    }
  }

  /// The prefix that takes the place of `ge` in a participle, with at least five letters after it.
  static func unstressedPrefix(_ verb: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for prefix in ["onder", "over", "her", "ver", "ont", "be", "ge", "er"]
    where verb.starts(with: prefix.utf8) && verb.count >= prefix.utf8.count + 5 {
      return verb.prefix(prefix.utf8.count)
    }
    return nil
  }
}
