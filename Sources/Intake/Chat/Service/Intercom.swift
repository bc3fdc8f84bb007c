extension ChatFormat {
  /// Intercom: the first message in `source`, the rest in `conversation_part`, each with an
  /// `author` of type user, lead, admin or bot; a part of type `note` is for colleagues only.
  static let intercom = ServiceRecords(
    message: ["source", "conversation_part"],
    speaker: ["author/name", "author/email", "author_name"],
    role: ["author/type", "author_type"], roles: ["user": .customer, "lead": .customer],
    time: ["created_at", "delivered_as_at"], text: ["body"], kind: ["part_type"],
    speech: ["comment", "open", "close", "conversation"], hidden: ["note"]
  ).format(
    "chat.intercom", transcripts: ["conversation"],
    marks: [["conversation_part", "conversation_parts"]]
  ) { root in
    root.first("conversation_part") != nil || root.first("conversation_parts") != nil
  }
}
