import Feedback

extension ChatFormat {
  /// Olark: `items` whose `kind` names the direction, with `nickname`, `timestamp` and `body`.
  static let olark = ServiceRecords(
    message: ["item"], speaker: ["nickname", "name"], role: ["kind"],
    roles: [
      "messagetovisitor": .agent, "messagetooperator": .customer, "offlinemessage": .customer,
    ],
    time: ["timestamp"], text: ["body"], kind: ["kind"],
    speech: ["MessageToVisitor", "MessageToOperator", "OfflineMessage"]
  ).format(
    "chat.olark", transcripts: ["conversation", "Conversation"], marks: [["item"], ["kind"]]
  ) { root in
    root.has("item", with: ["kind", "body"])
  }
}
