/// How a word can go on whose beginning was typed, as far as it changes the stem.
enum BegunWord {
  /// The endings that the stemmers take off, and their ends, since a part of one may have been typed
  /// already; and each single letter, behind which a doubled vowel is written once (`vee`, `veel`).
  static let endings: [String] = {
    var endings: Set<String> = [""]
    for ending in whole {
      for start in ending.indices { endings.insert(String(ending[start...])) }
    }
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      endings.insert(String(decoding: [letter], as: UTF8.self))
    }
    return endings.sorted()
  }()

  private static let whole = [
    "heden", "heid", "en", "es", "ende", "ingen", "ige", "lijke", "baar", "bare",
    "ings", "ingly", "edly", "ies", "ied", "ness", "ments", "fulness", "ousness", "iveness",
    "ations", "ators", "alism", "ality", "ivity", "ability", "ically", "icate", "icity", "izer",
    "ance", "ence", "able", "ible", "ation", "ous", "ive", "ize", "ion", "ers",
  ]
}
