extension ChatFormat {
  /// LiveChat: messages with `author_name`, `user_type` (visitor, agent), `text` and `date` or
  /// `timestamp`.
  static let liveChat = ServiceRecords(
    message: ["message", "event"], speaker: ["author_name", "authorName"],
    role: ["user_type", "author_type"], time: ["timestamp", "date", "created_at"],
    text: ["text"], kind: ["type", "event_type"],
    speech: ["message", "chat_message", "rich_message"], hidden: ["annotation"]
  ).format(
    "chat.livechat", transcripts: ["chat"], marks: [["user_type"]]
  ) { root in
    root.has("message", with: ["author_name", "user_type"])
      || root.has("event", with: ["author_name", "user_type"])
  }
}
