import Pipeline

/// A run's summary for people: one line a file, then the sum.
struct IngestSummaryText {
  private let summary: IngestSummary

  init(_ summary: IngestSummary) { self.summary = summary }

  func print() {
    guard !summary.files.isEmpty else {
      Output.line("Nothing is waiting in the inbox.")
      return
    }
    let width = min(40, summary.files.map { $0.name.count }.max() ?? 0)
    for file in summary.files {
      let name = HarmlessText.harmless(file.name).padding(to: width)
      Output.line("\(name)  \(Self.fate(file)) \(Self.counts(file))")
    }
    Output.line()
    Output.line(
      "\(summary.added) items added, \(summary.updated) updated, \(summary.duplicates) duplicates, "
        + "\(summary.skipped) skipped, \(summary.rejected) rejected.")
  }

  private static func fate(_ file: FileSummary) -> String {
    switch file.fate {
    case .done: "done    "
    case .rejected: "rejected"
    case .left: "left    "
    }
  }

  private static func counts(_ file: FileSummary) -> String {
    if file.fate == .left { return " it stays in the inbox for the next run" }
    let counts = file.counts
    var parts: [String] = []
    func add(_ number: Int, _ word: String) {
      if number > 0 { parts.append("\(number) \(word)") }
    }
    add(counts.added, "items")
    add(counts.updated, "updated")
    add(counts.duplicates, "duplicates")
    add(counts.forgotten, "of forgotten people")
    for (kind, number) in counts.skipped.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      add(number, "skipped (\(kind.rawValue))")
    }
    add(counts.rejected, "rejected")
    if file.isRepeat { parts.append("the same file was taken before") }
    return " " + parts.joined(separator: ", ")
  }
}
