import Archive

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
