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
    let lines = Self.grouped(summary.files)
    let width = min(40, lines.map { $0.name.count }.max() ?? 0)
    for file in lines {
      let name = HarmlessText.harmless(file.name).padding(to: width)
      Output.line("\(name)  \(Self.fate(file)) \(Self.counts(file))")
    }
    Output.line()
    Output.line(
      "\(summary.added) items added, \(summary.updated) updated, \(summary.duplicates) duplicates, "
        + "\(summary.skipped) skipped, \(summary.rejected) rejected.")
  }

  /// More files of a folder than this share a line, where nothing is to be said of them.
  private static let groupLimit = 20

  /// The files, with those of a large folder, or a Maildir, as one.
  private static func grouped(_ files: [FileSummary]) -> [FileSummary] {
    func folder(_ file: FileSummary) -> String? {
      guard file.fate == .done, file.rejections.isEmpty, !file.isRepeat else { return nil }
      let parts = file.name.split(separator: "/").dropLast()
      let isMailbox = parts.last == "cur" || parts.last == "new"
      return (isMailbox ? parts.dropLast() : parts).joined(separator: "/")
    }
    let folders = Dictionary(grouping: files, by: folder).filter { folder, files in
      folder != nil && files.count > groupLimit
    }
    var lines = files.filter { folders[folder($0)] == nil }
    for case (let folder?, let files) in folders {
      let name = folder.isEmpty ? "inbox" : folder
      var line = FileSummary(
        name: "\(name)/ (\(files.count) files)", bytes: files.reduce(0) { $0 + $1.bytes })
      for file in files { line.counts.add(file.counts) }
      lines.append(line)
    }
    return lines.sorted { $0.name < $1.name }
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

extension IngestSummary {
  /// Prints the summary for people or as JSON.
  func show(json: Bool) throws {
    if json {
      Output.line(try JSONText.laidOut(IngestSummaryLine(self)))
    } else {
      IngestSummaryText(self).print()
    }
  }
}
