import CSV
import Feedback

// Rows that are no answers, such as headers, other tables and counts, and rows that are cut otherwise
// than the table.
extension SurveyRowReader {
  /// Lends a row as it is meant: one that has more cells than the header, since an open answer in it
  /// was cut at its delimiters, with that answer whole, where only so its ratings and dates can be
  /// read; every other as it stands.
  func settle(_ row: CSVRow, _ body: (CSVRow) -> Void) {
    let width = names.count
    guard row.count > width, plan.headerRows > 0, let column = cutAnswer(row, row.count - width)
    else { return body(row) }
    var isJoined = false
    row.joining(column, extra: row.count - width) {
      isJoined = true
      body($0)
    }
    if !isJoined { body(row) }
  }

  /// The answer to which `extra` cells belong: the only one where the ratings and dates fit so, and do
  /// not as the row stands, or the one whose pieces begin with a space, as they do behind a comma in a
  /// sentence. Nil where that is none or not sure.
  private func cutAnswer(_ row: CSVRow, _ extra: Int) -> Int? {
    // With more answers than that, hardly ever one alone fits.
    let most = 20
    guard !row.cell(row.count - 1).trimmed.isEmpty, parts.answers.count <= most else { return nil }
    let fitting = parts.answers.filter { fits(row, cutAt: $0, extra) }
    let spaced = fitting.filter { column in
      (column + 1...column + extra).allSatisfy { row.cell($0).first == 0x20 }
    }
    let isSure = fitting.count == 1 && !fits(row, cutAt: names.count, 0)
    let found = spaced.count == 1 ? spaced.first : isSure ? fitting.first : nil
    // What runs past the last answer is put to its end as it is read.
    return found == names.count - 1 ? nil : found
  }

  /// Whether every rating, date and address can be read where `extra` cells after `column` are its own.
  private func fits(_ row: CSVRow, cutAt column: Int, _ extra: Int) -> Bool {
    plan.columns.indices.allSatisfy { index in
      if index == column { return true }
      let place = index > column ? index + extra : index
      let cell = row.cell(place).trimmed
      if cell.isEmpty { return true }
      if index == parts.date {
        return plan.dates?.instant(cell, zone: context.zone) != nil
      }
      if index == parts.email { return cell.find(byte: UInt8(ascii: "@")) != nil }
      guard let scale = plan.columns[index].scale else { return true }
      let rated = SurveyCell(cell) { row[place] }
      return rated == .missing || scale.rating(rated, isReversed: false) != nil
    }
  }

  /// Whether a row is a line of text beside the table: a single filled cell, the first, that is none of
  /// an answer's and no id.
  private func isRemark(_ row: CSVRow) -> Bool {
    guard names.count > 2, plan.headerRows > 0, row.count == 1 || row.cell(1).isEmpty,
      let role = plan.columns.first?.role, role.mayBeginRemark
    else { return false }
    let cell = row.cell(0).trimmed
    // What has delimiters in it may be an answer that was read wrongly.
    if cell.contains(where: { $0 == 0x2C || $0 == 0x3B || $0 == 0x09 || $0 == 0x7C }) {
      return false
    }
    let isWords = cell.find(byte: 0x20) != nil || (row.count == 1 && role == .other)
    return isWords && (role != .date || plan.dates?.instant(cell, zone: context.zone) == nil)
      && (1..<max(1, row.count)).allSatisfy { row.cell($0).trimmed.isEmpty }
  }

  /// Whether a row is no answer: it is blank, repeats the header, or counts the answers, which is
  /// noted.
  func isLeftOut(_ row: CSVRow, _ notes: inout RowNotes) -> Bool {
    if row.isBlank || isHeader(row) { return true }
    if isRemark(row) {
      notes.remarks.append(row.line)
      return true
    }
    guard SummaryRow.isOne(row, idColumn: parts.responseID) else { return false }
    notes.summaries.append(row.line)
    return true
  }

  /// Whether a row repeats the header, as in exports that were glued together.
  func isHeader(_ row: CSVRow) -> Bool {
    guard names.count > 1, row.count >= 2, plan.headerRows > 0 else { return false }
    let first = row.cell(0).withoutMark.trimmed
    guard first.count == firstName.count || first.count == firstQuestion.count else { return false }
    let places = 1..<min(names.count, 8)
    return (first.elementsEqual(firstName) && places.allSatisfy { isName(row, $0, names) })
      || (plan.headerRows > 1 && first.elementsEqual(firstQuestion)
        && places.allSatisfy { isName(row, $0, questions) })
  }

  private func isName(_ row: CSVRow, _ column: Int, _ names: [String]) -> Bool {
    row[column] == names[column] || CellText.cleaned(row[column]) == names[column]
  }

  /// Whether a row has a column's name where the answers have dates or ratings.
  func beginsLikeHeader(_ row: CSVRow) -> Bool {
    guard plan.headerRows > 0, row.count > 1, let column = parts.date ?? plan.asked.first
    else { return false }
    let cell = row.cell(column).trimmed
    guard !cell.isEmpty, cell.count < 80, !cell.contains(where: \.isASCIIDigit) else {
      return false
    }
    let name = CellText.cleaned(row[column])
    return name.hasSuffix("?") || SurveyLexicon.standard.wholeNames[folded(name)] != nil
  }

  /// Whether such a row is the header of another table, as where several sheets were saved as one file.
  func isOtherHeader(_ row: CSVRow) -> Bool {
    let found = KnownNames((0..<row.count).map { CellText.cleaned(row[$0]) })
    return found.isHeader && found.known >= 3 && found.known * 3 >= found.filled * 2
      && !isHeader(row)
  }
}

extension ColumnRole {
  /// Whether words alone in a first column of this role are no answer.
  fileprivate var mayBeginRemark: Bool {
    switch self {
    case .responseID, .date, .customerID, .other: true
    default: false
    }
  }
}
