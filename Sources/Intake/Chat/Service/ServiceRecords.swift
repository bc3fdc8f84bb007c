import Feedback
import Markup

/// How a customer-service tool names the parts of its transcripts. These tools hand out their chats
/// through documented interfaces, and exports in XML keep the names of the fields; a name stands as
/// a child element or as an attribute, in snake or camel case.
struct ServiceRecords: Sendable {
  /// The elements that each are one message.
  let message: Set<String>
  var speaker: [String] = []
  /// Whose value names a role, by the words of `Lexicons/chat/markers.tsv` or by ``roles``.
  var role: [String] = []
  /// Values of ``role`` that are no words.
  var roles: [String: FeedbackItem.Role] = [:]
  var time: [String] = []
  var text: [String] = []
  /// Fields that say what kind of record it is, and the kinds that are speech; empty for all.
  var kind: [String] = []
  var speech: Set<String> = []
  /// Kinds whose record is written for colleagues only.
  var hidden: Set<String> = []

  /// Reads one transcript element, or a whole document.
  func read(_ holder: MarkupNode, _ clock: ChatClock) -> ChatTranscript {
    var transcript = ChatTranscript()
    let messages = holder.descendants.filter {
      message.contains($0.name) && isRecord($0) && !Self.isInside($0, message)
    }
    TranscriptFacts.read(
      from: holder, beside: messages.map(\.index), clock: clock, into: &transcript)
    for node in messages where node.isWhole {
      let kind = value(of: self.kind, in: node)
      if let kind, hidden.contains(kind) { continue }
      let name = value(of: speaker, in: node)
      let body = HTMLInside.plain(value(of: text, in: node) ?? ownText(node))
      let stated = role(of: node)
      // What a chat begins with may have no time of its own: it is the chat's.
      let isFirst = transcript.utterances.isEmpty
      let start = transcript.started
      let isSpeech = speech.isEmpty || kind.map { speech.contains($0) } ?? true
      transcript.say(
        body, by: name, at: clock.instant(value(of: time, in: node)) ?? (isFirst ? start : nil),
        role: !isSpeech || stated == .system ? .system : stated)
      if value(of: role, in: node).map({ SpeakerRoles.isBot($0) }) ?? false { transcript.markBot() }
    }
    return transcript
  }

  private func isRecord(_ node: MarkupNode) -> Bool {
    value(of: text, in: node) != nil || !ownText(node).isEmpty
  }

  private func role(of node: MarkupNode) -> FeedbackItem.Role? {
    for name in role {
      guard let value = value(of: [name], in: node) else { continue }
      if let role = roles[value.lowercased()] ?? SpeakerRoles.role(ofWords: value) { return role }
    }
    return nil
  }

  /// The first of `paths` that is there; a path such as `author/type` goes down by elements and
  /// ends in an element or an attribute.
  private func value(of paths: [String], in node: MarkupNode) -> String? {
    for path in paths {
      var at: MarkupNode? = node
      let steps = path.split(separator: "/").map(String.init)
      for step in steps.dropLast() { at = at.flatMap { Self.child($0, step) } }
      guard let holder = at, let last = steps.last else { continue }
      let found = Self.attribute(holder, last) ?? Self.child(holder, last)?.readerText()
      if let found, !ChatText.trimmed(found).isEmpty { return ChatText.trimmed(found) }
    }
    return nil
  }

  private static func child(_ node: MarkupNode, _ name: String) -> MarkupNode? {
    node.elements.first { ChatLexicon.squashed($0.name) == ChatLexicon.squashed(name) }
  }

  private static func attribute(_ node: MarkupNode, _ name: String) -> String? {
    let key = ChatLexicon.squashed(name)
    return node.attributes.first { ChatLexicon.squashed($0.name) == key }?.value
  }

  /// The text of a message element that holds nothing else.
  private func ownText(_ node: MarkupNode) -> String {
    node.firstElement == nil ? ChatText.trimmed(node.rawText) : ""
  }
}

extension ServiceRecords {
  /// A format whose transcripts are the elements of these names.
  func format(
    _ name: String, transcripts: Set<String>, marks: [[Vocabulary.Word]],
    recognises: @escaping @Sendable (MarkupNode) -> Bool
  ) -> ChatFormat {
    ChatFormat(
      name: name, transcripts: transcripts, marks: marks, recognises: recognises,
      read: { root, clock in
        let holders = root.descendants.filter {
          transcripts.contains($0.name) && !Self.isInside($0, transcripts)
        }
        return (holders.isEmpty ? [root] : holders).map { read($0, clock) }
      })
  }

  private static func isInside(_ node: MarkupNode, _ names: Set<String>) -> Bool {
    var above = node.parent
    while let element = above {
      if names.contains(element.name) { return true }
      above = element.parent
    }
    return false
  }
}

extension MarkupNode {
  /// Whether an element of that name stands below that has a child or an attribute of each of these
  /// names.
  func has(_ name: String, with parts: [String]) -> Bool {
    descendants.contains { node in
      node.isElement && node.name == name
        && parts.allSatisfy { node.attribute($0) != nil || node.child($0) != nil }
    }
  }
}
