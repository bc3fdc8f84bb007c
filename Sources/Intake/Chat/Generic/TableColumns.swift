import Markup

/// Which columns of a table without a telling header hold the names and the texts, by what stands in
/// all its rows: few names again and again, and in another column the most words.
struct TableColumns {
  let speaker: Int
  let text: Int

  /// How many rows are looked at, and how many columns they have at most.
  private static let sample = 60
  private static let widest = 12

  /// Nil where no column has names that come again.
  init?(_ rows: some Sequence<[String]>) {
    let rows = Array(rows.prefix(Self.sample))
    guard let width = rows.first?.count, (2...Self.widest).contains(width) else { return nil }
    let full = rows.filter { $0.count == width }
    guard full.count > 2 else { return nil }
    let columns = (0..<width).map { column in full.map { $0[column] }.filter { !$0.isEmpty } }
    let open = columns.indices.filter { column in
      !columns[column].isEmpty && !columns[column].allSatisfy { Self.isTime($0) }
    }
    let names = open.filter { column in
      let values = columns[column]
      return values.allSatisfy { Self.isName($0) } && Set(values).count < values.count
    }
    let best = names.min {
      (Set(columns[$0]).count, Self.size(columns[$0])) < (
        Set(columns[$1]).count, Self.size(columns[$1])
      )
    }
    guard let best,
      let text = open.filter({ $0 != best }).max(by: {
        Self.size(columns[$0]) < Self.size(columns[$1])
      })
    else { return nil }
    (speaker, self.text) = (best, text)
  }

  /// Whether a row has a name and a text in these columns.
  func fit(_ cells: [String]) -> Bool {
    max(speaker, text) < cells.count && Self.isName(cells[speaker]) && !cells[text].isEmpty
  }

  private static func isName(_ cell: String) -> Bool {
    let bare = cell.hasSuffix(":") ? String(cell.dropLast()) : cell
    return SpokenLine.isName(SpokenLine.named(bare).name.utf8)
  }

  private static func isTime(_ cell: String) -> Bool {
    ChatClock.isTime(cell) || SpokenLines.Line.isDay(cell)
  }

  private static func size(_ values: [String]) -> Int {
    values.reduce(0) { $0 + $1.utf8.count }
  }
}
