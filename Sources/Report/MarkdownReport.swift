import Feedback

/// A report as Markdown (CommonMark with GitHub's tables), for wikis and tickets. Customers' words
/// are escaped, so that they stay words.
package struct MarkdownReport {
  private let page: ReportPage

  package init(_ report: WeeklyReport, language: ReportLanguage) {
    page = ReportPage(report, language: language.code)
  }

  package var markdown: String {
    [
      opening, gaps, importance, promises, scores, changes, themes, searches, teams, followUps,
      quality,
      method,
    ].compactMap { $0 }.joined(separator: "\n")
  }

  private func words(_ phrase: Phrase) -> String { page.words[phrase.rawValue] ?? "" }

  private func heading(_ phrase: Phrase) -> String { "## \(words(phrase))\n" }

  private var opening: String {
    let tiles = page.tiles.map { [$0.name, $0.value, $0.detail, $0.count, $0.note ?? ""] }
    return """
      # \(Markdown.escaped(page.company)) · \(Markdown.escaped(page.title))

      \(page.period.map { $0 + "\n\n" } ?? "")**\(Markdown.escaped(page.lead))** \(Markdown.escaped(page.action))
      \(page.volume.map { "\n\(Markdown.escaped($0))\n" } ?? "")
      \(table([words(.measure), words(.now), words(.interval), "n", words(.change)], tiles))
      """
  }

  private var gaps: String {
    let head: [Phrase] = [
      .touchpoint, .note, .expressedGap, .statedGap, .promisesKept, .experience, .items, .people,
    ]
    let rows = page.gapRows.map { row in
      [(row.name.whole.map { "\($0) · " } ?? "") + row.name.text, row.note ?? ""]
        + [
          cell(row.expressed), cell(row.stated), cell(row.kept), cell(row.tone), row.items,
          row.people,
        ]
    }
    let intro = page.gapRows.isEmpty ? "" : words(.gapTableIntro) + "\n\n"
    return heading(.gapHeading) + "\n" + intro + table(head.map { words($0) }, rows)
      + (page.shieldedNote.map { "\n\($0)\n" } ?? "")
      + (page.gapNote.map { "\n\($0)\n" } ?? "")
  }

  private var importance: String? {
    guard !page.importance.isEmpty else { return nil }
    let head: [Phrase] = [.touchpoint, .importance, .performance, .advice]
    let rows = page.importance.map { [$0.touchpoint, $0.importance, $0.performance, $0.quadrant] }
    return heading(.importanceHeading) + "\n" + words(.importanceIntro) + "\n\n"
      + table(head.map { words($0) }, rows) + (page.importanceNote.map { "\n\($0)\n" } ?? "")
  }

  private var promises: String {
    guard !page.promises.isEmpty else {
      return heading(.promisesHeading) + "\n" + page.promiseNote + "\n"
    }
    let head: [Phrase] = [.touchpoint, .keptRate, .kept, .broken, .open, .promisedActual]
    let rows = page.promises.map {
      [
        $0.touchpoint, cell($0.rate), $0.kept, $0.broken, $0.open,
        $0.sizes.isEmpty ? words(.none) : $0.sizes.joined(separator: ", "),
      ]
    }
    return heading(.promisesHeading) + "\n" + words(.promisesIntro) + "\n\n"
      + table(head.map { words($0) }, rows) + "\n"
      + page.promises.flatMap(\.quotes).map { quote($0) }.joined(separator: "\n")
  }

  private var scores: String {
    let rows = page.weekRows.map { [$0.week] + $0.values.map { cell($0.cell) } }
    let body =
      rows.isEmpty ? words(.noScores) + "\n" : table([words(.weekColumn)] + page.weekColumns, rows)
    return heading(.scoresHeading) + "\n" + body + (page.effortNote.map { "\n\($0)\n" } ?? "")
  }

  private var changes: String {
    heading(.changesHeading) + "\n" + (page.changesIntro.map { $0 + "\n\n" } ?? "")
      + "### \(words(.against1))\n\n"
      + changeTable(page.changes, against: .before, orElse: page.changeNote) + "\n"
      + "### \(words(.against12))\n\n"
      + changeTable(page.longChanges, against: .before12, orElse: page.longChangeNote)
  }

  private func changeTable(
    _ rows: [ReportPage.ChangeRow], against period: Phrase, orElse note: String
  ) -> String {
    guard !rows.isEmpty else { return note + "\n" }
    let head: [Phrase] = [.touchpoint, .measure, period, .now, .chance]
    return table(
      head.map { words($0) }, rows.map { [$0.place, $0.measure, $0.before, $0.after, $0.chance] })
  }

  private var themes: String {
    guard !page.themes.isEmpty else {
      return heading(.themesHeading) + "\n" + words(.noThemes) + "\n"
    }
    let head: [Phrase] = [.theme, .impact, .fairPart, .sentiment, .items, .people, .note]
    let rows = page.themes.map {
      [$0.name, cell($0.impact), $0.fairPart, cell($0.tone), $0.items, $0.people, $0.note ?? ""]
    }
    return heading(.themesHeading) + "\n" + words(.themesIntro) + "\n\n"
      + table(head.map { words($0) }, rows)
      + (page.moreThemes.map { "\n\($0)\n" } ?? "")
      + told(.costsMost, page.costliest) + told(.helpsMost, page.kindest)
  }

  private func told(_ title: Phrase, _ themes: [ReportPage.ThemeRow]) -> String {
    guard !themes.isEmpty else { return "" }
    return "\n### \(words(title))\n\n"
      + themes.map { theme in
        "#### \(Markdown.escaped(theme.name))\n\n"
          + theme.quotes.map { quote($0) }.joined(separator: "\n")
      }.joined(separator: "\n")
  }

  private var searches: String? {
    guard !page.searches.isEmpty else { return nil }
    let head: [Phrase] = [.search, .query, .items, .before, .experience]
    let rows = page.searches.map { row in
      [row.name + (row.note.map { " (\($0))" } ?? ""), row.query, row.items, row.before]
        + [cell(row.tone)]
    }
    return heading(.searchesHeading) + "\n" + table(head.map { words($0) }, rows)
  }

  private var teams: String {
    guard !page.teams.isEmpty else {
      return heading(.teamsHeading) + "\n" + words(.noTeams) + "\n"
    }
    let head: [Phrase] = [.touchpoint, .expressedGap, .statedGap, .promisesKept, .items]
    return heading(.teamsHeading) + "\n"
      + page.teams.map { team in
        let rows = team.rows.map { row in
          [row.touchpoint]
            + (row.withheld.map { [$0, "", "", ""] }
              ?? [cell(row.expressed), cell(row.stated), cell(row.kept), row.items])
        }
        return "### \(Markdown.escaped(team.name))\n\n\(Markdown.escaped(team.action))\n\n"
          + (rows.isEmpty ? words(.noItems) + "\n" : table(head.map { words($0) }, rows))
      }.joined(separator: "\n")
  }

  private var followUps: String {
    guard !page.followUps.isEmpty else {
      return heading(.followUpsHeading) + "\n" + words(.noFollowUps) + "\n"
    }
    let head: [Phrase] = [.id, .received, .reason, .touchpoint, .words]
    let rows = page.followUps.map {
      [
        $0.id, $0.received, $0.reasons, "\($0.touchpoint) · \($0.channel)",
        $0.quote ?? words(.wordsWithheld),
      ]
    }
    let intro = [page.followUpCounts, words(.followUpsIntro), page.quotesNote].compactMap { $0 }
    return heading(.followUpsHeading) + "\n" + intro.joined(separator: " ") + "\n\n"
      + table(head.map { words($0) }, rows)
      + (page.moreFollowUps.map { "\n\($0)\n" } ?? "")
  }

  private var quality: String {
    let volumes = page.volumes.map { [$0.channel, $0.items, $0.before, cell($0.coverage)] }
    let head: [Phrase] = [.channel, .items, .before, .coverageWords]
    let mismatches = page.mismatches.map { [$0.name, $0.count] }
    return heading(.volumesHeading) + "\n"
      + (volumes.isEmpty ? words(.noItems) + "\n" : table(head.map { words($0) }, volumes))
      + "\n### \(words(.mismatchesHeading))\n\n"
      + (mismatches.isEmpty
        ? words(.noMismatches) + "\n" : table([words(.kind), words(.count)], mismatches))
      + "\n### \(words(.qualityHeading))\n\n"
      + table([words(.kind), words(.count)], page.quality.map { [$0.name, $0.count] })
      + (page.qualityNote.map { "\n\($0)\n" } ?? "")
  }

  private var method: String {
    heading(.methodHeading) + "\n"
      + page.method.map { "- \(Markdown.escaped($0))\n" }.joined()
  }

  private func cell(_ cell: ReportPage.Cell) -> String {
    let details = [cell.detail, cell.count].filter { !$0.isEmpty }
    return details.isEmpty ? cell.value : "\(cell.value) (\(details.joined(separator: "; ")))"
  }

  private func quote(_ quote: ReportPage.QuoteRow) -> String {
    """
    > \(Markdown.escaped(quote.text))
    > \(quote.role) · \(Markdown.escaped(quote.source)) · \(Markdown.escaped(quote.id))

    """
  }

  private func table(_ head: [String], _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    let lines = [head, head.map { _ in "---" }] + rows
    return lines.enumerated().map { index, line in
      "| " + line.map { index == 1 ? $0 : Markdown.escaped($0) }.joined(separator: " | ") + " |\n"
    }.joined()
  }
}

/// Text that Markdown leaves alone.
enum Markdown {
  /// Every mark that could begin something is escaped (CommonMark 2.4), line breaks become spaces, and
  /// marks that turn the direction of what follows, which nothing would end here, are left out.
  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    let lines = text.unicodeScalars.lazy.map { $0.value == 0x0A || $0.value == 0x0D ? " " : $0 }
    let upright = TerminalText.visible(String(String.UnicodeScalarView(lines)))
    for byte in upright.utf8 {
      switch byte {
      case 0x0A, 0x0D, 0x09: bytes.append(0x20)
      case 0..<0x20, 0x7F: continue
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case _ where Array("\\`*_[]|#!~".utf8).contains(byte):
        bytes += [UInt8(ascii: "\\"), byte]
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
