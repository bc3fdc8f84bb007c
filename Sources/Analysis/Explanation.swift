import Feedback
import Language

/// A reading with its reasons, for `voc why`: what counted, by which rule, in which lexicon line,
/// and how the sums came about. Encodes as the JSON of `voc why --json`; spans are UTF-8 byte
/// offsets.
package struct Explanation: Sendable, Encodable {
  package let language: LanguageCode
  package let score: Double
  package let label: SentimentLabel
  /// The weighted sum of the clauses, before it is brought into [-1, 1].
  package let sum: Double
  /// The version of the lexicons.
  package let lexicons: String
  package let clauses: [ClauseNote]
  package let statements: [StatementNote]
  package let touchpoints: [Touchpoint]
  package let themes: [ThemeNote]

  /// A clause with what counted in it; `weight` times `sum` is its share of the item's sum.
  package struct ClauseNote: Sendable, Encodable {
    package let start: Int
    package let end: Int
    package let text: String
    package let language: LanguageCode
    package let sum: Double
    package let weight: Double
    /// Names of the rules that set the weight.
    package let rules: [String]
    package let touchpoint: Touchpoint?
    package let words: [WordNote]
  }

  /// A word or phrase that counted.
  package struct WordNote: Sendable, Encodable {
    package let start: Int
    package let end: Int
    package let text: String
    /// What it says by itself, from -4 to 4.
    package let valence: Double
    /// What it counts for after the rules.
    package let value: Double
    /// What it does to other words, such as `negation`; nil where it does nothing.
    package let role: String?
    /// Names of the rules that changed its value, in order.
    package let rules: [String]
    /// The lexicon line, such as `nl/valence.tsv:55`, with `lexicons/` before it where it is the
    /// workspace's; nil where a rule alone put it here.
    package let line: String?
    /// The key of that line.
    package let key: String?
    /// Whether the line's value was fitted to labelled texts.
    package let isFitted: Bool
  }

  /// A statement of expectation with its words.
  package struct StatementNote: Sendable, Encodable {
    package let start: Int
    package let end: Int
    package let text: String
    package let kind: Statement.Kind
    package let disconfirmation: Int?
    package let promise: PromiseState?
    package let touchpoint: Touchpoint
  }

  /// A theme with the words that it was found by.
  package struct ThemeNote: Sendable, Encodable {
    package let start: Int
    package let end: Int
    package let text: String
    package let theme: Theme
  }

  init(
    reading: Reading, clauses: [ClauseReading], of text: ParsedText, by sentiment: SentimentReader,
    lexiconVersion: String
  ) {
    language = reading.language
    score = reading.sentiment.score.value
    label = reading.sentiment.label
    sum = sentiment.sum(of: clauses)
    lexicons = lexiconVersion
    touchpoints = reading.touchpoints
    self.clauses = zip(clauses, reading.clauses).map { note, clause in
      ClauseNote(note, clause, of: text, by: sentiment)
    }
    func words(_ span: Range<Int>) -> String {
      String(decoding: text.tokens.text[span], as: UTF8.self)
    }
    statements = reading.statements.map {
      StatementNote(
        start: $0.span.lowerBound, end: $0.span.upperBound, text: words($0.span), kind: $0.kind,
        disconfirmation: $0.disconfirmation?.rawValue, promise: $0.promise,
        touchpoint: $0.touchpoint)
    }
    themes = reading.themes.map {
      ThemeNote(
        start: $0.span.lowerBound, end: $0.span.upperBound, text: words($0.span), theme: $0.theme)
    }
  }
}

extension Explanation.ClauseNote {
  init(
    _ note: ClauseReading, _ clause: Reading.Clause, of text: ParsedText,
    by sentiment: SentimentReader
  ) {
    start = clause.span.lowerBound
    end = clause.span.upperBound
    self.text = text.tokens.string(note.clause.tokens)
    language = text.sentenceLanguages[note.clause.sentence]
    sum = note.sum
    weight = note.weight
    rules = note.rules.rules.map(\.name)
    touchpoint = clause.touchpoint
    let lexicon = sentiment.lexicon(language)
    words = note.findings.map { Explanation.WordNote($0, of: text.tokens, in: lexicon) }
  }
}

extension Explanation.WordNote {
  init(_ finding: Finding, of tokens: TokenList, in lexicon: SentimentLexicon) {
    let span = tokens.span(of: finding.tokens) ?? 0..<0
    start = span.lowerBound
    end = span.upperBound
    text = tokens.string(finding.tokens)
    valence = finding.valence
    value = finding.role == nil ? finding.value : 0
    role = finding.role?.rawValue
    rules = finding.rules.rules.map(\.name)
    let place = finding.source.map { (lexicon.tables[Int($0.file)], Int($0.row)) }
    line = place.map { table, row in
      let folder = table.rows[row].origin == .workspace ? "lexicons/" : ""
      return "\(folder)\(table.path):\(table.rows[row].line)"
    }
    key = place.map { table, row in table.string(row, 0) }
    isFitted = place.map { table, row in table.string(row, 3) == FittedLexicon.mark } ?? false
  }
}
