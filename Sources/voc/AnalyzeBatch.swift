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
    let starts = Array(stride(from: 0, to: lines.count, by: Self.together))
    let answers = Mutex([[Answer]](repeating: [], count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { part in
      let range = starts[part]..<min(starts[part] + Self.together, lines.count)
      let some = analyzer.withWorkspace { workspace in
        range.map { answer(to: lines[$0], number: first + $0, in: &workspace) }
      }
      answers.withLock { $0[part] = some }
    }
    return answers.withLock { $0.flatMap { $0 } }
  }

  /// How many lines a thread answers before it asks for more.
  private static let together = 32

  private func answer(
    to line: [UInt8], number: Int, in workspace: inout ReadingWorkspace
  ) -> Answer {
    let request: AnalyzeRequest
    do {
      request = try AnalyzeRequest(line: line, number: number)
    } catch {
      return Answer(line: Self.mistake(error, number: number), isMistake: true)
    }
    let reading = analyzer.read(
      request.text, language: request.language.map(LanguageCode.init(rawValue:)),
      touchpoint: request.touchpoint.map(Touchpoint.init(rawValue:)), in: &workspace)
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
