import Feedback
import Intake

/// What `voc extract` says of one event: an item as JSON on standard output, anything else on
/// standard error.
enum ExtractedLine: Sendable {
  case item(String)
  case rejection(String)
  case notice(String)

  init(_ event: IntakeEvent) {
    switch event {
    case .item(let item): self = .item(ItemLine(item).json())
    case .rejection(let rejection): self = .rejection(rejection.description)
    case .notice(let notice): self = .notice(notice.description)
    }
  }

  var isRejection: Bool {
    if case .rejection = self { true } else { false }
  }

  func print() {
    switch self {
    case .item(let line): Output.line(line)
    case .rejection(let line), .notice(let line): Output.complain(line)
    }
  }
}
