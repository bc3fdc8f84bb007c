import Bytes
import Feedback

package struct SurveyAdapter: SourceAdapter {
  package init() {}

  package func confidence(head: [UInt8], name: String) -> Confidence { .none }

  package func read(
    _ source: ByteSource, context: IntakeContext, emit: (IntakeUnit) throws -> Void
  ) throws {}
}
