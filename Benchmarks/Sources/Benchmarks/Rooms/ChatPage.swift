/// Large pages in the manner of chat exports, made of texts that customers wrote.
enum ChatPage {
  /// How large they get, in bytes.
  private static let size = 20 << 20

  /// As Telegram Desktop writes a chat.
  static let telegram: @Sendable ([String]) -> [UInt8] = { texts in
    page(
      of: texts,
      head: """
        <!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>
        <div class="page_wrap"><div class="page_header"><div class="text bold">Support</div></div>
        <div class="page_body chat_page"><div class="history">
        """, tail: "</div></div></div></body></html>"
    ) { turn in
      let name = turn.isAgent ? "Support" : "Sanne de Wit"
      let head =
        turn.number % 4 == 3
        ? "" : "<div class=\"from_name\">\n\(name)\n</div>\n"
      return """
        <div class="message default clearfix\(head.isEmpty ? " joined" : "")" id="m\(turn.number)">
        <div class="body"><div class="pull_right date details" \
        title="\(turn.day).08.2026 \(turn.clock) UTC+02:00">\(turn.clock)</div>
        \(head)<div class="text">
        \(turn.text)
        </div></div></div>

        """
    }
  }

  /// As a program that nobody knows might.
  static let plain: @Sendable ([String]) -> [UInt8] = { texts in
    page(
      of: texts,
      head: "<!DOCTYPE html><html><head><meta charset=utf-8><title>Chat</title></head><body>\n",
      tail: "</body></html>"
    ) { turn in
      """
      <div class="message \(turn.isAgent ? "agent" : "customer")"><span class="time">\
      2026-08-\(turn.day) \(turn.clock)</span> <span class="sender">\
      \(turn.isAgent ? "Support" : "Mary")</span><div class="text">\(turn.text)</div></div>

      """
    }
  }

  private struct Turn {
    let number: Int
    let text: String

    var isAgent: Bool { number % 2 == 0 }
    var day: String { two(number / 1440 % 28 + 1) }
    var clock: String { "\(two(number / 60 % 24)):\(two(number % 60)):00" }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  }

  private static func page(
    of texts: [String], head: String, tail: String, _ html: (Turn) -> String
  ) -> [UInt8] {
    var bytes = Array(head.utf8)
    var number = 0
    while bytes.count < size, !texts.isEmpty {
      let text = texts[number % texts.count].split(separator: "<").joined(separator: "&lt;")
      bytes += html(Turn(number: number, text: text)).utf8
      number += 1
    }
    return bytes + tail.utf8
  }
}
