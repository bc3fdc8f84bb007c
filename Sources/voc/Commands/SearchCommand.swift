import Archive
import ArgumentParser
import Pipeline

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search all feedback by theme, in the customer's words.",
    usage: "voc search [<options>] [<query> …]",
    discussion: """
      Type words as you please: they are found in either language's inflections and inside Dutch \
      compounds, and are never a syntax error. "Quotes" keep words together, a minus leaves out, OR \
      gives a choice, a star stands for the rest of a word. Fields narrow it down:

      \(fieldHelp)

      Examples:
        voc search doorverbonden
        voc search '"nog steeds niet"'
        voc search 'touchpoint:levering promise:broken since:4w'
        voc search 'theme:wachttijd -chatbot nps:..6' --sort worst --limit 5
        voc search 'sentiment:negative' --by touchpoint,week

      Exit status: 0 found; 1 nothing found; 2 failed; 64 a field was used wrongly.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Give results as JSON, one line each.")
  var json = false

  @Flag(help: "Give only how many items fit.")
  var count = false

  @Flag(help: "Say how the query was read, and do not search.")
  var explain = false

  @Option(help: ArgumentHelp("newest, relevance, worst, best or gap.", valueName: "order"))
  var sort: SearchOrder = .newest

  @Option(help: ArgumentHelp("How many results at most.", valueName: "n"))
  var limit = 20

  @Option(help: ArgumentHelp("Leave out the first so many.", valueName: "n"))
  var offset = 0

  @Option(
    help: ArgumentHelp(
      "Count by theme, touchpoint, channel, language, sentiment, promise or week, commas between.",
      valueName: "what"))
  var by: String?

  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("What to search for.", valueName: "query"))
  var query: [String] = []

  func validate() throws {
    guard limit >= 1, offset >= 0 else {
      throw ValidationError("--limit must be 1 or more, and --offset 0 or more")
    }
  }

  func run() throws {
    let open = try options.opened()
    let parsed: SearchQuery
    do {
      parsed = try SearchQuery(
        parsing: query.joined(separator: " "), taxonomy: open.taxonomy, now: Clock.now,
        zone: open.settings.zone)
    } catch {
      throw ValidationError("\(error)")
    }
    if explain {
      Output.line(parsed.explanation)
      return
    }
    guard !parsed.isEmpty || query.allSatisfy(\.isEmpty) else {
      Output.complain("There is no word to search for in what was typed.")
      throw ExitCode(1)
    }
    let persons = try persons(named: parsed.customers, in: open)
    if let by { return try showFacets(parsed, by: by, persons: persons, in: open) }
    if count {
      let number = try open.archive.count(parsed, persons: persons)
      Output.line("\(number)")
      if number == 0 { throw ExitCode(1) }
      return
    }
    let page = try open.archive.search(
      parsed, order: sort, limit: limit, offset: offset, persons: persons)
    guard !page.hits.isEmpty else {
      Output.complain("Nothing found for: \(parsed.explanation)")
      throw ExitCode(1)
    }
    if json {
      for hit in page.hits { Output.line(try JSONText.of(HitLine(hit))) }
    } else {
      HitText(open: open).show(page)
    }
  }

  private func persons(
    named customers: [String], in open: OpenWorkspace
  ) throws -> [String: Int64] {
    guard !customers.isEmpty else { return [:] }
    let pseudonyms = try Pseudonyms(open)
    var persons: [String: Int64] = [:]
    for customer in customers {
      let keys = pseudonyms.persons(knownAs: customer)
      let found = try open.archive.persons(knownBy: keys).subtracting(keys)
      persons[customer] =
        found.first ?? pseudonyms.person(known: .init(guessing: customer), as: customer)
    }
    return persons
  }

  private func showFacets(
    _ query: SearchQuery, by names: String, persons: [String: Int64], in open: OpenWorkspace
  ) throws {
    for name in names.split(separator: ",") {
      guard let kind = SearchFacet.Kind(rawValue: String(name)) else {
        let known = SearchFacet.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--by does not know '\(name)'; it takes \(known)")
      }
      let facets = try open.archive.facets(
        query, by: kind, zone: open.settings.zone, persons: persons)
      if json {
        Output.line(try JSONText.of(FacetLine(kind: kind, facets: facets)))
      } else {
        FacetText(open: open).show(facets, by: kind)
      }
    }
  }

  private static let fieldHelp = SearchField.allCases.map { field in
    let lines = field.summary.wrapped(to: 48)
    return "  " + field.example.padding(to: 27)
      + lines.joined(separator: "\n" + "".padding(to: 29))
  }.joined(separator: "\n")
}

extension SearchOrder: ExpressibleByArgument {}

extension Pseudonyms.Identity {
  /// What a person typed: an address has an @, a number has a digit, anything else is a name.
  init(guessing typed: String) {
    if typed.contains("@") {
      self = .address
    } else {
      self = typed.contains(where: \.isNumber) ? .number : .name
    }
  }
}
