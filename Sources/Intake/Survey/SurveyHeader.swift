import CSV

/// Where a survey's table begins and what its columns are called.
///
/// Above the header may stand titles and comments; the header may have one to three rows: Qualtrics
/// writes ids, questions and `{"ImportId":…}`, its older exports and SurveyMonkey two.
struct SurveyHeader {
  struct Column: Equatable {
    /// Unique in the file: the header as it stands, `name (2)` for a second one.
    var name: String
    /// The question's text, where it is not the name.
    var question: String?
    /// What the tool calls it: in Qualtrics' third row, or before the question as LimeSurvey does.
    var importID: String?
    /// Where the times of a date column were written, as Qualtrics' third row says.
    var zone: String?
    /// The option of a question that was spread over several columns.
    var option: String?
  }

  /// The record that the header begins with, counted from 0 in the file, and its line.
  private(set) var record = 0
  private(set) var line = 1
  private(set) var rows = 0
  private(set) var columns: [Column] = []
  /// How many cells the header's row has, those without a name at its end too.
  private(set) var width = 0
  /// The columns' first header row, as a fingerprint of the survey.
  private(set) var names: [String] = []

  /// The record with which the answers begin.
  var firstAnswer: Int { record + rows }

  /// - Parameter skipsFirst: whether the first record is a `sep=` line.
  init?(_ batch: CSVBatch, skipsFirst: Bool) {
    let start = skipsFirst ? 1 : 0
    let sample = (start..<max(start, min(batch.count, start + 60))).map { batch[$0] }
      .filter { !$0.isBlank }
    guard let place = Self.headerPlace(sample) else { return nil }
    let top = sample[place]
    let below = sample[(place + 1)...].map(\.strings)
    record = top.number
    line = top.line
    width = top.count
    names = Self.trimmed(top.strings)
    while names.count > 1, names.last == "" { names.removeLast() }
    if Self.isData(names, below: below) {
      names = names.indices.map { "column \($0 + 1)" }
      columns = names.map { Column(name: $0) }
      return
    }
    // Rows are counted as records, so that blank ones between them do no harm.
    let extra = Self.extraRows(names, below)
    rows = extra == 0 ? 1 : sample[place + extra].number - record + 1
    columns = Self.columns(names, Array(below.prefix(extra)))
    Self.splitCodes(&columns)
    Self.makeUnique(&columns)
  }

  // MARK: Which row it is

  /// The first row that may be the header, or a wider one soon after it that has more known names: a
  /// title is cut at its commas too.
  private static func headerPlace(_ sample: [CSVRecord]) -> Int? {
    guard let first = firstPlace(sample) else { return nil }
    let titles = KnownNames(trimmed(sample[first].strings))
    let better = sample.indices.dropFirst(first + 1).prefix(9).first { place in
      let names = KnownNames(trimmed(sample[place].strings))
      return names.filled > titles.filled && names.known >= 2 && names.known > titles.known
        && names.isHeader
    }
    return better ?? first
  }

  /// The first row that fills half of the table's width, or that has a name that a survey tool gives.
  private static func firstPlace(_ sample: [CSVRecord]) -> Int? {
    guard !sample.isEmpty else { return nil }
    let width = usualWidth(sample)
    for (place, record) in sample.prefix(30).enumerated() {
      let cells = trimmed(record.strings)
      let filled = cells.count { !$0.isEmpty }
      if width > 1, isComment(cells, sample) { continue }
      if filled * 2 >= width, filled > 1 || width == 1 {
        return isUnder(sample, place, cells) ? place - 1 : place
      }
      if filled > 1, SurveyLexicon.standard.wholeNames[folded(cells[0])]?.role == .responseID {
        return place
      }
    }
    return 0
  }

  /// A line that begins with `#` and has no column's names, though it may have delimiters.
  private static func isComment(_ cells: [String], _ sample: [CSVRecord]) -> Bool {
    guard let first = cells.first, first.hasPrefix("#"), sample.count > 1 else { return false }
    let names = KnownNames(cells)
    return names.filled == 1 || (first.utf8.count > 1 && names.known < 2 && !names.isFirstKnown)
  }

