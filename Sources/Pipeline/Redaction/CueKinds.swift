/// What a word may be by `Lexicons/names.tsv`, all of it in one look.
struct CueKinds: OptionSet, Sendable {
  let rawValue: UInt32

  static let greeting = CueKinds(rawValue: 1 << 0)
  static let title = CueKinds(rawValue: 1 << 1)
  static let signOff = CueKinds(rawValue: 1 << 2)
  static let signOffLead = CueKinds(rawValue: 1 << 3)
  /// The last word of an introducing phrase.
  static let introduction = CueKinds(rawValue: 1 << 4)
  static let caller = CueKinds(rawValue: 1 << 5)
  static let label = CueKinds(rawValue: 1 << 6)
  static let said = CueKinds(rawValue: 1 << 7)
  static let particle = CueKinds(rawValue: 1 << 8)
  static let joiner = CueKinds(rawValue: 1 << 9)
  static let givenName = CueKinds(rawValue: 1 << 10)
  static let notAName = CueKinds(rawValue: 1 << 11)
  /// For an `@`, for the dot behind it, and for what a domain ends in.
  static let at = CueKinds(rawValue: 1 << 12)
  static let dot = CueKinds(rawValue: 1 << 13)
  static let domainEnd = CueKinds(rawValue: 1 << 14)
  /// Says that an address follows.
  static let mailing = CueKinds(rawValue: 1 << 15)

  /// Ends what someone who calls says of himself: "met Bas hier".
  static let here = CueKinds(rawValue: 1 << 16)

  /// Those that a name may follow.
  static let leads: CueKinds = [.greeting, .title, .signOff, .introduction, .caller, .label, .said]

  /// By the names of `names.tsv`.
  static let named: [String: CueKinds] = [
    "greeting": .greeting, "title": .title, "signoff": .signOff, "signoff-lead": .signOffLead,
    "caller": .caller, "label": .label, "said": .said, "particle": .particle, "joiner": .joiner,
    "given-name": .givenName, "not-a-name": .notAName, "at": .at, "dot": .dot,
    "domain-end": .domainEnd, "mailing": .mailing, "here": .here,
  ]
}
