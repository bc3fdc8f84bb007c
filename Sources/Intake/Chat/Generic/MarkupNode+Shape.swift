import Markup

extension MarkupNode {
  /// Whether no words stand before this element in `holder`.
  func isFirstText(in holder: MarkupNode) -> Bool {
    let words = holder.descendants.first { $0.isText && !ChatText.trimmed($0.rawText).isEmpty }
    return words?.parent == self
  }

  /// Whether only a link or the like stands below.
  var hasFewElements: Bool { elements.prefix(3).map { _ in 1 }.count < 3 }

  /// Whether no visible character stands below.
  var isBlank: Bool { ChatText.trimmed(rawText).isEmpty }

  /// Whether an element is called as a person is and lists what is known of one, such as
  /// `<user><id>…</id><name>…</name></user>`.
  var isPerson: Bool {
    guard let ranks = ChatLexicon.standard.ranks(name), firstElement?.nextElement != nil else {
      return false
    }
    return ranks[.customer] != nil || ranks[.speaker] != nil
  }
}
