import Feedback

/// What the few values of a survey's columns mean, looked up once for a batch: a value that was seen
/// before need not be folded again, nor made a `String`.
struct KnownValues {
  /// A cell of a column, trimmed.
  typealias Cell = UnsafeBufferPointer<UInt8>

  private var touchpoints = CellMemory<Touchpoint?>()
  private var channels = CellMemory<Channel?>()
  private var languages = CellMemory<LanguageCode?>()
  private var promises = CellMemory<PromiseState?>()
  private var states = CellMemory<String?>()
  private var companies = CellMemory<String?>()
  private var segments = CellMemory<String?>()
  private var silences = CellMemory<Bool>()
  private var instants = CellMemory<Timestamp?>()

  /// - Parameter stated: the cell's text, asked for where it was not seen before.
  mutating func touchpoint(_ cell: Cell, _ names: TouchpointNames, _ stated: () -> String?)
    -> Touchpoint?
  {
    touchpoints.recall(cell) { stated().flatMap { names.touchpoint(in: $0) } }
  }

  mutating func channel(_ cell: Cell, _ stated: () -> String?) -> Channel? {
    channels.recall(cell) {
      stated().flatMap { SurveyLexicon.standard.meaning("channel", $0) }
        .flatMap(Channel.init(rawValue:))
    }
  }

  mutating func language(_ cell: Cell, _ stated: () -> String?) -> LanguageCode? {
    languages.recall(cell) {
      stated().flatMap { SurveyLexicon.standard.meaning("language", $0) }
        .map(LanguageCode.init(rawValue:))
    }
  }

  mutating func promise(_ cell: Cell, _ stated: () -> String?) -> PromiseState? {
    promises.recall(cell) {
      stated().flatMap { SurveyLexicon.standard.meaning("promise", $0) }
        .flatMap(PromiseState.init(rawValue:))
    }
  }

  mutating func company(_ cell: Cell, _ stated: () -> String?) -> String? {
    companies.recall(cell, stated)
  }

  mutating func segment(_ cell: Cell, _ stated: () -> String?) -> String? {
    segments.recall(cell, stated)
  }

  /// What the lexicon says of a response's status.
  mutating func state(_ cell: Cell, _ stated: () -> String?) -> String? {
    states.recall(cell) { stated().flatMap { SurveyLexicon.standard.meaning("status", $0) } }
  }

  /// What a date's cell means; the answers of one day follow each other.
  mutating func instant(_ cell: Cell, _ read: (Cell) -> Timestamp?) -> Timestamp? {
    instants.recall(cell) { read(cell) }
  }

  /// Whether a cell says that it says nothing, such as `n.v.t.`
  mutating func isMissing(_ cell: Cell, _ text: String) -> Bool {
    silences.recall(cell) { CellText.isMissing(text) }
  }
}
