import Bytes
import CSV

/// A row that counts or averages the answers above it, as people make them under a sheet: a label
/// such as "Totaal" in its first filled cell, numbers in some of the others, and nothing else.
enum SummaryRow {
  /// Labels are among the first cells.
  private static let lastLabel = 3

  /// - Parameter idColumn: the column of the answers' ids, where a label is no id whatever else the
  ///   row has; elsewhere a row that fills every column is an answer.
  static func isOne(_ row: CSVRow, idColumn: Int? = nil) -> Bool {
    let lexicon = SurveyLexicon.standard
    guard let label = (0..<min(lastLabel, row.count)).first(where: { !row.cell($0).isEmpty }),
      let first = row.cell(label).first,
      first >= 0x80 || lexicon.summaryBorders.begins(with: first),
      isLabel(row[label], lexicon)
    else { return false }
    var (numbers, gaps) = (0, 0)
    for field in 0..<row.count where field != label {
      let cell = row.cell(field).trimmed
      if cell.isEmpty {
        gaps += 1
      } else if isNumber(cell) {
        numbers += 1
      } else {
        return false
      }
    }
    return numbers > 0 && (gaps > 0 || label == idColumn)
  }

  private static func isLabel(_ text: String, _ lexicon: SurveyLexicon) -> Bool {
    guard text.utf8.count <= 60, let labels = lexicon.values["summary"] else { return false }
    let words = folded(text).split(separator: " ").map(String.init)
    guard let first = words.first, words.count <= 4 else { return false }
    return labels[words.joined(separator: " ")] != nil || labels[first] != nil
  }

  private static func isNumber(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    cell.contains(where: \.isASCIIDigit) && SurveyDate(cell) == nil
      && cell.allSatisfy { $0.isASCIIDigit || [0x2C, 0x2E, 0x25, 0x2D, 0x2B, 0x20].contains($0) }
  }
}
