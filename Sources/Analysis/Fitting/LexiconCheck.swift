import Feedback
import Language

/// Looks through the tables of sentiment for lines that cannot be meant: two values of opposite sign
/// for one form, one key twice, a line with wrong columns, a line that never counts.
package struct LexiconCheck {
  /// A line that somebody should look at.
  package struct Fault: Sendable, Equatable, Encodable {
    package enum Kind: String, Sendable, Encodable {
      case contradiction, duplicate, columns, dead
      /// The line cannot be used at all; nothing is read with these lexicons before it is mended.
      case unusable
      /// No table has the file's name, or none that a workspace's lies over.
      case stray
    }

    package let kind: Kind
    /// Below `Lexicons/`, with `lexicons/` before it where it is the workspace's.
    package let file: String
    /// From 1; nil where the file as a whole is meant.
    package let line: Int?
    /// What is wrong and what to do.
    package let reason: String
  }

  private let lexicons: Lexicons
  private var faults: [Fault] = []

  /// The faults of all sentiment tables, by file and line.
  ///
  /// - Throws: ``LexiconError`` where a table cannot be used at all.
  package static func faults(in lexicons: Lexicons) throws(LexiconError) -> [Fault] {
    var check = LexiconCheck(lexicons: lexicons)
    for language in LanguageCode.analysed {
      check.checkColumns(language)
      check.checkKeys(language)
      check.checkForms(language)
      try check.checkLife(language)
    }
    // What both languages share is looked at twice.
    var seen: Set<String> = []
    return sorted(
      check.faults.filter {
        seen.insert("\($0.file):\($0.line ?? 0) \($0.kind.rawValue)").inserted
      })
  }

  /// By file and line.
  static func sorted(_ faults: [Fault]) -> [Fault] {
    faults.sorted { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
  }

  private init(lexicons: Lexicons) { self.lexicons = lexicons }

  private mutating func add(
    _ kind: Fault.Kind, _ table: LexiconTable, _ row: Int, _ reason: String
  ) {
    let folder = table.rows[row].origin == .workspace ? "lexicons/" : ""
    faults.append(
      Fault(
        kind: kind, file: folder + table.path, line: table.rows[row].line, reason: reason))
  }

  private func valued(_ language: LanguageCode) -> [LexiconTable] {
    ["\(language.rawValue)/valence.tsv", "emoji.tsv", "\(language.rawValue)/cues.tsv"].map {
      lexicons.library.table($0)
    }
  }

  private static func place(_ table: LexiconTable, _ row: Int) -> String {
    "\(table.path):\(table.rows[row].line)"
  }

  // MARK: - Columns

  private static let inflections = ["adj", "verb", "noun", "adv", "fixed", "expr"]

  private mutating func checkColumns(_ language: LanguageCode) {
    for table in valued(language) {
      for row in table.rows.indices {
        let key = table.string(row, 0)
        let inflection = table.string(row, 2)
        if key != key.trimmed || key.isEmpty {
          add(.columns, table, row, "the key has spaces at an end; take them off")
        }
        if !Self.inflections.contains(inflection) {
          add(
            .columns, table, row,
            "column 3 is one of adj, verb, noun, adv, fixed, expr")
        } else if key.contains(" "), inflection != "expr" {
          add(.columns, table, row, "several words have no inflection; say expr in column 3")
        }
      }
    }
  }

  // MARK: - Keys

  /// Tables whose first column must be there once.
  private static let keyed = [
    "modifiers.tsv", "boilerplate.tsv", "formations.tsv", "compounds.tsv", "connectives.tsv",
    "variants.tsv", "irregular.tsv",
  ]

  private mutating func checkKeys(_ language: LanguageCode) {
    checkKeys(of: valued(language), saysValue: true)
    for name in Self.keyed {
      checkKeys(of: [lexicons.library.table("\(language.rawValue)/\(name)")], saysValue: false)
    }
    checkKeys(of: [lexicons.library.table("scoring.tsv")], saysValue: false)
  }

  private mutating func checkKeys(of tables: [LexiconTable], saysValue: Bool) {
    var first: [String: (table: LexiconTable, row: Int)] = [:]
    for table in tables {
      for row in table.rows.indices {
        let key = Self.norm(table.string(row, 0))
        guard let other = first[key] else {
          first[key] = (table, row)
          continue
        }
        let place = Self.place(other.table, other.row)
        let values = [(table, row), other].map { (try? $0.0.number($0.1, 1)) ?? 0 }
        if saysValue, values[0] * values[1] < 0 {
          add(.contradiction, table, row, "\(place) gives this key a value of the opposite sign")
        } else {
          add(.duplicate, table, row, "the key stands at \(place) already; keep one of them")
        }
      }
    }
  }

  /// A key as texts are compared with it; an emoticon keeps its capitals.
  private static func norm(_ key: String) -> String {
    key.split(separator: " ").map {
      String(decoding: Tokenizer.normalise(Array($0.utf8)[...]), as: UTF8.self)
    }.joined(separator: " ")
  }

  // MARK: - Forms

  /// Finds forms that two lines make, with values of opposite sign, and that have no line.
  private mutating func checkForms(_ language: LanguageCode) {
    var made: [UInt64: (table: LexiconTable, row: Int, value: Double)] = [:]
    var explicit: Set<UInt64> = []
    for table in valued(language) {
      for row in table.rows.indices {
        explicit.insert(WordHash.of(Tokenizer.normalise(table.field(row, 0))))
      }
    }
    for table in valued(language) {
      for row in table.rows.indices {
        let value = (try? table.number(row, 1)) ?? 0
        for (hash, form) in forms(of: row, in: table, language) where !explicit.contains(hash) {
          if let other = made[hash], other.value * value < 0 {
            let place = Self.place(other.table, other.row)
            add(
              .contradiction, table, row,
              "its form \(form) is also one of \(place), of the opposite sign; give it a line")
          }
          if made[hash] == nil { made[hash] = (table, row, value) }
        }
      }
    }
  }

  private func forms(
    of row: Int, in table: LexiconTable, _ language: LanguageCode
  ) -> [(UInt64, String)] {
    let word = table.field(row, 0)
    guard let inflection = Inflection(rawValue: table.string(row, 2)), inflection != .fixed,
      !word.contains(0x20)
    else { return [] }
    var forms = WordForms()
    lexicons.inflector(language).expand(word, as: inflection, into: &forms)
    return Set(forms.strings).sorted().map { (WordHash.of($0.utf8), $0) }
  }

  // MARK: - Life

  /// Reads each key as a text: a line that does not count even there is dead.
  private mutating func checkLife(_ language: LanguageCode) throws(LexiconError) {
    let parser = try TextParser(lexicons: lexicons)
    let sentiment = try SentimentReader(lexicons: lexicons)
    let lexicon = sentiment.lexicon(language)
    for (file, table) in lexicon.tables.enumerated() where !table.path.hasSuffix("boilerplate.tsv")
    {
      let isModifier = table.path.hasSuffix("modifiers.tsv")
      for row in table.rows.indices {
        guard isModifier || (try? table.number(row, 1)) != 0 else { continue }
        let samples = [false, true].compactMap { Self.sample(table.string(row, 0), last: $0) }
        guard !samples.isEmpty else { continue }
        let found = samples.map { text in
          sentiment.readings(of: parser.parse(text, language: language)).flatMap(\.findings)
            .compactMap(\.source)
        }
        let isAlive =
          found.joined().contains { $0.file == UInt8(file) && $0.row == Int32(row) }
          || isModifier && Self.plays(table.string(row, 1), samples[0], in: lexicon)
        if !isAlive {
          let winners = found[0].map { source in
            Self.place(lexicon.tables[Int(source.file)], Int(source.row))
          }
          let instead = winners.isEmpty ? "nothing counts" : "\(winners[0]) counts"
          add(.dead, table, row, "in its own words \(instead); take it out or mend it")
        }
      }
    }
  }

  /// Whether a word has a role besides a valence, whose line the reading names.
  private static func plays(
    _ role: String, _ word: String, in lexicon: SentimentLexicon
  ) -> Bool {
    lexicon.entry(WordHash.of(Tokenizer.normalise(Array(word.utf8)[...])))?.role?.rawValue == role
  }

  /// A text that a pattern matches: of alternatives the first or the last, without what may be
  /// missing; nil where affixes or classes leave the word open.
  static func sample(_ pattern: String, last: Bool = false) -> String? {
    var words: [String] = []
    for part in pattern.split(separator: " ") {
      if part.hasSuffix("?"), part.count > 1 { continue }
      if part.hasPrefix("…") || part.hasPrefix("...") { continue }
      var word = part
      if part.first == "(", part.last == ")" {
        let choices = part.dropFirst().dropLast().split(separator: "|")
        word = (last ? choices.last : choices.first) ?? part
      }
      if word == "#" { word = "5" }
      if word.first == "@" || word.contains("*") && word.count > 3 { return nil }
      if word.dropLast().hasSuffix("/"), word.count > 3 { word = word.dropLast(2) }
      words.append(word.filter { $0 != "|" })
    }
    return words.joined(separator: " ")
  }
}

extension String {
  /// Without spaces at its ends.
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
