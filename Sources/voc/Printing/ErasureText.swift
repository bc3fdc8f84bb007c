import Archive
import Feedback
import Pipeline

/// What an erasure did or would do, for people: files with their numbers, and never a name.
struct ErasureText {
  let outcome: ErasureRun.Outcome
  let isDryRun: Bool

  func print(reports: [String], gone: [String] = []) {
    for original in outcome.originals where original.gone > 0 {
      line("original", original.file, Self.fate(original))
    }
    for report in reports { line("report", report, isDryRun ? "to be made again" : "made again") }
    for report in gone { line("report", report, isDryRun ? "to be removed" : "removed") }
    for original in outcome.originals where !original.mentions.isEmpty {
      let places = original.mentions.prefix(10).map { "#\($0)" }.joined(separator: " ")
      let more = original.mentions.count > 10 ? " and \(original.mentions.count - 10) more" : ""
      line(
        "mention", original.file,
        "\(places)\(more): someone else's words name this person; they stay, look at them yourself")
    }
    for backup in outcome.backups {
      line("backup", backup, "may hold the data as it was; remove it, and make a new one")
    }
    for file in outcome.unseen {
      line("unseen", file, "is a ZIP archive with locked or damaged members; look into it yourself")
    }
    for file in outcome.remnants {
      line("left", file, "still names this person and cannot be rewritten; look at it yourself")
    }
  }

  private func line(_ word: String, _ file: String, _ what: String) {
    Output.line("\(word.padding(to: 11)) \(HarmlessText.harmless(file))  \(what)")
  }

  private static func fate(_ original: Originals.Outcome) -> String {
    let items = "\(original.gone) of \(original.gone + original.kept) items"
    switch original.fate {
    case .untouched: return items
    case .rewritten: return items + ", the rest stays as it is"
    case .removed: return items + ", the whole file"
    case .stuck(let reason): return items + " NOT taken out: the file \(reason)"
    }
  }
}

/// An erasure as JSON.
struct ErasureLine: Encodable {
  struct Original: Encodable {
    let file: String
    let erased, kept: Int
    let mentions: [Int]
    let fate: String
  }

  let dryRun: Bool
  let items: Int
  let originals: [Original]
  let reports, backups, unseen, left: [String]

  init(_ outcome: ErasureRun.Outcome, isDryRun: Bool, reports: [String]) {
    dryRun = isDryRun
    items = outcome.items.count
    originals = outcome.originals.map { original in
      let fate =
        switch original.fate {
        case .untouched: "untouched"
        case .rewritten: "rewritten"
        case .removed: "removed"
        case .stuck: "stuck"
        }
      return Original(
        file: original.file, erased: original.gone, kept: original.kept,
        mentions: original.mentions, fate: fate)
    }
    self.reports = reports
    backups = outcome.backups
    unseen = outcome.unseen
    left = outcome.remnants
  }
}
