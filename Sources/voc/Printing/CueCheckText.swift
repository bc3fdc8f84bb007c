import Analysis

/// The workspace's own lines of touchpoints and themes with what they match, as a list for people.
struct CueCheckText: Encodable {
  let lines: [CueCheck.Line]
  /// How many items were looked at.
  let total: Int

  private enum CodingKeys: String, CodingKey { case lines, total = "items" }

  /// Whether every line can be used and matches something.
  var isFine: Bool { lines.allSatisfy { $0.fault == nil && !isIdle($0) } }

  func show(ids: Bool) {
    guard !lines.isEmpty else {
      return Output.line(
        "The workspace has no lines of its own: its lexicons/ holds no touchpoint-cues.tsv and no"
          + " theme-cues.tsv below nl/ or en/.")
    }
    for line in lines { show(line, ids: ids) }
    Output.line()
    Output.line(summary)
  }

  private func show(_ line: CueCheck.Line, ids: Bool) {
    let place = "lexicons/\(line.file):\(line.line)"
    let says = line.meaning.isEmpty ? line.pattern : "\(line.pattern) → \(line.meaning)"
    Output.line(
      HarmlessText.harmless("\(place)  \(line.change.rawValue.padding(to: 7))  \(says)"))
    if let fault = line.fault {
      Output.line("    wrong: \(fault)")
    } else if line.change != .removed {
      Output.line(
        isIdle(line) ? "    matches nothing in \(total) items" : "    matches \(line.items) items")
    }
    if ids, !line.examples.isEmpty {
      Output.line("    such as \(line.examples.joined(separator: " "))")
    }
  }

  private var summary: String {
    let counts = CueCheck.Change.allCases.compactMap { change in
      let count = lines.filter { $0.change == change }.count
      return count > 0 ? "\(count) \(change.rawValue)" : nil
    }
    let wrong = lines.filter { $0.fault != nil }.count
    let idle = lines.filter(isIdle).count
    return "\(lines.count) lines: \(counts.joined(separator: ", "));"
      + " \(wrong) wrong, \(idle) match nothing in \(total) items."
  }

  private func isIdle(_ line: CueCheck.Line) -> Bool {
    line.fault == nil && line.change != .removed && line.items == 0
  }
}
