import Feedback
import Insight

/// The gap table for a spreadsheet, one row a cell: `;` and decimal comma in Dutch, `,` and decimal
/// point in English, UTF-8 with byte-order mark, which Excel needs to believe it.
package struct CSVReport {
  private let table: GapTable
  private let text: FigureText
  private let isDutch: Bool

  package init(_ table: GapTable, taxonomy: Taxonomy, language: ReportLanguage) {
    self.table = table
    text = FigureText(taxonomy: taxonomy, language: language.code)
    isDutch = language == .dutch
  }

  /// Lines end in CR LF (RFC 4180).
  package var csv: String {
    let rows = [header] + table.ranked.map { row($0) } + [row(table.total)]
    return "\u{FEFF}"
      + rows.map { $0.joined(separator: isDutch ? ";" : ",") + "\r\n" }.joined()
  }

  private var header: [String] {
    let names = table.dimensions.map { text.name($0) }
    let counts = [text.words(.items), text.words(.people)]
    let expressed =
      bounded(.expressedGap)
      + [text.words(.statements), text.words(.coverage), text.words(.meanDisconfirmation)]
    let stated = bounded(.statedGap) + [text.words(.expectation), text.words(.answers)]
    let promises =
      [text.words(.kept), text.words(.broken), text.words(.open)] + bounded(.keptRate)
    let rest = [text.words(.experience), text.words(.indicative)]
    return (names + counts + expressed + stated + promises + rest).map { field($0) }
  }

  /// The column of a figure, and those of the ends of its interval.
  private func bounded(_ figure: Phrase) -> [String] {
    let name = text.words(figure)
    return [name, "\(name) \(text.words(.lowerBound))", "\(name) \(text.words(.upperBound))"]
  }

  private func row(_ cell: GapTable.Cell) -> [String] {
    let names = cell.key.isEmpty ? totalNames : cell.key.map { field(text.name($0)) }
    guard let figures = cell.figures else {
      let reason = cell.suppression.map { text.reason($0) } ?? text.words(.empty)
      return names + [field(reason)] + Array(repeating: "", count: 20)
    }
    let expressed = figures.expressed.value
    let stated = figures.stated.value
    let promises = figures.promises.counts
    let rate = promises?.keptRate
    return names + [
      whole(figures.items), whole(figures.people),
      number(expressed?.balance.value) + reason(figures.expressed),
      number(expressed?.balance.interval.lower),
      number(expressed?.balance.interval.upper), count(expressed?.statements, figures.expressed),
      number(expressed?.coverage.value, places: 3),
      number(expressed?.disconfirmation.value, places: 3),
      number(stated?.gap.value) + reason(figures.stated), number(stated?.gap.interval?.lower),
      number(stated?.gap.interval?.upper), number(stated?.expectation.value),
      count(stated?.gap.count, figures.stated),
      promises.map { whole($0.kept) } ?? "", promises.map { whole($0.broken) } ?? "",
      promises.map { whole($0.open) } ?? "",
      number(rate?.value, places: 3) + reason(figures.promises),
      number(rate?.interval.lower, places: 3), number(rate?.interval.upper, places: 3),
      number(figures.experience.value?.value, places: 3) + reason(figures.experience),
      figures.isIndicative ? "1" : "0",
    ]
  }

  private var totalNames: [String] {
    let rest = max(0, table.dimensions.count - 1)
    return table.dimensions.isEmpty
      ? [] : [field(text.words(.everything))] + Array(repeating: "", count: rest)
  }

  /// Why a measure is withheld; empty where it is not.
  private func reason<Value>(_ measured: Measured<Value>) -> String {
    measured.suppression.map { field(text.brief($0)) } ?? ""
  }

  /// Zero where nothing was said; empty where what was is withheld.
  private func count<Value>(_ number: Int?, _ measured: Measured<Value>) -> String {
    measured.suppression == nil ? whole(number ?? 0) : ""
  }

  private func whole(_ value: Int) -> String { String(value) }

  /// Plain digits that a spreadsheet reads as a number: no groups, an ASCII minus sign.
  private func number(_ value: Double?, places: Int = 1) -> String {
    guard let value else { return "" }
    let text = Notation(.english).decimal(value, places: places)
    return String(
      decoding: text.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case UInt8(ascii: ","): nil
        case UInt8(ascii: "."): isDutch ? UInt8(ascii: ",") : byte
        case 0xE2: UInt8(ascii: "-")
        case 0x80...: nil
        default: byte
        }
      }, as: UTF8.self)
  }

  /// Text that no spreadsheet takes for a formula (OWASP, "CSV Injection"), quoted where needed.
  private func field(_ value: String) -> String {
    CSVField(value, separator: isDutch ? 0x3B : 0x2C).text
  }
}

/// One text field of a CSV file.
package struct CSVField {
  package let text: String

  /// A field that begins with `=`, `+`, `-`, `@`, tab or carriage return gets an apostrophe before it.
  package init(_ value: String, separator: UInt8) {
    let bytes = value.utf8.map { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) ? 0x20 : $0 }
    var field: [UInt8] = []
    if let first = bytes.first, Array("=+-@\t\r".utf8).contains(first) {
      field.append(UInt8(ascii: "'"))
    }
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { field.append(byte) }
      field.append(byte)
    }
    let needsQuotes = bytes.contains {
      $0 == separator || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    let quote = needsQuotes ? "\"" : ""
    text = quote + String(decoding: field, as: UTF8.self) + quote
  }
}
