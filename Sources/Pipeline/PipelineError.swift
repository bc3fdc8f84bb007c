/// Why a run could not be done at all. What is wrong with one file is a `Rejection`, not an error.
package struct PipelineError: Error, Sendable, CustomStringConvertible {
  /// What kind of failure it is; two errors are equal when their codes are.
  package enum Code: Sendable {
    case noWorkspace, alreadyAWorkspace, badSettings, locked, fileSystem, badKey, severalPersons
  }

  package let code: Code
  /// The file or folder it is about.
  package let place: String
  /// What is wrong and what to do, without a full stop.
  package let detail: String

  package init(_ code: Code, place: String, detail: String) {
    self.code = code
    self.place = place
    self.detail = detail
  }

  package var description: String { "\(place): \(detail)" }
}

extension PipelineError: Equatable {
  package static func == (a: PipelineError, b: PipelineError) -> Bool { a.code == b.code }
}
