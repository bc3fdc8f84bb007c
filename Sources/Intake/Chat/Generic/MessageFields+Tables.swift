import Markup

// Messages whose parts stand beside each other: cells of a table, terms and definitions.
extension MessageFields {
  /// A row of a table: by the names in the first row, and else by what its cells look like.
  mutating func readCells(of row: MarkupNode) {
    let cells = Array(row.elements)
    let texts = cells.map { $0.readerText() }
    guard cells.count >= 2, let header = Self.header(of: row) else { return }
    textCount = 1
    let heads = header.elements.map { $0.readerText() }
    if heads.contains(where: ChatClock.isTime) { return readBareCells(texts) }
    guard header != row else { return }
    let names = heads.map { ChatLexicon.standard.ranks($0) }
    for (place, text) in texts.enumerated() where !text.isEmpty {
      let ranks = place < names.count ? names[place] : nil
      if ChatClock.isTime(text) {
        time = time ?? text
      } else if let rank = ranks?[.speaker], SpokenLine.isName(text) {
        set(.speaker, rank, text)
      } else if ranks?[.role] != nil, SpeakerRoles.role(ofWords: text) != nil {
        take(role: text)
      } else if let rank = ranks?[.text] {
        set(.text, rank, text)
      }
    }
  }

  /// `10:01 | Klant: | De trein had vertraging`: the time, the first other cell, and the last.
  private mutating func readBareCells(_ texts: [String]) {
    let filled = texts.filter { !$0.isEmpty }
    time = time ?? filled.first(where: ChatClock.isTime)
    let others = filled.filter { !ChatClock.isTime($0) }
    guard others.count >= 2, let name = Self.name(in: others[0]) else { return }
    speaker = speaker ?? name
    text = others[others.count - 1]
  }

  /// The first row of the table that `row` stands in.
  private static func header(of row: MarkupNode) -> MarkupNode? {
    var above = row.parent
    while let node = above, node.name != "table" { above = node.parent }
    return above?.first("tr")
  }

  /// `<dt>Sanne (10:32)</dt><dd>Goedemiddag</dd>`.
  mutating func readDefinition(_ term: MarkupNode) {
    guard let said = term.nextElement, said.name == "dd" else { return }
    let head = ChatText.trimmed(term.readerText())
    let line = SpokenLine(head.hasSuffix(":") ? head + " -" : head + ": -")
    speaker = speaker ?? line?.speaker
    time = time ?? line?.time
    text = said.readerText()
    textCount = 1
  }
}
