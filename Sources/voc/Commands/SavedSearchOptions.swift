import Archive
import ArgumentParser
import Pipeline

/// Searches that are kept by name; the report counts them every week.
struct SavedSearchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Keep the search under this name, for the report.", valueName: "name"))
  var save: String?

  @Option(
    help: ArgumentHelp("Search what is kept under this name.", valueName: "name"),
    completion: .custom(QueryCompletion.savedNames))
  var saved: String?

  @Option(
    name: .customLong("unsave"),
    help: ArgumentHelp("Keep the search of this name no longer.", valueName: "name"),
    completion: .custom(QueryCompletion.savedNames))
  var remove: String?

  @Flag(name: .customLong("list"), help: "List the kept searches with how many items fit.")
  var list = false

  func validate() throws {
    let used = [save != nil, saved != nil, remove != nil, list]
    if used.count(where: { $0 }) > 1 {
      throw ValidationError("give one of --save, --saved, --unsave and --list")
    }
    if let save, !SavedSearches.isName(save) {
      throw ValidationError("a name begins with a letter or digit, and has no tab or line break")
    }
  }

  /// What is kept under the name that was given; nil where none was.
  func query(in open: OpenWorkspace) throws -> String? {
    guard let saved else { return nil }
    let searches = try SavedSearches(open.workspace)
    guard let entry = searches[saved] else { throw Self.missing(saved, searches) }
    return entry.query
  }

  func save(
    _ text: String, _ query: SearchQuery, as name: String, in open: OpenWorkspace
  ) throws {
    guard !query.isPersonal else {
      throw ValidationError(
        "a search that is kept names no customer and no item; leave customer: and id: out")
    }
    guard !query.isEmpty else { throw ValidationError("give the search that is to be kept") }
    var searches = try SavedSearches(open.workspace)
    let before = searches[name]?.query
    try searches.save(text, as: name, in: open.workspace)
    if let before, before != text { Output.complain("\(name) was kept before as: \(before)") }
    Output.line(HarmlessText.harmless("\(name): \(query.explanation)"))
  }

  func remove(_ name: String, from open: OpenWorkspace) throws {
    var searches = try SavedSearches(open.workspace)
    let before = searches
    guard try searches.remove(name, from: open.workspace) else {
      throw Self.missing(name, before)
    }
  }

  /// A kept search as a JSON line.
  private struct Line: Encodable {
    let name: String
    let query: String
    /// How many items fit; absent where the search cannot be read.
    let items: Int?
  }

  func printList(_ open: OpenWorkspace, asJSON: Bool) throws {
    let entries = try SavedSearches(open.workspace).entries
    let width = min(24, entries.map(\.name.count).max() ?? 0)
    for entry in entries {
      let query = try? SearchQuery(
        parsing: entry.query, taxonomy: open.taxonomy, now: Clock.now, zone: open.settings.zone)
      let items = try query.map { try open.archive.count($0) }
      if asJSON {
        Output.line(
          try JSONText.of(Line(name: entry.name, query: entry.query, items: items)))
        continue
      }
      let count = items.map(String.init) ?? "cannot be read"
      let name = HarmlessText.harmless(entry.name).padding(to: width)
      Output.line("\(name)  \(count.padding(to: 7))  \(HarmlessText.harmless(entry.query))")
    }
    if entries.isEmpty {
      Output.complain("No search is kept yet; keep one with voc search --save NAME QUERY")
      throw ExitCode(1)
    }
  }

  private static func missing(_ name: String, _ searches: SavedSearches) -> ValidationError {
    let names = searches.entries.map(\.name)
    return ValidationError(
      names.isEmpty
        ? "no search is kept yet; keep one with voc search --save NAME QUERY"
        : "no search is kept as '\(name)'; there are \(names.joined(separator: ", "))")
  }
}
