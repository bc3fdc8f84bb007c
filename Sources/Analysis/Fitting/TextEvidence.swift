import Feedback
import Language

/// What a text's sum hangs on: the lexicon lines that counted in it, each with how much of its
/// valence came through the rules, and what the rules added of their own.
struct TextEvidence: Sendable {
  /// A lexicon line that has a valence.
  struct Line: Hashable, Sendable {
    /// The language of the lexicon; nil for a file that both share.
    var language: LanguageCode?
    var file: UInt8
    var row: Int32
  }

  /// A run of words as they were written, with what was found in it.
  struct Phrase: Sendable {
    var words: String
    var language: LanguageCode
    /// What its words count for now, before the clause is weighed.
    var value: Double
    /// What its clause counts for.
    var weight: Double
    var length: Int
  }

  var lines: [(line: Line, factor: Double)] = []
  var rest = 0.0
  /// The sum by the lexicon as it is.
  var sum = 0.0
}

/// Reads texts for their evidence with one set of lexicons.
struct EvidenceReader: Sendable {
  private let parser: TextParser
  private let sentiment: SentimentReader
  /// Files with valences that may be fitted.
  private static let fitted = ["valence.tsv", "cues.tsv", "emoji.tsv"]
  /// The words that a new entry has at most.
  private static let longestPhrase = 3

  init(lexicons: Lexicons) throws(LexiconError) {
    parser = try TextParser(lexicons: lexicons)
    sentiment = try SentimentReader(lexicons: lexicons)
  }

  /// The mood of a text, as `voc analyze` reads it.
  func label(_ text: String) -> SentimentLabel { sentiment.read(parser.parse(text)).item.label }

  /// What the sum of `text` hangs on.
  func evidence(_ text: String) -> TextEvidence {
    let parsed = parser.parse(text)
    let readings = sentiment.readings(of: parsed)
    var evidence = TextEvidence()
    evidence.sum = sentiment.sum(of: readings)
    for reading in readings {
      let language = parsed.sentenceLanguages[reading.clause.sentence]
      for finding in reading.findings where finding.role == nil && finding.value != 0 {
        if let found = line(of: finding, language) {
          evidence.lines.append((found.line, found.factor * reading.weight))
        } else {
          evidence.rest += finding.value * reading.weight
        }
      }
    }
    return evidence
  }

  /// The line that a finding's value hangs on, and how much of its valence counts.
  private func line(
    of finding: Finding, _ language: LanguageCode
  ) -> (line: TextEvidence.Line, factor: Double)? {
    guard let source = finding.source, finding.valence != 0, !finding.rules.contains(.answer),
      let entry = entry(source, language), entry.valence != 0
    else { return nil }
    return (entry.line, finding.value / entry.valence)
  }

  private func entry(
    _ source: SentimentLexicon.Source, _ language: LanguageCode
  ) -> (line: TextEvidence.Line, valence: Double)? {
    let table = sentiment.lexicon(language).tables[Int(source.file)]
    let name = table.path.split(separator: "/").last.map(String.init) ?? ""
    guard Self.fitted.contains(name), let valence = try? table.number(Int(source.row), 1) else {
      return nil
    }
    let isShared = !table.path.contains("/")
    let own: LanguageCode = language == .english ? .english : .dutch
    return (
      TextEvidence.Line(language: isShared ? nil : own, file: source.file, row: source.row),
      valence
    )
  }

  /// The table and row of a line.
  func place(of line: TextEvidence.Line) -> (table: LexiconTable, row: Int) {
    (sentiment.lexicon(line.language ?? .dutch).tables[Int(line.file)], Int(line.row))
  }

  /// The runs of one to three words of `text` that could be an entry of their own: plain words side
  /// by side, no valued word cut in two, none that an entry covers already.
  func phrases(_ text: String) -> [TextEvidence.Phrase] {
    let parsed = parser.parse(text)
    var phrases: [TextEvidence.Phrase] = []
    for reading in sentiment.readings(of: parsed) {
      let language = parsed.sentenceLanguages[reading.clause.sentence]
      guard LanguageCode.analysed.contains(language) else { continue }
      for start in reading.clause.tokens {
        var words = ""
        for length in 1...Self.longestPhrase {
          let index = start + length - 1
          guard index < reading.clause.tokens.upperBound, isPlain(index, parsed.tokens) else {
            break
          }
          words += (words.isEmpty ? "" : " ") + parsed.tokens.word(index)
          if let value = value(of: start..<index + 1, in: reading) {
            phrases.append(
              TextEvidence.Phrase(
                words: words, language: language, value: value, weight: reading.weight,
                length: length))
          }
        }
      }
    }
    return phrases
  }

  private func isPlain(_ index: Int, _ tokens: TokenList) -> Bool {
    tokens.tokens[index].isWord
      && tokens.withNorm(index) { norm in
        (0..<norm.count).allSatisfy { (0x61...0x7A).contains(norm[$0]) || norm[$0] == 0x27 }
      }
  }

  /// What the findings within a run of tokens count for; nil where one is cut or is the run already.
  private func value(of tokens: Range<Int>, in reading: ClauseReading) -> Double? {
    var value = 0.0
    for finding in reading.findings where finding.tokens.overlaps(tokens) {
      guard tokens.lowerBound <= finding.tokens.lowerBound,
        finding.tokens.upperBound <= tokens.upperBound, finding.tokens != tokens
      else { return nil }
      if finding.role == nil { value += finding.value }
    }
    return value
  }
}
