import Archive
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
