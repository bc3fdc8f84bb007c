import Markup

/// Messages of several chats that stand together, each with the id of its chat: a table with a
/// column for it, or `<message conversationId="C2">`.
enum MixedChats {
  typealias Part = (TranscriptTeller.Part, [MessageFields])

  /// The chats of a part in the order of their first messages; the part itself where its messages
  /// have no such ids, or each its own.
  static func parted(_ part: TranscriptTeller.Part, _ fields: [MessageFields]) -> [Part] {
    guard fields.contains(where: { !$0.conversation.isEmpty }) else { return [(part, fields)] }
    let bytes = part.holder.tree.bytes
    var last = ""
    let ids = fields.map { field in
      // A row across all columns, or what has no id, goes with what stands before it.
      let id = field.conversation.string(bytes).map(ChatText.trimmed) ?? ""
      if !id.isEmpty { last = id }
      return last
    }
    let count = Set(ids.filter { !$0.isEmpty }).count
    guard count > 1, count * 2 <= ids.count else { return [(part, fields)] }
    var places: [String: Int] = [:]
    var chats: [(id: String, messages: [Int32], fields: [MessageFields])] = []
    for (place, id) in ids.enumerated() {
      if places[id] == nil {
        places[id] = chats.count
        chats.append((id, [], []))
      }
      guard let chat = places[id] else { continue }
      chats[chat].messages.append(part.messages[place])
      chats[chat].fields.append(fields[place])
    }
    return chats.map { chat in
      let own = TranscriptTeller.Part(
        holder: part.holder, range: part.range, messages: chat.messages,
        page: part.page, id: chat.id.isEmpty ? nil : chat.id)
      return (own, chat.fields)
    }
  }
}
