import Analysis
import Bytes
import Dispatch
import Feedback
import Synchronization

/// Answers lines of `voc analyze`, many at a time on all cores, in order.
struct AnalyzeBatch {
  private let analyzer: Analyzer

  init(analyzer: Analyzer) { self.analyzer = analyzer }

  /// Lines of output, with their line breaks.
  struct Answers: Sendable {
    fileprivate(set) var lines: [UInt8] = []
    /// How many input lines could not be used.
    fileprivate(set) var mistakes = 0
  }

  /// The answers to `lines`, the first of which is line `first` of the input, in order.
  func answers(to lines: [[UInt8]], from first: Int) -> [Answers] {
    let starts = Array(stride(from: 0, to: lines.count, by: Self.together))
    let answers = Mutex([Answers](repeating: Answers(), count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { part in
      let range = starts[part]..<min(starts[part] + Self.together, lines.count)
      let some = self.answers(to: lines[range], from: first + range.lowerBound)
      answers.withLock { $0[part] = some }
    }
    return answers.withLock { $0 }
  }

  /// How many lines a thread answers before it asks for more.
  private static let together = 32

  private func answers(to lines: ArraySlice<[UInt8]>, from first: Int) -> Answers {
    let requests = lines.enumerated().map { offset, line in
      Result { () throws(AnalyzeRequest.Mistake) in
        try AnalyzeRequest(line: line, number: first + offset)
      }
    }
    let inputs = requests.compactMap { try? $0.get().input }
    var readings = analyzer.withWorkspace { analyzer.read(inputs, in: &$0) }.makeIterator()
    var json = JSONWriter()
    var answers = Answers()
    for (offset, request) in requests.enumerated() {
      switch request {
      case .success(let request):
        guard let reading = readings.next() else { preconditionFailure("a reading a request") }
        ReadingLine(id: request.id, text: request.text, reading: reading).put(&json)
      case .failure(let mistake):
        Self.put(mistake, number: first + offset, &json)
        answers.mistakes += 1
      }
      json.endLine()
    }
    answers.lines = json.bytes
    return answers
  }

  private static func put(
    _ mistake: AnalyzeRequest.Mistake, number: Int, _ json: inout JSONWriter
  ) {
    json.open()
    json.put("id", String(number))
    json.put("error", "line \(number): \(mistake.rawValue)")
    json.close()
  }
}

extension AnalyzeRequest {
  /// What is to be read.
  fileprivate var input: Analyzer.Input {
    Analyzer.Input(
      text, language: language.map(LanguageCode.init(rawValue:)),
      touchpoint: touchpoint.map(Touchpoint.init(rawValue:)))
  }
}
