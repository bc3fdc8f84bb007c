import Feedback

extension ChatFormat {
  /// tawk.to: messages whose sender has a type `t` (visitor, agent, system) and a name `n`.
  static let tawk = ServiceRecords(
    message: ["message"], speaker: ["sender/n", "sender/name"], role: ["sender/t"],
    roles: ["v": .customer, "a": .agent, "s": .system], time: ["time"], text: ["msg"],
    kind: ["type"], speech: ["msg"]
  ).format(
    "chat.tawk", transcripts: ["chat"], marks: [["sender"], ["t"]]
  ) { root in
    root.has("message", with: ["sender", "msg"]) && root.has("sender", with: ["t"])
  }
}
