import Analysis
import Dispatch
import Feedback
import Synchronization

/// Answers lines of `voc analyze`, many at a time on all cores, in order.
struct AnalyzeBatch {
  private let analyzer: Analyzer

  init(analyzer: Analyzer) { self.analyzer = analyzer }

  /// One line of output.
  struct Answer: Sendable {
    let line: String
    /// Whether the input line could not be used.
    let isMistake: Bool
  }

  /// The answers to `lines`, the first of which is line `first` of the input.
  func answers(to lines: [[UInt8]], from first: Int) -> [Answer] {
    let answers = Mutex([Answer?](repeating: nil, count: lines.count))
    DispatchQueue.concurrentPerform(iterations: lines.count) { index in
      let answer = answer(to: lines[index], number: first + index)
      answers.withLock { $0[index] = answer }
    }
    return answers.withLock { $0.compactMap { $0 } }
  }

  private func answer(to line: [UInt8], number: Int) -> Answer {
    let request: AnalyzeRequest
    do {
      request = try AnalyzeRequest(line: line, number: number)
    } catch {
      return Answer(line: Self.mistake(error, number: number), isMistake: true)
    }
    let reading = analyzer.read(
      request.text, language: request.language.map(LanguageCode.init(rawValue:)),
      touchpoint: request.touchpoint.map(Touchpoint.init(rawValue:)))
    do {
      return Answer(
        line: try JSONText.of(ReadingLine(id: request.id, text: request.text, reading: reading)),
        isMistake: false)
    } catch {
      return Answer(line: Self.mistake(.notEncodable, number: number), isMistake: true)
    }
  }

  private static func mistake(_ error: AnalyzeRequest.Mistake, number: Int) -> String {
    #"{"id":"\#(number)","error":"line \#(number): \#(error.rawValue)"}"#
  }
}
