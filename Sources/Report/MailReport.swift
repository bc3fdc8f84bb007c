import Feedback
import FoundationEssentials
import Insight

/// A report as a mail to send on: an `.eml` file that mail programs open as a draft. Plain text and
/// HTML say the same (RFC 2046 §5.1.4); the HTML is tables with inline styles, which mail programs
/// keep. No sender and no date are in it: whoever sends it adds both.
package struct MailReport {
  private let report: WeeklyReport
  private let page: ReportPage
  private let language: ReportLanguage
  private static let boundary = "=_voc-weekly-report_="

  package init(_ report: WeeklyReport, language: ReportLanguage) {
    self.report = report
    self.language = language
    page = ReportPage(report, language: language.code)
  }

  /// The file, in ASCII with lines that end in CR LF.
  ///
  /// - Throws: `MustacheTemplate.ParserError` where the template is broken, which a test rules out.
  package func eml() throws -> String {
    let html = try HTMLTemplate.render(MailPage(page), template: "mail")
    let lines =
      [
        EncodedWords.field("Subject", "\(page.company) · \(page.title)"),
        "X-Unsent: 1", "MIME-Version: 1.0",
        "Content-Type: multipart/alternative; boundary=\"\(MailReport.boundary)\"", "",
      ] + part("text/plain", text) + part("text/html", html)
      + ["--\(MailReport.boundary)--", ""]
    return lines.joined(separator: "\r\n")
  }

  private var text: String {
    """
    \(page.company) · \(page.title)
    \(page.period.map { $0 + "\n" } ?? "")
    \(page.lead) \(page.action)
    \(page.volume.map { "\n\($0)\n" } ?? "")
    \(page.tiles.map { line($0) }.joined(separator: "\n"))

    \(GapTableText(report.touchpoints, taxonomy: report.taxonomy, language: language).lines)
    \((themes + teams + followUps).joined(separator: "\n"))
    """
  }

  private func line(_ tile: ReportPage.Tile) -> String {
    let details = [tile.detail, tile.count, tile.note ?? ""].filter { !$0.isEmpty }
    return details.isEmpty
      ? "\(tile.name): \(tile.value)"
      : "\(tile.name): \(tile.value) (\(details.joined(separator: "; ")))"
  }

  private var teams: [String] {
    let heading = page.words[Phrase.teamsHeading.rawValue] ?? ""
    let lines = page.teams.map { "\($0.name): \($0.action)" }
    return lines.isEmpty ? [] : [heading, ""] + lines + [""]
  }

  private var themes: [String] {
    let heading = page.words[Phrase.themesHeading.rawValue] ?? ""
    let lines = MailPage(page).leadingThemes.flatMap { theme in
      ["\(theme.name): \(theme.impact.value)"]
        + theme.quotes.map { "  \($0.role): “\(TerminalText.visible($0.text))” (\($0.id))" }
    }
    return lines.isEmpty ? [] : [heading, ""] + lines + [""]
  }

  private var followUps: [String] {
    let heading = page.words[Phrase.followUpsHeading.rawValue] ?? ""
    let withheld = page.words[Phrase.wordsWithheld.rawValue] ?? ""
    let lines = MailPage(page).firstFollowUps.flatMap { row in
      [
        "\(row.id)  \(row.received) · \(row.touchpoint) · \(row.channel) · \(row.reasons)",
        "  \(TerminalText.visible(row.quote ?? withheld))",
      ]
    }
    let intro = [page.followUpCounts, page.quotesNote].compactMap { $0 }
    return lines.isEmpty ? [] : [heading, ""] + intro + lines + [""]
  }

  private func part(_ type: String, _ text: String) -> [String] {
    // Text has the line ends of mail before it is encoded (RFC 2045, section 6.8).
    let canonical = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
    let body = Data(canonical.utf8).base64EncodedString(options: [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ])
    return [
      "--\(MailReport.boundary)", "Content-Type: \(type); charset=utf-8",
      "Content-Transfer-Encoding: base64", "Content-Language: \(language.rawValue)", "", body,
    ]
  }
}

/// What of a report goes into a mail: its page, and of the long lists the first.
struct MailPage {
  let page: ReportPage
  let leadingThemes: [ReportPage.ThemeRow]
  let firstFollowUps: [ReportPage.FollowUpRow]

  init(_ page: ReportPage) {
    self.page = page
    leadingThemes = page.costliest
    firstFollowUps = Array(page.followUps.prefix(10))
  }
}

/// Header text outside ASCII (RFC 2047).
enum EncodedWords {
  /// A header field with its text in `B` encoded words, folded between them so that no line is longer
  /// than 76 characters (section 2); never split inside a character.
  static func field(_ name: String, _ text: String) -> String {
    var words: [String] = []
    var chunk: [UInt8] = []
    // Four characters hold three bytes; the name, its colon and a space stand before the first word.
    var room = (76 - name.utf8.count - 2 - frame.utf8.count) / 4 * 3
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if chunk.count + bytes.count > room {
        words.append(word(chunk))
        chunk = []
        room = (75 - frame.utf8.count) / 4 * 3
      }
      chunk += bytes
    }
    words.append(word(chunk))
    return name + ": " + words.joined(separator: "\r\n ")
  }

  /// What stands around the Base64 of an encoded word.
  private static let frame = "=?utf-8?B??="

  private static func word(_ bytes: [UInt8]) -> String {
    "=?utf-8?B?\(Data(bytes).base64EncodedString())?="
  }
}
