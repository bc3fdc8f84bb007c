import Feedback

/// Chats as XML of the simplest kind, in which any of them can be cut out by itself: what a page that
/// holds chats of several people becomes when one of them is forgotten.
///
///     <transcripts>
///     <transcript id="…"><message><speaker>Bo</speaker><role>customer</role><time>…</time><text>…
struct PlainTranscripts {
  private(set) var bytes: [UInt8] = []

  init(_ items: [FeedbackItem]) {
    put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    put("<!-- Written anew by voc when one of the people in it was forgotten. -->\n<transcripts>\n")
    for item in items { add(item) }
    put("</transcripts>\n")
  }

  private mutating func add(_ item: FeedbackItem) {
    put("<transcript id=\"\(Self.escaped(item.nativeID))\"")
    if let start = item.received { put(" started=\"\(start.rfc3339)\"") }
    put(">\n")
    if let address = item.customer.address { put("<email>\(Self.escaped(address))</email>\n") }
    for turn in item.turns { add(turn) }
    put("</transcript>\n")
  }

  private mutating func add(_ turn: FeedbackItem.Turn) {
    put("<message>")
    if let name = turn.name { put("<speaker>\(Self.escaped(name))</speaker>") }
    if turn.role != .unknown { put("<role>\(turn.role.rawValue)</role>") }
    if let time = turn.at { put("<time>\(time.rfc3339)</time>") }
    put("<text>\(Self.escaped(turn.text))</text></message>\n")
  }

  /// Who said what, in words: equal where a page reads as it did.
  static func words(of items: [FeedbackItem]) -> [[String]] {
    items.map { item in
      [item.customer.address ?? ""]
        + item.turns.flatMap { turn in
          [turn.name ?? "", turn.role.rawValue]
            + turn.text.split(whereSeparator: \.isWhitespace).map(String.init)
        }
    }
  }

  private mutating func put(_ text: String) { bytes += text.utf8 }

  /// Without what XML 1.0 forbids.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += "<br/>"
      case "\t": escaped += " "
      default:
        if scalar.value >= 0x20, scalar.value & 0xFFFE != 0xFFFE {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }
}
