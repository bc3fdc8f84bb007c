import Feedback
import Markup

/// Someone who took part in a chat, as an export lists them apart from the messages:
/// `<participant id="u7" role="customer" name="…" email="…"/>`, or the same in child elements.
struct ChatParty: Sendable {
  let role: FeedbackItem.Role?
  let name: String?

  /// Reads an element that describes one person and nothing else.
  ///
  /// - Returns: whether `node` is such an element, so that what is in it says nothing of the chat:
  ///   a visitor's id is not the chat's.
  static func read(
    _ node: MarkupNode, _ meaning: NameMeanings.Meaning, into transcript: inout ChatTranscript
  ) -> Bool {
    guard let ranks = meaning.ranks,
      ranks[.customer] != nil || ranks[.speaker] != nil || ranks[.department] != nil
    else { return meaning.role == .agent && hasParts(node) }
    guard hasParts(node) else {
      if ranks[.customer] != nil { readName(node, into: &transcript) }
      return false
    }
    if ranks[.department] != nil {
      transcript.department = transcript.department ?? value(.speaker, of: node)
      return true
    }
    let stated = value(.role, of: node).flatMap { SpeakerRoles.role(ofWords: $0) }
    let role = stated ?? SpeakerRoles.role(ofWords: node.name)
    note(node, role: role, in: &transcript)
    return true
  }

  private static func note(
    _ node: MarkupNode, role: FeedbackItem.Role?, in transcript: inout ChatTranscript
  ) {
    let (name, id) = (value(.speaker, of: node), value(.personID, of: node))
    let party = ChatParty(role: role, name: name)
    for key in [name, id].compactMap({ $0?.lowercased() }) where transcript.parties[key] == nil {
      transcript.parties[key] = party
    }
    guard role == .customer else { return }
    transcript.customer.name = transcript.customer.name ?? name
    transcript.customer.address = transcript.customer.address ?? value(.email, of: node)
    // A participant's id may count within the chat; a visitor's or customer's own is theirs.
    let own = ChatLexicon.standard.rank(node.name, .customer) == nil ? nil : id
    transcript.customer.id = transcript.customer.id ?? value(.customerID, of: node) ?? own
  }

  /// `<customer>Sanne de Wit</customer>`.
  private static func readName(_ node: MarkupNode, into transcript: inout ChatTranscript) {
    let text = ChatText.trimmed(node.rawText)
    guard transcript.customer.name == nil, SpokenLine.isName(text.utf8), !text.utf8.contains(0x40)
    else { return }
    transcript.customer.name = text
  }

  private static func hasParts(_ node: MarkupNode) -> Bool {
    node.firstElement != nil || node.attributes.contains { $0.name != "class" }
  }

  /// The best-named attribute or child element of a field.
  private static func value(_ field: ChatLexicon.Field, of node: MarkupNode) -> String? {
    let children = node.elements.map { ($0.name, ChatText.trimmed($0.rawText)) }
    let named = node.attributes.map { ($0.name, ChatText.trimmed($0.value)) } + children
    let ranked = named.compactMap { name, value in
      value.isEmpty || value.utf8.count > 200
        ? nil : ChatLexicon.standard.rank(name, field).map { ($0, value) }
    }
    return ranked.min { $0.0 < $1.0 }?.1
  }
}
