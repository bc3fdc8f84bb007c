import Feedback
import Markup

extension ChatFormat {
  /// SMS Backup & Restore: `sms` elements with `address`, `body`, `date` in milliseconds and a `type`,
  /// 1 for what came in and 2 for what went out; one thread for each number. Drafts and what could not
  /// be sent, which other types are, nobody read.
  static let smsBackup = ChatFormat(
    name: "chat.sms", marks: [["sms"], ["address"], ["body"]],
    recognises: { root in root.has("sms", with: ["address", "body", "type", "date"]) },
    read: { root, clock in smsThreads(root, clock) })

  private static func smsThreads(_ root: MarkupNode, _ clock: ChatClock) -> [ChatTranscript] {
    var threads: [ChatTranscript] = []
    var places: [String: Int] = [:]
    for sms in root.all("sms") where sms.isWhole {
      guard let address = sms.attribute("address"), let body = sms.attribute("body"),
        let direction = smsDirections[sms.attribute("type") ?? ""]
      else { continue }
      let place = places[address] ?? threads.count
      if place == threads.count {
        threads.append(ChatTranscript())
        places[address] = place
      }
      let contact = sms.attribute("contact_name").flatMap { $0 == "(Unknown)" ? nil : $0 }
      threads[place].say(
        body, by: direction == .incoming ? contact ?? address : nil,
        at: clock.instant(sms.attribute("date")), direction: direction)
    }
    return threads
  }

  private static let smsDirections: [String: ChatTranscript.Direction] = [
    "1": .incoming, "2": .outgoing,
  ]
}
