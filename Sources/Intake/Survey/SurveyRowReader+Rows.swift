import CSV
import Feedback

// Rows that are no answers: headers, other tables and counts.
extension SurveyRowReader {
  /// Whether a row is no answer: it is blank, repeats the header, or counts the answers, which is
  /// noted.
  func isLeftOut(_ row: CSVRow, _ notes: inout RowNotes) -> Bool {
    if row.isBlank || isHeader(row) { return true }
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
