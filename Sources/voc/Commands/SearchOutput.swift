import Archive
import ArgumentParser
import Pipeline

/// In which form what was found is given, and how much of it.
struct SearchOutput: ParsableArguments {
  @Flag(help: "Give results as JSON, one line each.")
  var json = false

  @Flag(help: "Give results as CSV, a row each, all of them.")
  var csv = false

  @Flag(help: "Give the ids alone, all of them, to pipe to voc show.")
  var ids = false

  @Flag(help: "Give only how many items fit.")
  var count = false

  @Option(
    help: ArgumentHelp(
      "Count by theme, touchpoint, channel, language, sentiment, promise or week, commas between.",
      valueName: "what"),
    completion: .list(SearchFacet.Kind.allCases.map(\.rawValue)))
  var by: String?

  @Option(
    help: ArgumentHelp("newest, relevance, worst, best or gap.", valueName: "order"),
    completion: .list(SearchOrder.allCases.map(\.rawValue)))
  var sort: SearchOrder = .newest

  @Option(
    help: ArgumentHelp("How many results at most; 20 where all is not asked.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Leave out the first so many.", valueName: "n"))
  var offset = 0

  func validate() throws {
    guard limit ?? 1 >= 1, offset >= 0 else {
      throw ValidationError("--limit must be 1 or more, and --offset 0 or more")
    }
    if [csv, ids, count, by != nil].count(where: { $0 }) > 1 || (json && (csv || ids)) {
      throw ValidationError("give one of --json, --csv, --ids and --count, or --by with --json")
    }
    if let by, by.split(separator: ",").isEmpty {
      throw ValidationError("--by counts by something; it takes \(Self.kinds)")
    }
  }

  private static let kinds = SearchFacet.Kind.allCases.map(\.rawValue).joined(separator: ", ")

  /// Whether any form or order of results was asked for.
  var isAsked: Bool {
    json || csv || ids || count || by != nil || limit != nil || offset > 0 || sort != .newest
  }

  /// Whether JSON was asked for, and nothing else of these.
  var isPlainJSON: Bool {
    json && !csv && !ids && !count && by == nil && limit == nil && offset == 0 && sort == .newest
  }

  /// Says how a query was read.
  func explain(_ query: SearchQuery, _ typed: String) throws {
    guard json else { return Output.line(HarmlessText.harmless(query.explanation)) }
    Output.line(
      try JSONText.of(["query": typed, "explanation": query.explanation]))
  }

  /// Searches and shows what was found.
  ///
  /// - Returns: whether anything was.
  func show(
    _ query: SearchQuery, persons: [String: Int64], _ open: OpenWorkspace
  ) throws -> Bool {
    if let by { return try showGroups(query, by: by, persons, open) }
    if count {
      let number = try open.archive.count(query, persons: persons)
      Output.line("\(number)")
      return number > 0
    }
    if csv || ids { return try showAll(query, persons, open) }
    let page = try open.archive.search(
      query, order: sort, limit: limit ?? 20, offset: offset, persons: persons)
    Self.tell(unreadable: page.unreadable)
    if page.hits.isEmpty {
      let isPast = try offset > 0 && open.archive.count(query, persons: persons) > 0
      Output.complain("Nothing \(isPast ? "more " : "")found for: \(query.explanation)")
    } else if json {
      for hit in page.hits { Output.line(try JSONText.of(HitLine(hit))) }
    } else {
      HitText(open: open).show(page)
    }
    return !page.hits.isEmpty
  }

  /// In bounded memory, so that a million results take little more than a thousand.
  private func showAll(
    _ query: SearchQuery, _ persons: [String: Int64], _ open: OpenWorkspace
  ) throws -> Bool {
    if ids {
      let found = try open.archive.ids(
        query, order: sort, limit: limit ?? .max, offset: offset, persons: persons)
      for id in found { Output.line(id.description) }
      return !found.isEmpty
    }
    let table = ItemTable(isDutch: false)
    var isFound = false
    table.put(table.header)
    let unreadable = try open.archive.forEachItem(
      of: query, order: sort, limit: limit ?? .max, offset: offset, persons: persons
    ) { item in
      isFound = true
      table.put(table.row(item))
    }
    Self.tell(unreadable: unreadable)
    return isFound
  }

  private static func tell(unreadable: Int) {
    guard unreadable > 0 else { return }
    Output.complain(
      "\(unreadable) of what was found cannot be read and is left out; see voc status --check")
  }

  private func showGroups(
    _ query: SearchQuery, by names: String, _ persons: [String: Int64], _ open: OpenWorkspace
  ) throws -> Bool {
    let kinds = try names.split(separator: ",").map { name in
      guard let kind = SearchFacet.Kind(rawValue: String(name)) else {
        throw ValidationError("--by does not know '\(name)'; it takes \(Self.kinds)")
      }
      return kind
    }
    let groups = try open.archive.facets(
      query, by: kinds, zone: open.settings.zone, persons: persons)
    for (kind, facets) in zip(kinds, groups) {
      if json {
        Output.line(try JSONText.of(FacetLine(kind: kind, facets: facets)))
      } else {
        FacetText(open: open).show(facets, by: kind)
      }
    }
    return groups.contains { !$0.isEmpty }
  }
}

extension SearchOrder: ExpressibleByArgument {
  /// Said here, since to describe a value that says nothing of itself takes reflection.
  package var defaultValueDescription: String { rawValue }
}
