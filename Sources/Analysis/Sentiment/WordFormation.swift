import Language

/// Values words that no lexicon line has by how they are made: affixes of `formations.tsv` before
/// or after a valued word ("onprettig", "foutloos"), and compounds of a valued word
/// ("leverellende").
struct WordFormation: Sendable {
  private var affixes: [Affix] = []
  /// A bit for each letter that a prefix starts with, or a suffix ends in.
  private var firstLetters: UInt32 = 0
  private var lastLetters: UInt32 = 0
  private let splitter: CompoundSplitter?
  private let compound: Double

  private struct Affix: Sendable {
    var letters: [UInt8]
    var isPrefix: Bool
    var factor: Double
    /// The value where the rest has none; below 0 the affix makes any word a complaint.
    var otherwise: Double
  }

  /// - Parameters:
  ///   - table: affix with a hyphen at its side of the word, factor, value otherwise.
  ///   - splitter: nil for a language that writes its compounds apart.
  init(_ table: LexiconTable, splitter: CompoundSplitter?, compound: Double) throws(LexiconError) {
    for row in table.rows.indices {
      let key = table.string(row, 0)
      guard key.hasPrefix("-") != key.hasSuffix("-"), key.utf8.count > 2 else {
        throw table.error(row, "an affix has a hyphen on the side where the word goes on")
      }
      let letters = key.utf8.filter { $0 != UInt8(ascii: "-") }
      affixes.append(
        Affix(
          letters: letters, isPrefix: key.hasSuffix("-"),
          factor: try table.number(row, 1), otherwise: try table.number(row, 2)))
      if key.hasSuffix("-") {
        firstLetters |= Self.bit(letters.first ?? 0)
      } else {
        lastLetters |= Self.bit(letters.last ?? 0)
      }
    }
    self.splitter = splitter
    self.compound = compound
  }

  private static func bit(_ letter: UInt8) -> UInt32 { 1 << UInt32(letter & 31) }

  /// Whether the edges of a word are those of some affix, as far as one letter tells.
  private func mayHaveAffix(_ norm: Span<UInt8>) -> Bool {
    firstLetters & Self.bit(norm[0]) != 0 || lastLetters & Self.bit(norm[norm.count - 1]) != 0
  }

  /// What an unknown word is worth, its place left open; nil where it cannot be told.
  func finding(_ norm: Span<UInt8>, in lexicon: SentimentLexicon) -> Finding? {
    guard norm.count >= 6, norm.count <= 48 else { return nil }
    if mayHaveAffix(norm) {
      for affix in affixes {
        if let made = value(norm, affix, in: lexicon) { return finding(made, by: .formation) }
      }
    }
    guard let splitter, norm.count >= 8, let parts = splitter.split(norm) else { return nil }
    for part in parts.reversed() {
      if let entry = entry(norm, part, in: lexicon), let valence = entry.valence, valence != 0 {
        return finding((valence * compound, entry.source), by: .compound)
      }
    }
    return nil
  }

  private func finding(
    _ made: (value: Double, source: SentimentLexicon.Source?), by rule: ScoringRule
  ) -> Finding? {
    guard made.value != 0 else { return nil }
    return Finding(
      tokens: 0..<0, valence: made.value, value: made.value, source: made.source,
      rules: RuleTrail(rule))
  }

  private func value(
    _ norm: Span<UInt8>, _ affix: Affix, in lexicon: SentimentLexicon
  ) -> (Double, SentimentLexicon.Source?)? {
    let count = affix.letters.count
    guard norm.count >= count + 3 else { return nil }
    let offset = affix.isPrefix ? 0 : norm.count - count
    for place in 0..<count where norm[offset + place] != affix.letters[place] { return nil }
    let rest = affix.isPrefix ? count..<norm.count : 0..<norm.count - count
    guard let entry = entry(norm, rest, in: lexicon), let valence = entry.valence, valence != 0
    else { return affix.otherwise == 0 || rest.count < 5 ? nil : (affix.otherwise, nil) }
    if affix.otherwise < 0 { return (min(affix.otherwise, -abs(valence)), entry.source) }
    return (valence * affix.factor, entry.source)
  }

  private func entry(
    _ norm: Span<UInt8>, _ range: Range<Int>, in lexicon: SentimentLexicon
  ) -> SentimentLexicon.Entry? {
    var hash = WordHash()
    for index in range { hash.add(norm[index]) }
    return lexicon.entry(hash.value)
  }
}
