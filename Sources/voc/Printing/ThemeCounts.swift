import Archive
import ArgumentParser
import Feedback
import Pipeline

/// Themes and touchpoints with their counts, over all time and in two spans of four weeks.
struct ThemeCounts: Encodable {
  let touchpoints, themes: [Line]

  struct Line: Encodable {
    let id, name: String
    let items: Int
    let sentiment: Double
    let gap: Double?
    /// Items in the last four weeks and in the four before.
    let recent, before: Int
  }

  /// - Throws: `ArchiveError`; a `ValidationError` where a field of `text` is used wrongly.
  init(text: String, open: OpenWorkspace, now: Timestamp) throws {
    let week = Week(containing: now, in: open.settings.zone)
    let spans = [
      "", "week:\(week.advanced(by: -3))..\(week)",
      "week:\(week.advanced(by: -7))..\(week.advanced(by: -4))",
    ]
    func facets(_ kind: SearchFacet.Kind) throws -> [Line] {
      let found = try spans.map { span in
        do {
          let query = try SearchQuery(
            parsing: "(\(text)) \(span)", taxonomy: open.taxonomy, now: now,
            zone: open.settings.zone)
          return try open.archive.facets(query, by: kind, zone: open.settings.zone)
        } catch let error as SearchQueryError {
          throw ValidationError("\(error)")
        }
      }
      let recent = Self.counts(found[1])
      let before = Self.counts(found[2])
      return found[0].map { facet in
        Line(
          id: facet.name,
          name: open.taxonomy.name(of: facet.name, in: open.settings.language),
          items: facet.count, sentiment: facet.sentiment, gap: facet.gap,
          recent: recent[facet.name] ?? 0, before: before[facet.name] ?? 0)
      }
    }
    touchpoints = try facets(.touchpoint)
    themes = try facets(.theme)
  }

  var isEmpty: Bool { touchpoints.isEmpty && themes.isEmpty }

  func show() {
    for (title, lines) in [("Touchpoints", touchpoints), ("Themes", themes)] {
      let width = min(38, max(title.count, lines.map(\.name.count).max() ?? 0))
      Output.line("\(title.padding(to: width))   items  mood   gap    last 4 weeks (before)")
      for line in lines {
        let count = String(line.items)
        let indent = String(repeating: " ", count: max(0, 8 - count.count))
        let gap = line.gap.map(Figures.signed) ?? "    -"
        let arrow = line.recent > line.before ? "↑" : line.recent < line.before ? "↓" : "="
        Output.line(
          "\(line.name.padding(to: width))\(indent)\(count)  \(Figures.signed(line.sentiment))"
            + "  \(gap)  \(arrow) \(line.recent) (\(line.before))")
      }
      Output.line()
    }
  }

  private static func counts(_ facets: [SearchFacet]) -> [String: Int] {
    Dictionary(facets.map { ($0.name, $0.count) }, uniquingKeysWith: +)
  }
}
