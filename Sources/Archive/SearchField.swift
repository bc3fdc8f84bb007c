import Bytes

/// What a search can ask besides words: one table behind the parser, the index, the help and the
/// shell completions.
package enum SearchField: String, Sendable, CaseIterable {
  case theme, touchpoint, channel, sentiment, language, week, since, until, promise, expectation
  case nps, csat, customer, source, id

  /// Other spellings that people use, Dutch ones first.
  package var aliases: [String] {
    switch self {
    case .theme: ["thema", "themes", "about"]
    case .touchpoint: ["contactpunt", "contactmoment", "touchpoints", "tp"]
    case .channel: ["kanaal", "channels"]
    case .sentiment: ["stemming", "gevoel", "mood"]
    case .language: ["taal", "lang"]
    case .week: ["weken", "weeks"]
    case .since: ["sinds", "vanaf", "from", "after"]
    case .until: ["tot", "totenmet", "before", "to"]
    case .promise: ["belofte", "beloften", "promises"]
    case .expectation: ["verwachting", "expected"]
    case .nps: []
    case .csat: ["tevredenheid", "satisfaction"]
    case .customer: ["klant"]
    case .source: ["bron", "file", "bestand", "format"]
    case .id: ["item"]
    }
  }

  /// What it finds, in one line of help.
  package var summary: String {
    switch self {
    case .theme: "a theme, a family of themes or a touchpoint, in Dutch or English"
    case .touchpoint: "where in the journey it happened, in Dutch or English"
    case .channel: "how it came"
    case .sentiment: "the item's mood, or its score from -1 to 1"
    case .language: "the language it was written in"
    case .week: "received in this ISO week"
    case .since: "received on this day or later; an age such as 2w counts back from now"
    case .until: "received on this day or before, the day included"
    case .promise: "a promise of the company that was kept, broken, or is open"
    case .expectation: "how it compared with what the customer expected"
    case .nps: "how likely to recommend, 0 to 10"
    case .csat: "satisfaction, on the survey's own scale"
    case .customer: "written by this customer, who is looked up by pseudonym"
    case .source: "from a file or of a format whose name holds this"
    case .id: "the item with this id, or with an id that begins so"
    }
  }

  /// An example that parses.
  package var example: String {
    switch self {
    case .theme: "theme:snelheid.wachttijd"
    case .touchpoint: "touchpoint:levering"
    case .channel: "channel:email,chat"
    case .sentiment: "sentiment:negative"
    case .language: "language:nl"
    case .week: "week:2026-W46"
    case .since: "since:2w"
    case .until: "until:2026-11-30"
    case .promise: "promise:broken"
    case .expectation: "expectation:worse"
    case .nps: "nps:..6"
    case .csat: "csat:4..5"
    case .customer: "customer:K-1042"
    case .source: "source:mbox"
    case .id: "id:7q0m"
    }
  }

  /// The field that a person calls `name`, in any case.
  init?(named name: String) {
    let name = Folding.plain(name)
    let found = Self.allCases.first { $0.rawValue == name || $0.aliases.contains(name) }
    guard let found else { return nil }
    self = found
  }

  /// The field's name that `name` is a slip of the finger away from; nil where none is near.
  static func nearest(to name: String) -> SearchField? {
    let name = Folding.plain(name)
    guard name.utf8.count >= 4 else { return nil }
    let near = allCases.flatMap { field in
      ([field.rawValue] + field.aliases).map { (field, EditDistance.between(name, $0)) }
    }.min { $0.1 < $1.1 }
    guard let near, near.1 <= (name.utf8.count >= 8 ? 2 : 1) else { return nil }
    return near.0
  }
}
