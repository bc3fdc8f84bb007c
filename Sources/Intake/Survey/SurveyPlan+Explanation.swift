import Feedback

extension SurveyPlan {
  /// Columns of a terminal.
  private static let width = 80

  /// The decisions as a table, and the lines to paste into `voc.yaml` to change them. Headers and
  /// numbers only: no answer is shown. At most 80 columns wide, but for the lines to paste.
  package var explanation: String {
    var lines = [
      "format   \(format)",
      "charset  \(charsetName)",
      "dialect  \(dialectSummary)",
      "header   line \(headerLine), \(headerRows) row\(headerRows == 1 ? "" : "s")",
    ]
    if let dates { lines += Self.wrapped(dates.summary, after: "dates    ") }
    lines += ["decided on the first \(sampled) answers", ""]
    lines += table
    for warning in warnings {
      lines += Self.wrapped("\(warning.reason); settled by", after: "warning: ")
      lines += warning.lines.map { "    \($0.text)" }
    }
    for header in unusedSettings {
      lines += Self.wrapped(
        "the settings name \(Self.quoted(header)), which is not here", after: "note: ")
    }
    return (lines + ["", "To change a decision, put its line into voc.yaml:", "", snippet])
      .joined(separator: "\n")
  }

  /// A column, its part and the reason in a line, the reason going on below where it is long.
  private var table: [String] {
    let names = columns.map { Self.cut($0.name, to: 28) }
    let nameWidth = names.map(\.count).max() ?? 0
    let partWidth = min(24, columns.map(\.part.count).max() ?? 0)
    return zip(names, columns).flatMap { name, column in
      let head = "  " + Self.padded(name, nameWidth) + "  " + Self.padded(column.part, partWidth)
      return Self.wrapped(column.reason, after: head + "  ", indent: nameWidth + partWidth + 6)
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// `text` behind `head`, broken at spaces; what does not fit goes on `indent` columns in.
  private static func wrapped(_ text: String, after head: String, indent: Int? = nil) -> [String] {
    let margin = String(repeating: " ", count: indent ?? head.count)
    var lines = [head]
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, lines[lines.count - 1].count + 1 + word.count > width {
        lines.append(margin)
        isEmpty = true
      }
      lines[lines.count - 1] += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines
  }

  /// The settings that say what was decided, by header.
  package var snippet: String {
    let rows = columns.filter { $0.role != .other }.map { column in
      "    \(Self.quoted(column.name)): \(setting(of: column))"
    }
    let doubted = doubts.map { "    # \($0.text)" }
    return (["surveys:", "  columns:"] + rows + doubted).joined(separator: "\n")
  }

  private func setting(of column: Column) -> String {
    if column.role == .date, let dates, dates.isDecided, case .calendar(let order) = dates.kind {
      return "date \(order.rawValue)"
    }
    return column.setting
  }

  /// A YAML double-quoted scalar.
  static func quoted(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  private static func cut(_ name: String, to length: Int) -> String {
    let line = name.split(whereSeparator: \.isNewline).joined(separator: " ")
    // The options of a question differ at their ends.
    let end = length * 2 / 5
    return line.count <= length ? line : line.prefix(length - end - 1) + "…" + line.suffix(end)
  }
}
