import Feedback
import Testing

@testable import Analysis

@Suite struct ExpectationCorpusTests {
  /// Floors a little under what is reached; the test prints the figures.
  @Test(arguments: [
    ("dev.tsv", 0.97, 0.95, 0.85, 0.77), ("held.tsv", 0.94, 0.89, 0.81, 0.69),
    ("long-dev.tsv", 0.95, 0.93, 0.85, 0.75), ("long-held.tsv", 0.88, 0.84, 0.79, 0.71),
  ])
  func `the labelled sentences are read at least this well`(
    file: String, sign: Double, promise: Double, touchpoint: Double, theme: Double
  ) throws {
    let items = try StatementCorpus.items(file)
    let analyzer = try StatementCorpus.analyzer.get()
    let readings = items.map { analyzer.read($0.text) }
    let signs = Agreement.macroF1(
      right: items.map(\.expectation), read: readings.map(\.expectation), classes: [-1, 0, 1, nil])
    let promises = Agreement.macroF1(
      right: items.map(\.promise), read: readings.map(\.promise),
      classes: [.kept, .broken, .open])
    let touchpoints = Agreement.microF1(
      right: items.map(\.touchpoints),
      read: readings.map { Set($0.touchpoints.map(\.rawValue)) })
    let themes = Agreement.microF1(
      right: items.map(\.themes),
      read: readings.map { Set($0.themes.map(\.theme.rawValue)) })
    print(
      "\(file): \(items.count) items, sign \(signs), promise \(promises),",
      "touchpoint \(touchpoints), theme \(themes)")
    #expect(items.count >= (file.hasPrefix("long") ? 64 : 140))
    #expect(signs >= sign)
    #expect(promises >= promise)
    #expect(touchpoints >= touchpoint)
    #expect(themes >= theme)
  }

  @Test func `both sentences of a trap pair are read right`() throws {
    let rows = try StatementCorpus.rows("pairs.tsv")
    let analyzer = try StatementCorpus.analyzer.get()
    let isRight = rows.map { row in
      let reading = analyzer.read(row[4])
      return reading.expectation == Int(row[2])
        && reading.promise == PromiseState(rawValue: row[3])
    }
    let pairs = stride(from: 0, to: rows.count - 1, by: 2).map { isRight[$0] && isRight[$0 + 1] }
    let count = pairs.filter { $0 }.count
    print("pairs.tsv: \(count) of \(pairs.count) pairs")
    #expect(pairs.count >= 50)
    #expect(count >= pairs.count * 9 / 10)
  }
}
