/// A time told from the start of a chat: `00:03:10.120`, `3:10`, `190`, `190.5`.
enum Offset {
  /// In seconds; nil for anything else.
  static func seconds(_ text: String) -> Int64? {
    let whole = ChatText.trimmed(text).prefix { $0 != "." && $0 != "," }
    let parts = whole.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var seconds: Int64 = 0
    for part in parts {
      guard part.utf8.count <= 6, let number = Int64(part), number >= 0 else { return nil }
      seconds = seconds * 60 + number
    }
    return seconds
  }
}