  /// Whether the row above an answer is the header, though it names one column only: it is as wide as
  /// the answer, and a title would be followed by names.
  private static func isUnder(_ sample: [CSVRecord], _ place: Int, _ cells: [String]) -> Bool {
    guard place > 0, sample[place - 1].count == cells.count else { return false }
    let below = sample[(place + 1)...].prefix(3).map(\.strings)
    if isData(cells, below: below) { return true }
    return !below.isEmpty
      && cells.indices.contains { column in
        ([cells] + below).allSatisfy { $0.count > column && isNumber($0[column]) }
      }
  }

  private static func isNumber(_ cell: String) -> Bool {
    if case .number = SurveyCell(cell) { true } else { false }
  }

  /// The most common number of fields, empty ones at the end not counted.
  private static func usualWidth(_ sample: [CSVRecord]) -> Int {
    var widths: [Int: Int] = [:]
    for record in sample {
      var width = record.count
      while width > 1, record[width - 1].isEmpty { width -= 1 }
      widths[width, default: 0] += 1
    }
    return widths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
  }

  /// Whether the first row is an answer already: it holds an address or a time, or numbers where the
  /// rows below have them too.
  private static func isData(_ names: [String], below: [[String]]) -> Bool {
    var profile = ColumnProfile()
    for name in names { profile.add(name) }
    if profile.addresses > 0 || profile.dates > 0 { return true }
    guard !below.isEmpty, names.count > 1 else { return false }
    return profile.numbers * 2 >= names.count
      && names.allSatisfy { Double($0) == nil || $0.utf8.count < 12 }
      && Set(names).count < names.count
  }

  // MARK: How many rows it has

  private static func extraRows(_ names: [String], _ below: [[String]]) -> Int {
    if below.count > 1, isImportRow(below[1]) { return 2 }
    if let first = below.first {
      if isImportRow(first) || isOptionRow(first) || isQuestionRow(first, names, below) { return 1 }
    }
    return 0
  }

  private static func isImportRow(_ row: [String]) -> Bool {
    row.contains { $0.hasPrefix("{\"ImportId\"") || $0.hasPrefix("{'ImportId'") }
  }

  /// SurveyMonkey's second row: no respondent, and `Response` under each simple question.
  private static func isOptionRow(_ row: [String]) -> Bool {
    guard row.first.map({ $0.allSatisfy { $0 == " " } }) == true else { return false }
    let words: Set<String> = [
      "response", "open ended response", "antwoord", "open antwoord", "reactie",
      "antwoord op open vraag",
    ]
    return row.contains { words.contains(folded($0)) }
  }

  /// A second row of words where the rows below it have dates and numbers.
  private static func isQuestionRow(
    _ row: [String], _ names: [String], _ below: [[String]]
  ) -> Bool {
    let rest = below.dropFirst()
    let legacy = names.count > 2 && names[0] == "V1" && names[1] == "V2"
    if legacy || row == names { return true }
    let isWider = row.count { !$0.isEmpty } > names.count { !$0.isEmpty }
    guard !rest.isEmpty, !isWider else { return false }
    var (against, typed) = (0, 0)
    for column in names.indices {
      var profile = ColumnProfile()
      for record in rest.prefix(30) where column < record.count { profile.add(record[column]) }
      guard profile.filled > 0, profile.dateShare > 0.8 || isNumeric(profile) else { continue }
      typed += 1
      let cell = column < row.count ? row[column] : ""
      if isText(cell) { against += 1 }
    }
    return typed >= 2 && against == typed
  }

  private static func isNumeric(_ profile: ColumnProfile) -> Bool {
    profile.levels == 0 && profile.ratingShare > 0.9
  }

  private static func isText(_ cell: String) -> Bool {
    guard SurveyDate(cell) == nil, case .other = SurveyCell(cell) else { return false }
    return true
  }

