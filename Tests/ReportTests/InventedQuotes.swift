import Feedback

@testable import Report

/// Made-up words of made-up customers, the awkward ones included.
enum InventedQuotes {
  static let all: [Quote] = [
    quote(
      "q1",
      "De monteur zou dinsdag voor twaalf uur komen, maar ik heb tot vijf uur gewacht. Voor niets.",
      promise: .broken, themes: ["betrouwbaarheid.belofte", "snelheid.wachttijd"], sentiment: -0.7,
      amounts: (2, 9)),
    quote(
      "q2", "Beloofd was drie werkdagen en het werden er zeven.", promise: .broken,
      themes: ["betrouwbaarheid.belofte"], sentiment: -0.4, amounts: (3, 7)),
    quote(
      "q3", "Keurig op de afgesproken dag geïnstalleerd, en de oude ketel meegenomen.",
      promise: .kept, themes: ["betrouwbaarheid.belofte"], sentiment: 0.6),
    quote(
      "q4", "I was told someone would ring back within the hour. That was Thursday.",
      language: .english, channel: .email, touchpoint: "klantenservice", promise: .broken,
      themes: ["snelheid.wachttijd", "loyaliteit.opzegdreiging"], sentiment: -0.6),
    quote(
      "q5", "Erg vriendelijke dame aan de chat, binnen vijf minuten geregeld.", channel: .chat,
      touchpoint: "klantenservice", themes: ["betrokkenheid.vriendelijkheid"], sentiment: 0.8),
    quote(
      "q6", "<script>alert('x')</script> & \"\u{301}onmouseover=1 <b>vet</b> =SOM(A1) 🚚💧👩‍👩‍👧",
      channel: .survey, touchpoint: "factuur", themes: ["snelheid.wachttijd"], sentiment: -0.2,
      nps: 3),
    quote(
      "q7", "\u{202E}كان الموعد يوم الاثنين ولم يأت أحد", language: LanguageCode(rawValue: "ar"),
      channel: .survey, themes: ["snelheid.wachttijd"], sentiment: -0.3, nps: 2),
    quote(
      "q8", String(repeating: "lang", count: 2500), channel: .survey, touchpoint: "gebruik",
      themes: ["betrokkenheid.vriendelijkheid"], sentiment: -0.1, nps: 4),
  ]

  private static func quote(
    _ id: String, _ text: String, language: LanguageCode = .dutch, channel: Channel = .email,
    touchpoint: String = "levering", promise: PromiseState? = nil, themes: [String],
    sentiment: Double, amounts: (promised: Double, actual: Double)? = nil, nps: Double? = nil
  ) -> Quote {
    Quote(
      id: id, text: text, language: language,
      received: Timestamp(utc: InventedWeek.week.monday, secondOfDay: 40_000), channel: channel,
      touchpoint: Touchpoint(rawValue: touchpoint), themes: themes.map { Theme(rawValue: $0) },
      disconfirmation: promise == .broken ? .worse : nil, promise: promise,
      promised: amounts.map { Statement.Amount(value: $0.promised, unit: .workingDays) },
      actual: amounts.map { Statement.Amount(value: $0.actual, unit: .workingDays) },
      sentiment: Score(clamping: sentiment),
      ratings: Ratings(nps: nps.flatMap { Rating($0, lowest: 0, highest: 10) }))
  }
}
