import Archive
import Feedback
import Pipeline

/// Counts by theme, touchpoint, channel, …, for people.
struct FacetText {
  let open: OpenWorkspace

  func show(_ facets: [SearchFacet], by kind: SearchFacet.Kind) {
    let language = open.settings.language
    let names = facets.map { open.taxonomy.name(of: $0.name, in: language) }
    let width = min(44, max(kind.rawValue.count, names.map(\.count).max() ?? 0))
    Output.line("\(kind.rawValue.padding(to: width))   items  mood   gap")
    for (facet, name) in zip(facets, names) {
      let count = String(facet.count)
      let indent = String(repeating: " ", count: max(0, 8 - count.count))
      let gap = facet.gap.map(Figures.signed) ?? "    -"
      Output.line(
        "\(name.padding(to: width))\(indent)\(count)  \(Figures.signed(facet.sentiment))  \(gap)")
    }
    Output.line()
  }
}

/// Counts as one JSON line.
struct FacetLine: Encodable {
  let by: String
  let groups: [Group]

  struct Group: Encodable {
    let name: String
    let count: Int
    let sentiment: Double
    let gap: Double?
  }

  init(kind: SearchFacet.Kind, facets: [SearchFacet]) {
    by = kind.rawValue
    groups = facets.map {
      Group(name: $0.name, count: $0.count, sentiment: $0.sentiment, gap: $0.gap)
    }
  }
}
