extension ChatFormat {
  /// Zendesk Chat (Zopim): `history` entries with `type`, `sender_type`, `name`, `msg`,
  /// `timestamp`.
  static let zendesk = ServiceRecords(
    message: ["entry", "event", "message", "item", "chat_message"],
    speaker: ["name", "display_name", "sender_name"],
    role: ["sender_type", "senderType", "nick"],
    roles: ["trigger": .agent, "visitor": .customer],
    time: ["timestamp", "created_at", "time"], text: ["msg", "message"], kind: ["type"],
    speech: ["chat.msg", "msg", "message", "chat.message"]
  ).format(
    "chat.zendesk", transcripts: ["chat"], marks: [["sender_type"]]
  ) { root in
    root.descendants.contains { node in
      node.isElement && (node.attribute("sender_type") ?? node.child("sender_type")?.name) != nil
        && (node.attribute("msg") ?? node.child("msg")?.name) != nil
    }
  }
}
