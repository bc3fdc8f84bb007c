extension ChatFormat {
  /// Freshchat: `actor_type` (user, agent, bot, system) and `message_parts` with a `content`; a
  /// `message_type` of private is for colleagues only.
  static let freshchat = ServiceRecords(
    message: ["message"], speaker: ["actor_name", "actor/name"], role: ["actor_type"],
    time: ["created_time"],
    text: [
      "message_parts/text/content", "message_parts/part/text/content",
      "message_parts/message_part/text/content",
    ],
    kind: ["message_type"], speech: ["normal", "auto"], hidden: ["private"]
  ).format(
    "chat.freshchat", transcripts: ["conversation"], marks: [["actor_type"]]
  ) { root in
    root.has("message", with: ["actor_type", "message_parts"])
  }
}
