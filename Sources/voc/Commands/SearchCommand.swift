import Archive
import ArgumentParser
import Pipeline

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search all feedback by theme, in the customer's words.",
    usage: "voc search [<options>] [<query> …]",
    discussion: """
      Type words as you please: they are found with other endings, as each item's own language has \
      them, and inside Dutch compounds, and are never a syntax error. Participles and irregular forms \
      (gebeld, went) are words of their own: join them with OR. "Quotes" keep words together, a minus \
      leaves out, OR gives a choice, a star stands for the rest of a word. Fields narrow it down:

      \(fieldHelp)

      In counts (--by), mood is the mean score of the items, and for themes and touchpoints that of \
      the clauses about them; gap is the mean over items of what their statements say, where voc gap \
      weighs each statement alike. --by promise counts an item once, at its worst promise; \
      promise:kept also finds a kept promise beside a broken one. Links, e-mail addresses and emoji \
      are not searched for.

      Examples:
        voc search doorverbonden
        voc search '"nog steeds niet"'
        voc search 'touchpoint:levering promise:broken since:4w'
        voc search 'theme:wachttijd -chatbot nps:..6' --sort worst --limit 5
        voc search 'sentiment:negative' --by touchpoint,week
        voc search lavering --fuzzy
        voc search --save Chatbot 'chatbot OR "virtuele assistent"'
        voc search --saved Chatbot --csv > chatbot.csv

      Exit status: 0 found; 1 nothing found; 2 failed; 64 a field was used wrongly.
      """,
    version: Voc.version)

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var output: SearchOutput
  @OptionGroup var saved: SavedSearchOptions

  @Flag(help: "Say how the query was read, and do not search.")
  var explain = false

  @Flag(
    help:
      "Forgive one slip of the finger in words that no item has, and say what is sought instead.")
  var fuzzy = false

  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("What to search for.", valueName: "query"),
    completion: .custom(QueryCompletion.candidates))
  var query: [String] = []

  func validate() throws {
    let isTyped = !query.allSatisfy { $0 == "--" }
    if isTyped, saved.saved != nil || saved.remove != nil || saved.list {
      throw ValidationError("--saved, --unsave and --list take no words to search for")
    }
    if fuzzy, saved.save != nil {
      throw ValidationError("--save keeps what is typed, and --fuzzy cannot be kept; leave it out")
    }
    if output.isAsked, saved.save != nil || saved.remove != nil {
      throw ValidationError("--save and --unsave search for nothing; leave other options out")
    }
    if saved.list, output.isAsked, !output.isPlainJSON {
      throw ValidationError("--list goes with --json only")
    }
  }

  func run() throws {
    let open = try options.opened()
    if saved.list { return try saved.printList(open, asJSON: output.json) }
    if let name = saved.remove { return try saved.remove(name, from: open) }
    let text = try saved.query(in: open) ?? TypedQuery.text(of: query)
    let parsed = try parsed(text, in: open)
    for option in TypedQuery.unknownOptions(in: query) {
      Output.complain("\(option) is no option of voc search, and leaves that word out")
    }
    for hint in parsed.hints { Output.complain(hint) }
    guard !parsed.isEmpty || text.allSatisfy(\.isWhitespace) else {
      Output.complain("There is no word to search for in what was typed.")
      throw ExitCode(1)
    }
    if let name = saved.save { return try saved.save(text, parsed, as: name, in: open) }
    if explain { return try output.explain(parsed, text) }
    let isFound = try output.show(parsed, persons: persons(named: parsed.customers, in: open), open)
    if !isFound { throw ExitCode(1) }
  }

  private func parsed(_ text: String, in open: OpenWorkspace) throws -> SearchQuery {
    do {
      let query = try SearchQuery(
        parsing: text, taxonomy: open.taxonomy, now: Clock.now, zone: open.settings.zone)
      return fuzzy ? try open.archive.forgiving(query) : query
    } catch let error as SearchQueryError {
      throw ValidationError("\(error)")
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

  private static let fieldHelp = SearchField.allCases.map { field in
    let lines = field.summary.wrapped(to: 48)
    return "  " + field.example.padding(to: 27)
      + lines.joined(separator: "\n" + "".padding(to: 29))
  }.joined(separator: "\n")
}

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
