import Feedback
import Language

/// The words of `amounts.tsv`: numbers, units, weekdays, months and what stands around clock times.
struct AmountLexicon: Sendable {
  /// What a word is when an amount is read.
  enum Word: Sendable {
    case number(Double)
    /// An article that counts as one before a unit only: `een week`, `an hour`.
    case one(Double)
    case unit(Statement.Unit)
    /// A unit that is a clock time after a word such as "at": `om 9 uur` is no duration.
    case clockUnit(Statement.Unit)
    /// A unit that needs no number: `kwartier`, in minutes.
    case quarter(Double)
    case weekday(Double)
    case month(Double)
    /// Stands before a clock time: `om`, `at`.
    case at
    /// `half`, in hours to add: -0.5 in Dutch ("half vier"), +0.5 in English ("half four").
    case half(Double)
    /// Joins the two ends of a range: `tussen 8 en 12`.
    case and
    /// `pm`, in hours to add.
    case afternoon(Double)
    /// A clock time in a word: `noon`.
    case clock(Double)
    /// Makes days of the unit that follows working days.
    case working
    /// Stands between minutes and an hour that has passed: `over`, `past`.
    case past
    /// Stands between minutes and an hour to come, and before a clock time: `voor`.
    case before
    /// Joins the two ends of a range, and stands between a quarter and an hour to come: `to`.
    case to
    /// `kwart`, in minutes: an amount only beside an hour.
    case quarterOf(Double)
    /// Makes a rate of the unit that follows: `per`.
    case per
    /// A word without a meaning of its own, such as `am`.
    case filler
  }

  private var index = WordIndex()
  private var words: [Word] = []

  /// - Throws: ``LexiconError`` at an unknown kind or unit.
  init(_ table: LexiconTable) throws(LexiconError) {
    for row in table.rows.indices {
      let hash = WordHash.of(Tokenizer.normalise(table.field(row, 0)))
      index.set(hash, to: UInt32(words.count))
      words.append(try Self.word(table, row))
    }
  }

  subscript(hash: UInt64) -> Word? { index[hash: hash].map { words[Int($0)] } }

  private static func word(_ table: LexiconTable, _ row: Int) throws(LexiconError) -> Word {
    switch table.string(row, 1) {
    case "number": .number(try table.number(row, 2))
    case "one": .one(try table.number(row, 2))
    case "quarter": .quarter(try table.number(row, 2))
    case "weekday": .weekday(try table.number(row, 2))
    case "month": .month(try table.number(row, 2))
    case "half": .half(try table.number(row, 2))
    case "pm": .afternoon(try table.number(row, 2))
    case "clock": .clock(try table.number(row, 2))
    case "at": .at
    case "and": .and
    case "working": .working
    case "past": .past
    case "before": .before
    case "to": .to
    case "quarterOf": .quarterOf(try table.number(row, 2))
    case "per": .per
    case "am": .filler
    case "unit": .unit(try unit(table, row))
    case "clockUnit": .clockUnit(try unit(table, row))
    default: throw table.error(row, "no kind of that name; Lexicons/README.md lists them")
    }
  }

  private static func unit(
    _ table: LexiconTable, _ row: Int
  ) throws(LexiconError) -> Statement.Unit {
    guard let unit = Statement.Unit(rawValue: table.string(row, 2)) else {
      throw table.error(row, "no unit of that name; Lexicons/README.md lists them")
    }
    return unit
  }
}
