import Feedback
import Testing

@testable import Intake

/// A chat as an export tells it, and the turns that are to be read in it.
struct ToldChat: Sendable, CustomTestStringConvertible {
  let name: String
  let source: String
  /// `role/name: text` a turn; an empty line between two chats.
  let turns: [String]
  var testDescription: String { name }

  static func page(_ body: String) -> String { "<html><body>\(body)</body></html>" }

  /// As ``turns`` has them.
  func turnsRead() throws -> [String] {
    let chats = try chatEvents(source).compactMap { event -> [String]? in
      guard case .item(let item) = event else { return nil }
      return item.turns.map { "\($0.role)/\($0.name ?? "-"): \($0.text)" }
    }
    return Array(chats.joined(separator: [""]))
  }
}
