import Feedback

extension ChatFormat {
  /// Zoho SalesIQ: a sender with a type (visitor, operator, bot) and the text inside of `message`.
  static let salesIQ = ServiceRecords(
    message: ["message", "conversation_message"],
    speaker: ["sender/name", "sender/nickname"], role: ["sender/type"],
    time: ["time", "sent_time"],
    text: ["message/text", "content/text", "text"], kind: ["type"],
    speech: ["text", "message", "file", "reply"]
  ).format(
    "chat.salesiq", transcripts: ["conversation", "chat"],
    marks: [["sender"], ["type"], ["message"]]
  ) { root in
    root.has("message", with: ["sender", "time"]) && root.has("sender", with: ["type", "name"])
      && root.has("message", with: ["message"])
  }
}
