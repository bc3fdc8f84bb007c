import Feedback
import Insight

struct PromiseDocument: Encodable {
  let touchpoint: Touchpoint
  let tally: TallyDocument
  let indicative: Bool
  let sizes: [Size]
  let quotes: [QuoteDocument]

  init(_ line: WeeklyReport.PromiseLine) {
    touchpoint = line.touchpoint
    tally = TallyDocument(line.tally)
    indicative = line.isIndicative
    sizes = line.sizes.map(Size.init)
    quotes = line.quotes.map(QuoteDocument.init)
  }

  struct Size: Encodable {
    let unit: Statement.Unit
    let n: Int
    let medianPromised, medianActual: Double

    init(_ size: WeeklyReport.PromiseSize) {
      unit = size.unit
      n = size.count
      medianPromised = size.medianPromised
      medianActual = size.medianActual
    }
  }
}

struct QuoteDocument: Encodable {
  let id, text: String
  let language: LanguageCode
  let channel: Channel
  let touchpoint: Touchpoint

  init(_ quote: Quote) {
    id = quote.id
    text = quote.text
    language = quote.language
    channel = quote.channel
    touchpoint = quote.touchpoint
  }
}

/// A quote with what was stated in it.
struct StatementDocument: Encodable {
  let quote: QuoteDocument
  let disconfirmation: Int?
  let promise: PromiseState?
  let promised, actual: AmountDocument?

  init(_ quote: Quote) {
    self.quote = QuoteDocument(quote)
    disconfirmation = quote.disconfirmation?.rawValue
    promise = quote.promise
    promised = quote.promised.map(AmountDocument.init)
    actual = quote.actual.map(AmountDocument.init)
  }
}

struct AmountDocument: Encodable {
  let value: Double
  let unit: Statement.Unit

  init(_ amount: Statement.Amount) {
    value = amount.value
    unit = amount.unit
  }
}

struct ChangeDocument: Encodable {
  let measure: Change.Measure
  /// The coordinates' ids, in the order touchpoint, channel; empty for everything together.
  let key: [String]
  let before, after, p, adjustedP: Double
  let beyondNoise: Bool

  init(_ change: Change) {
    measure = change.measure
    key = change.key.map(\.id)
    before = change.before
    after = change.after
    p = change.pValue
    adjustedP = change.adjustedPValue
    beyondNoise = change.isBeyondNoise
  }
}

struct ThemeDocument: Encodable {
  let theme: Theme
  let items, people: Int
  /// The mean tone of everything minus that without the theme, and the theme's Shapley value.
  let impact, fairPart: Double?
  let sentiment: MeanDocument
  let typical, strongest, counter: QuoteDocument?

  init(_ line: WeeklyReport.ThemeLine) {
    theme = line.impact.theme
    items = line.impact.items
    people = line.impact.people
    impact = line.impact.impact
    fairPart = line.impact.fairPart
    sentiment = MeanDocument(line.impact.sentiment)
    typical = line.typical.map(QuoteDocument.init)
    strongest = line.strongest.map(QuoteDocument.init)
    counter = line.counter.map(QuoteDocument.init)
  }
}

struct SearchDocument: Encodable {
  let name, query: String
  let items, itemsBefore: Int?
  let sentiment: Double?
  let indicative: Bool

  init(_ line: WeeklyReport.SearchLine) {
    name = line.name
    query = line.query
    items = line.items
    itemsBefore = line.itemsBefore
    sentiment = line.sentiment
    indicative = line.isIndicative
  }
}

struct TeamDocument: Encodable {
  let name: String
  let cells: [CellDocument]
  let followUps: [String]

  init(_ line: WeeklyReport.TeamLine) {
    name = line.name
    cells = line.cells.map { CellDocument($0, dimensions: [.touchpoint]) }
    followUps = line.followUps.map(\.quote.id)
  }
}

struct FollowUpDocument: Encodable {
  let id, received: String
  let reasons: [WeeklyReport.FollowUp.Reason]
  let channel: Channel
  let touchpoint: Touchpoint
  /// Left out where the cell they come from is withheld.
  let text: String?

  init(_ item: WeeklyReport.FollowUp) {
    id = item.quote.id
    received = item.quote.received.rfc3339
    reasons = item.reasons
    channel = item.quote.channel
    touchpoint = item.quote.touchpoint
    text = item.showsWords ? item.quote.text : nil
  }
}

struct VolumeDocument: Encodable {
  let channel: Channel
  let items, itemsBefore: Int?
  let coverage: ShareDocument?
  let coverageWithheld: Suppression?

  init(_ volume: WeeklyReport.ChannelVolume) {
    channel = volume.channel
    items = volume.items
    itemsBefore = volume.itemsBefore
    coverage = volume.coverage.value.map(ShareDocument.init)
    coverageWithheld = volume.coverage.suppression
  }
}

struct QualityDocument: Encodable {
  let rejected, duplicates, unknownTouchpoint, lexiconVersions: Int
  let newestQuotes: Int?
  let skipped, otherLanguages: [String: Int]

  init(_ quality: DataQuality) {
    rejected = quality.rejected
    duplicates = quality.duplicates
    unknownTouchpoint = quality.unknownTouchpoint
    lexiconVersions = quality.lexiconVersions
    newestQuotes = quality.newestQuotes
    skipped = Dictionary(uniqueKeysWithValues: quality.skipped.map { ($0.key.rawValue, $0.value) })
    otherLanguages = Dictionary(
      uniqueKeysWithValues: quality.otherLanguages.map { ($0.key.rawValue, $0.value) })
  }
}
