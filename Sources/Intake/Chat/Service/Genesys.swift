import Feedback
import Markup

extension ChatFormat {
  /// Genesys' `chatTranscript`: parties by `userId` with their `userType` (`personType` in older
  /// ones), times as `timeShift` in seconds from `startAt`. Nuance writes the same shape.
  static let genesys = ChatFormat(
    name: "chat.genesys", transcripts: ["chatTranscript"], marks: [["chatTranscript"]],
    recognises: { root in
      root.first("chatTranscript") != nil && root.descendants.contains { $0.name == "newParty" }
    },
    read: { root, clock in root.all("chatTranscript").map { GenesysChat(clock: clock).read($0) } })
}

private struct GenesysChat {
  let clock: ChatClock

  private struct Party {
    let name: String?
    let role: FeedbackItem.Role?
  }

  func read(_ chat: MarkupNode) -> ChatTranscript {
    var transcript = ChatTranscript()
    transcript.id = chat.attribute("sessionId")
    transcript.started = clock.instant(chat.attribute("startAt"))
    var parties: [String: Party] = [:]
    for node in chat.elements where node.isWhole {
      let user = node.attribute("userId") ?? ""
      switch node.name {
      case "newParty":
        parties[user] = party(node)
        readData(of: node, into: &transcript)
      case "message":
        let party = parties[user]
        // What only the company's side may see was said to colleagues.
        let isOpen = node.attribute("visibility").map { $0.uppercased() == "ALL" } ?? true
        transcript.say(
          (node.child("msgText") ?? node).readerText(), by: party?.name,
          at: time(of: node, transcript.started), role: isOpen ? party?.role : .system)
      case "notice":
        transcript.note((node.child("noticeText") ?? node).readerText(), by: parties[user]?.name)
      case "partyLeft": transcript.ended = time(of: node, transcript.started) ?? transcript.ended
      default: continue
      }
    }
    return transcript
  }

  /// `<userData><item key="department">Levering</item></userData>`.
  private func readData(of party: MarkupNode, into transcript: inout ChatTranscript) {
    guard let data = party.child("userData") else { return }
    for item in data.elements {
      TranscriptFacts.note(
        item.attribute("key") ?? item.name, item.readerText(), clock, into: &transcript)
    }
  }

  private func party(_ node: MarkupNode) -> Party {
    let info = node.child("userInfo")
    let type = (info?.attribute("userType") ?? info?.attribute("personType"))?.uppercased()
    let role: FeedbackItem.Role? =
      switch type {
      case "CLIENT": .customer
      case "AGENT", "SUPERVISOR", "BOT": .agent
      case "EXTERNAL":
        info?.attribute("userNick").flatMap { SpeakerRoles.role(ofWords: $0) } ?? .system
      default: nil
      }
    return Party(name: info?.attribute("userNick"), role: role)
  }

  private func time(of node: MarkupNode, _ start: Timestamp?) -> Timestamp? {
    guard let start, let shift = node.attribute("timeShift").flatMap({ Int64($0) }),
      abs(shift) < 1 << 40
    else { return nil }
    return Timestamp(seconds: start.seconds + shift)
  }
}
