import Feedback
import Language

/// Numbers the lexicon lines that labelled texts hang on, as the parameters of a fit.
struct LineIndex {
  private let reader: EvidenceReader
  private let isNew: Set<String>
  private let settings: LexiconFit.Settings
  private var numbers: [TextEvidence.Line: Int] = [:]
  private var order: [TextEvidence.Line] = []
  private var texts: [Int] = []
  private(set) var parameters: [OrdinalModel.Parameter] = []
  /// A change smaller than this is not worth a line.
  private static let leastChange = 0.08

  init(reader: EvidenceReader, new: [FittedLexicon.Line], settings: LexiconFit.Settings) {
    self.reader = reader
    self.settings = settings
    isNew = Set(new.map { "\($0.path)\t\($0.key)" })
  }

  /// A row of the model for one text.
  mutating func row(
    _ evidence: TextEvidence, label: SentimentLabel, set: Int
  ) -> OrdinalModel.Row {
    var terms: [(parameter: Int, factor: Double)] = []
    for (line, factor) in evidence.lines {
      let number = number(of: line)
      if let place = terms.firstIndex(where: { $0.parameter == number }) {
        terms[place].factor += factor
      } else {
        terms.append((number, factor))
        texts[number] += 1
      }
    }
    return OrdinalModel.Row(terms: terms, rest: evidence.rest, label: label, set: set)
  }

  private mutating func number(of line: TextEvidence.Line) -> Int {
    if let number = numbers[line] { return number }
    let place = reader.place(of: line)
    let isNew = isNew.contains("\(place.table.path)\t\(place.table.string(place.row, 0))")
    numbers[line] = order.count
    order.append(line)
    texts.append(0)
    parameters.append(
      OrdinalModel.Parameter(
        start: (try? place.table.number(place.row, 1)) ?? 0,
        leeway: isNew ? settings.newLeeway : settings.leeway))
    return order.count - 1
  }

  /// Lines for the valences that moved.
  func lines(_ valences: [Double]) -> [FittedLexicon.Line] {
    order.indices.compactMap { number in
      let place = reader.place(of: order[number])
      let start = parameters[number].start
      let value = min(4, max(-4, valences[number]))
      let key = place.table.string(place.row, 0)
      let isNew = isNew.contains("\(place.table.path)\t\(key)")
      guard abs(value - start) >= Self.leastChange, isNew || abs(value) >= 0.01 else { return nil }
      return FittedLexicon.Line(
        path: place.table.path, key: key, value: value,
        inflection: place.table.string(place.row, 2), before: isNew ? nil : start,
        texts: texts[number])
    }.sorted { ($0.path, $0.key) < ($1.path, $1.key) }
  }
}