  // MARK: What the columns are

  private static func columns(_ names: [String], _ extra: [[String]]) -> [Column] {
    guard let second = extra.first.map(trimmed) else { return names.map { Column(name: $0) } }
    if extra.count == 2 {
      return names.indices.map { at in
        Column(
          name: names[at], question: at < second.count ? second[at] : nil,
          importID: at < extra[1].count ? member("ImportId", extra[1][at]) : nil,
          zone: at < extra[1].count ? member("timeZone", extra[1][at]) : nil)
      }
    }
    if isImportRow(second) {
      return names.indices.map { at in
        Column(
          name: names[at], importID: at < second.count ? member("ImportId", second[at]) : nil,
          zone: at < second.count ? member("timeZone", second[at]) : nil)
      }
    }
    return isOptionRow(second)
      ? spread(names, second)
      : names.indices.map {
        Column(name: names[$0], question: $0 < second.count ? second[$0] : nil)
      }
  }

  /// A group's question stands over its first column only and holds for the empty cells after it.
  private static func spread(_ names: [String], _ options: [String]) -> [Column] {
    var group = ""
    return (0..<max(names.count, options.count)).map { at in
      let name = at < names.count ? names[at] : ""
      if !name.isEmpty { group = name }
      let option = at < options.count ? options[at] : ""
      let isPlain =
        option.isEmpty
        || ["response", "open ended response", "antwoord", "open antwoord", "reactie"]
          .contains(folded(option))
      if isPlain { return Column(name: group) }
      return Column(name: "\(group) – \(option)", question: group, option: option)
    }
  }

  /// `G01Q02. How easy was it?` is the code `G01Q02` and a question, where most headers are.
  private static func splitCodes(_ columns: inout [Column]) {
    let codes = columns.map { column in
      // Most names have no full stop, which is a far cheaper question.
      column.name.utf8.contains(UInt8(ascii: ".")) ? column.name.firstRange(of: ". ") : nil
    }
    let isCode = zip(columns, codes).map { column, place in
      place.map { column.name[..<$0.lowerBound].allSatisfy { !$0.isWhitespace } } ?? false
    }
    guard isCode.count(where: { $0 }) * 10 >= columns.count * 8 else { return }
    for index in columns.indices where isCode[index] && columns[index].question == nil {
      guard let place = codes[index] else { continue }
      columns[index].importID = String(columns[index].name[..<place.lowerBound])
      columns[index].question = String(columns[index].name[place.upperBound...])
    }
  }

  /// `QID2_TEXT` of `{"ImportId":"QID2_TEXT"}`.
  private static func member(_ name: Substring, _ cell: String) -> String? {
    let parts = cell.split(separator: "\"")
    guard let key = parts.firstIndex(of: name), key + 2 < parts.count else { return nil }
    return String(parts[key + 2])
  }

  private static func makeUnique(_ columns: inout [Column]) {
    var used: [String: Int] = [:]
    for at in columns.indices {
      if columns[at].name.isEmpty { columns[at].name = "column \(at + 1)" }
      if columns[at].question == columns[at].name || columns[at].question == "" {
        columns[at].question = nil
      }
      let name = columns[at].name
      let count = used[name, default: 0] + 1
      used[name] = count
      if count > 1 { columns[at].name = "\(name) (\(count))" }
    }
  }

  private static func trimmed(_ cells: [String]) -> [String] {
    cells.map { cell in
      if let first = cell.utf8.first, let last = cell.utf8.last,
        (0x21..<0x7F).contains(first), (0x21..<0x7F).contains(last)
      {
        return cell
      }
      let scalars = cell.unicodeScalars.drop { isPadding($0) }
      let kept = scalars.reversed().drop { isPadding($0) }.reversed()
      var text = String.UnicodeScalarView()
      text.append(contentsOf: kept)
      return String(text)
    }
  }

  /// White space, and the marks that byte orders and damaged decodings leave behind.
  private static func isPadding(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0
  }
}
