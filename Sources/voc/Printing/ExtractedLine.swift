import Feedback
import Intake

/// What `voc extract` says of one unit's events, in their order: items as JSON lines on standard
/// output, anything else on standard error.
enum ExtractedLine: Sendable {
  /// The lines of items that follow each other, with their line breaks.
  case items([UInt8])
  case rejection(String)
  case notice(String)

  static func lines(_ events: [IntakeEvent]) -> [ExtractedLine] {
    var lines: [ExtractedLine] = []
    var items = ItemLines()
    for event in events {
      switch event {
      case .item(let item):
        items.add(item)
        continue
      case .rejection(let rejection):
        take(&items, into: &lines)
        lines.append(.rejection(rejection.description))
      case .notice(let notice):
        take(&items, into: &lines)
        lines.append(.notice(notice.description))
      }
    }
    take(&items, into: &lines)
    return lines
  }

  private static func take(_ items: inout ItemLines, into lines: inout [ExtractedLine]) {
    guard !items.isEmpty else { return }
    lines.append(.items(items.bytes))
    items.removeAll()
  }

  var isRejection: Bool {
    if case .rejection = self { true } else { false }
  }

  func print() {
    switch self {
    case .items(let lines): Output.bytes(lines)
    case .rejection(let line), .notice(let line): Output.complain(line)
    }
  }
}
