import Markup

// Messages whose parts stand beside each other: cells of a table, terms and definitions.
extension MessageReader {
  /// In nodes: a larger row is the frame of a page.
  private static let largestRow: Int32 = 2000

  /// A row of a table: by the names in the first row, and else by what its cells look like.
  mutating func readCells(of row: MarkupNode) {
    guard tree.end(of: row.index) - row.index <= Self.largestRow else { return }
    let cells = Array(row.elements)
    let texts = cells.map { cell in
      let own = cell.readerText { isForeign($0) && $0 != cell }
      return own.isEmpty ? cell.readerText() : own
    }
    guard cells.count >= 2, let header = Self.header(of: row) else { return readOnlyCell(texts) }
    fields.textCount = 1
    let heads = header.elements.map { $0.readerText() }
    if heads.contains(where: ChatClock.isTime) { return readBareCells(texts, of: row) }
    guard header != row else { return }
    let names = heads.map { ChatLexicon.standard.ranks($0) }
    guard names.contains(where: { $0 != nil }) else {
      return readBareCells(texts, of: row)
    }
    var (speakerRank, textRank) = (Int32.max, Int32.max)
    for (place, text) in texts.enumerated() where !text.isEmpty {
      let ranks = place < names.count ? names[place] : nil
      if let moment = ChatMoment(text) {
        fields.time = fields.time ?? moment
      } else if ranks?[.time] != nil, TimeReading(text, order: .dayFirst).date != nil {
        take(day: text)
      } else if ranks?[.conversation] != nil {
        fields.conversation = .own(text)
      } else if let rank = ranks?[.speaker], SpokenLine.isName(text.utf8) {
        let (name, role) = SpokenLine.named(text)
        if rank < speakerRank { (fields.speaker, speakerRank) = (.own(name), rank) }
        fields.take(role, nil)
      } else if ranks?[.role] != nil, Self.tellsWho(text) {
        var words = text
        words.withUTF8 { take(role: $0) }
      } else if ranks?[.attachment] != nil {
        fields.hasAttachment = true
      } else if let rank = ranks?[.text], rank < textRank {
        (fields.text, textRank) = (.own(text), rank)
      }
    }
  }

  /// Whether a cell names a role, or which way a message went.
  private static func tellsWho(_ text: String) -> Bool {
    SpeakerRoles.role(ofWords: text) != nil || NameMeanings.Meaning.direction(text) != nil
  }

  /// A cell across all columns: a day, or a line of the program.
  private mutating func readOnlyCell(_ texts: [String]) {
    guard let text = texts.first, texts.count == 1 else { return }
    // A row around a message that has all its parts.
    if !fields.speaker.isNone, fields.time != nil { return settleText(isPerson: false) }
    fields.text = .own(text)
    fields.textCount = 1
    if !SpokenLines.Line.isDay(text) { fields.role = .system }
  }

  /// `10:01 | Klant: | De trein had vertraging`: the time, the first other cell, and the last, unless
  /// the whole table shows that another column has the names.
  private mutating func readBareCells(_ texts: [String], of row: MarkupNode) {
    let filled = texts.filter { !$0.isEmpty }
    fields.time = fields.time ?? filled.lazy.compactMap { ChatMoment($0) }.first
    if let date = filled.first(where: Self.isDate) { take(day: date) }
    let others = filled.filter { !ChatClock.isTime($0) && !Self.isDate($0) }
    if filled.count == 1, let last = texts.last, !last.isEmpty, fields.speaker.isNone {
      // The speaker above goes on.
      return fields.text = .own(last)
    }
    guard fields.time != nil else { return }
    if others.count == 1 { return readLine(others[0]) }
    guard others.count >= 2 else { return }
    let columns = tableColumns(of: row).flatMap { $0.fit(texts) ? $0 : nil }
    let head = ChatText.trimmed(columns.map { texts[$0.speaker] } ?? others[0])
    let (name, role) = SpokenLine.named(head.hasSuffix(":") ? String(head.dropLast()) : head)
    guard SpokenLine.isName(name.utf8) else { return }
    if fields.speaker.isNone { fields.speaker = .own(name) }
    fields.take(role, nil)
    fields.text = .own(columns.map { texts[$0.text] } ?? others[others.count - 1])
  }

  /// `Sanne: Goedemiddag` in the one cell beside the time.
  private mutating func readLine(_ text: String) {
    guard let line = SpokenLine(text), line.time == nil else { return }
    if fields.speaker.isNone { fields.speaker = .own(line.speaker) }
    fields.take(line.role, nil)
    fields.text = .own(line.text)
  }

  private mutating func tableColumns(of row: MarkupNode) -> TableColumns? {
    guard let table = Self.table(of: row) else { return nil }
    if let seenTable, seenTable.node == table.index { return seenTable.columns }
    let rows = table.descendants.lazy.filter { $0.name == "tr" && $0.child("th") == nil }
    let columns = TableColumns(
      rows.map { row in row.elements.map { ChatText.trimmed($0.readerText()) } })
    seenTable = (table.index, columns)
    return columns
  }

  private static func table(of row: MarkupNode) -> MarkupNode? {
    var above = row.parent
    while let node = above, node.name != "table" { above = node.parent }
    return above
  }

  /// Whether a cell holds a date and nothing else.
  private static func isDate(_ text: String) -> Bool {
    let reading = TimeReading(text, order: .dayFirst)
    return text.utf8.count < 24 && reading.date != nil && reading.secondOfDay == nil
  }

  /// The first row with several cells of the table that `row` stands in.
  private static func header(of row: MarkupNode) -> MarkupNode? {
    table(of: row)?.descendants.first { $0.name == "tr" && $0.firstElement?.nextElement != nil }
  }

  /// `<dt>Sanne (10:32)</dt><dd>Goedemiddag</dd><dd>Mijn factuur klopt niet</dd>`.
  mutating func readDefinition(_ term: MarkupNode) {
    let head = ChatText.trimmed(term.readerText())
    if let (name, time) = SpokenLine.head(head) {
      let (speaker, role) = SpokenLine.named(name)
      if fields.speaker.isNone { fields.speaker = .own(speaker) }
      fields.role = fields.role ?? role
      fields.time = fields.time ?? time.flatMap { ChatMoment($0) }
    }
    var said: [String] = []
    var next = term.nextElement
    while let definition = next, definition.name == "dd" {
      let text = definition.readerText()
      if fields.time == nil, said.isEmpty, let time = ChatMoment(text) {
        fields.time = time
      } else if !text.isEmpty {
        said.append(text)
      }
      next = definition.nextElement
    }
    guard !said.isEmpty else { return }
    fields.text = .own(said.joined(separator: "\n"))
    fields.textCount = 1
  }
}
