import Feedback
import Markup

extension ChatFormat {
  /// The body of Salesforce's chat transcripts: `Chat Started: …`, `Agent …`, and lines such as
  /// `( 1m 20s ) Priya: …`, whose times count from the start.
  static let salesforce = ChatFormat(
    name: "chat.salesforce", marks: [["p"], ["br"]],
    recognises: { root in
      guard let first = root.first("p")?.readerText(), SalesforceChat.isStart(first) else {
        return false
      }
      return root.readerText().split(separator: "\n").contains {
        SalesforceChat.spoken(String($0)) != nil
      }
    },
    read: { root, clock in
      var transcripts = SalesforceChat.read(root.readerText(), clock)
      if transcripts.count == 1 {
        TranscriptFacts.read(from: root, beside: [], clock: clock, into: &transcripts[0])
      }
      return transcripts
    })
}

private enum SalesforceChat {
  private static let starts = ["Chat Started:", "Chat gestart:", "Chat begonnen:"]
  private static let agents = ["Agent ", "Medewerker "]

  static func isStart(_ line: String) -> Bool { starts.contains { line.hasPrefix($0) } }

  /// A file may hold several bodies one after the other.
  static func read(_ text: String, _ clock: ChatClock) -> [ChatTranscript] {
    var transcripts: [ChatTranscript] = []
    var agents: [String] = []
    for part in text.split(separator: "\n") {
      let line = String(part)
      if isStart(line) {
        transcripts.append(ChatTranscript())
        transcripts[transcripts.count - 1].started = clock.instant(afterColon(line))
        agents = []
      } else if transcripts.isEmpty {
        continue
      } else if let said = spoken(line) {
        add(said, agents, to: &transcripts[transcripts.count - 1])
      } else if let mark = Self.agents.first(where: { line.hasPrefix($0) }) {
        agents.append(String(line.dropFirst(mark.count)))
        transcripts[transcripts.count - 1].note(line)
      } else if ChatText.isNotice(line, under: nil) {
        transcripts[transcripts.count - 1].note(line)
      } else if transcripts[transcripts.count - 1].utterances.allSatisfy({ $0.role == .system }) {
        note(line, clock, into: &transcripts[transcripts.count - 1])
      } else if let last = transcripts[transcripts.count - 1].utterances.indices.last {
        transcripts[transcripts.count - 1].utterances[last].text += "\n" + line
      }
    }
    return transcripts
  }

  /// `Chat Origin: Facturen` above what is said.
  private static func note(
    _ line: String, _ clock: ChatClock, into transcript: inout ChatTranscript
  ) {
    guard let value = afterColon(line) else { return }
    TranscriptFacts.note(String(line.prefix { $0 != ":" }), value, clock, into: &transcript)
  }

  private static func afterColon(_ line: String) -> String? {
    line.split(separator: ":", maxSplits: 1).dropFirst().first.map { ChatText.trimmed(String($0)) }
  }

  /// An agent is called by the first name only, or in full.
  private static func add(
    _ said: (seconds: Int64, name: String, text: String), _ agents: [String],
    to transcript: inout ChatTranscript
  ) {
    let isAgent = agents.contains { $0 == said.name || $0.hasPrefix(said.name + " ") }
    let at = transcript.started.map { Timestamp(seconds: $0.seconds + said.seconds) }
    transcript.say(said.text, by: said.name, at: at, role: isAgent ? .agent : nil)
  }

  /// `( 1h 2m 3s ) Name: text`.
  static func spoken(_ line: String) -> (seconds: Int64, name: String, text: String)? {
    guard line.hasPrefix("("), let close = line.utf8.firstIndex(of: 0x29),
      let seconds = seconds(line[line.index(after: line.startIndex)..<close])
    else { return nil }
    let rest = line[line.index(after: close)...]
    guard let colon = rest.utf8.firstIndex(of: 0x3A) else { return nil }
    let name = ChatText.trimmed(String(rest[..<colon]))
    guard SpokenLine.isName(name.utf8) else { return nil }
    return (seconds, name, ChatText.trimmed(String(rest[rest.index(after: colon)...])))
  }

  private static func seconds(_ text: Substring) -> Int64? {
    var total: Int64 = 0
    let parts = text.split(separator: " ")
    for part in parts {
      guard let number = Int64(part.dropLast()), number >= 0, number < 100_000 else { return nil }
      switch part.last {
      case "h", "u": total += number * 3600
      case "m": total += number * 60
      case "s": total += number
      default: return nil
      }
    }
    return parts.isEmpty ? nil : total
  }
}
