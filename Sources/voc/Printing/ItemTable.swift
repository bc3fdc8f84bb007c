import Archive
import Feedback
import Report

/// Archived items as CSV (RFC 4180): a header and a row an item, in UTF-8.
struct ItemTable {
  /// Semicolons, decimal commas and a byte order mark.
  let isDutch: Bool

  private static let names = [
    "id", "received", "channel", "format", "source", "index", "language", "touchpoints", "themes",
    "sentiment", "label", "expectation", "promise", "nps", "csat", "ces", "segment", "company",
    "subject", "text",
  ]

  var header: String { (isDutch ? "\u{FEFF}" : "") + line(Self.names) }

  func row(_ archived: ArchivedItem) -> String {
    let (item, reading) = (archived.item, archived.reading)
    var themes: [String] = []
    for theme in reading.themes.map(\.theme.rawValue) where !themes.contains(theme) {
      themes.append(theme)
    }
    let texts: [String?] = [
      archived.id.description, item.received?.rfc3339, item.channel.rawValue, item.format,
      item.source.file, String(item.source.index), reading.language.rawValue,
      reading.touchpoints.map(\.rawValue).joined(separator: " "), themes.joined(separator: " "),
      nil, reading.sentiment.label.rawValue, nil, reading.promise?.rawValue, nil, nil, nil,
      item.customer.segment, item.customer.company, item.subject, item.text,
    ]
    var fields = texts.map { text($0 ?? "") }
    fields[9] = number((reading.sentiment.score.value * 10_000).rounded() / 10_000)
    fields[11] = reading.expectation.map(String.init) ?? ""
    fields[13] = number(item.ratings.nps?.value)
    fields[14] = number(item.ratings.csat?.value)
    fields[15] = number(item.ratings.ces?.value)
    return fields.joined(separator: isDutch ? ";" : ",") + "\r\n"
  }

  /// Writes a line to standard output; on a terminal without what that would obey.
  func put(_ line: String) {
    Output.text(
      Output.isTerminal ? HarmlessText.harmless(String(line.dropLast())) + "\r\n" : line)
  }

  private func line(_ names: [String]) -> String {
    names.map(text).joined(separator: isDutch ? ";" : ",") + "\r\n"
  }

  private func text(_ value: String) -> String {
    CSVField(value, separator: isDutch ? 0x3B : 0x2C).text
  }

  private func number(_ value: Double?) -> String {
    guard let value else { return "" }
    let text = value == value.rounded() ? String(Int(value)) : String(value)
    return isDutch ? text.replacing(".", with: ",") : text
  }
}
