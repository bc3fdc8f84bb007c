import Feedback
import Testing

@testable import Analysis

@Suite struct ExpectationReaderTests {
  private func read(_ text: String) throws -> Reading {
    try StatementCorpus.analyzer.get().read(text)
  }

  private func only(_ text: String) throws -> Statement {
    let statements = try read(text).statements
    #expect(statements.count == 1, "\(statements)")
    return try #require(statements.first)
  }

  @Test(arguments: [
    ("De kast «zou maandag komen maar kwam woensdag».", Statement.Kind.promiseBroken),
    ("The sofa «was promised on Monday. It came on Thursday».", .promiseBroken),
    ("Keurig, bedankt. «Geleverd zoals afgesproken».", .promiseKept),
    ("«Uw collega heeft beloofd dat ik morgen word gebeld».", .promiseOpen),
    ("«The item is not as described».", .sourceMismatch),
    ("Helaas. «Ik had er meer van verwacht».", .unmet),
    ("«Everything went as expected».", .met), ("«Dat viel reuze mee».", .exceeded),
    ("«You should have warned us about this».", .norm),
    ("«Since the last update nothing works» any more.", .pastStandard),
  ])
  func `a statement has a kind and a span`(marked: String, kind: Statement.Kind) throws {
    let text = marked.filter { $0 != "«" && $0 != "»" }
    let statement = try only(text)
    #expect(statement.kind == kind)
    let quote = String(decoding: Array(text.utf8)[statement.span], as: UTF8.self)
    let inside = marked.split(separator: "«").last?.split(separator: "»").first.map(String.init)
    if kind == .promiseOpen || kind == .pastStandard {
      #expect(inside?.contains(quote) == true || quote.contains(inside ?? "") == true)
    } else if kind == .promiseBroken {
      #expect(inside?.hasSuffix(quote) == true, "\(quote)")
    } else {
      #expect(inside == quote)
    }
  }

  @Test(arguments: [
    ("Ik ben teleurgesteld.", -1), ("Ik ben zeer teleurgesteld.", -2),
    ("Disappointing.", -1), ("Extremely disappointing.", -2),
    ("De service viel tegen.", -1), ("De service viel niet tegen.", 1),
    ("They have never let me down.", 0), ("Aangenaam verrast.", 1),
    ("Zou 2 dagen duren, het werden er 9.", -2), ("Zou 2 dagen duren, het werden er 3.", -1),
  ])
  func `strong words and large gaps count double`(text: String, verdict: Int) throws {
    #expect(try only(text).disconfirmation?.rawValue == verdict)
  }

  @Test(arguments: [
    ("Zou 2 dagen duren, het werden er 9.", 2.0, 9.0, Statement.Unit.days),
    ("Quoted £99, charged £149.", 99, 149, .pounds),
    ("Beloofd binnen 5 werkdagen, na 12 werkdagen kwam het.", 5, 12, .workingDays),
    ("De monteur zou om 9 uur komen, hij kwam om half twaalf.", 9, 11.5, .timeOfDay),
    ("Er was 50 euro korting beloofd, ik kreeg 20 euro.", 50, 20, .euros),
    ("Mij was maandag beloofd. Het werd donderdag.", 1, 4, .weekday),
    ("It was supposed to take a week, it took 3 weeks.", 1, 3, .weeks),
  ])
  func `promised and actual amounts are read and compared`(
    text: String, promised: Double, actual: Double, unit: Statement.Unit
  ) throws {
    let statement = try only(text)
    #expect(statement.promise == .broken)
    #expect(statement.promised == Statement.Amount(value: promised, unit: unit))
    #expect(statement.actual == Statement.Amount(value: actual, unit: unit))
  }

  @Test(arguments: [
    "Agent: Uw pakket komt morgen zoals beloofd.", "> We delivered as agreed.",
    "De medewerker schreef: \"Wij hebben alles geleverd zoals afgesproken.\"",
    "Support: we are sorry that you expected more.",
  ])
  func `what others said is not the customer's statement`(text: String) throws {
    #expect(try read(text).statements.isEmpty)
  }

  @Test func `each of two statements has the touchpoint of its clause`() throws {
    let reading = try read("De levering viel mee, maar de factuur viel tegen.")
    #expect(reading.statements.map(\.touchpoint.rawValue) == ["levering", "factuur"])
    #expect(reading.expectation == -1)
  }

  @Test func `words in any order give spans inside the text`() throws {
    var generator = SystemRandomNumberGenerator()
    let words = ["zou", "maar", "niet", "beloofd", "12", ":", "\"", ">", "half", "€", "was", "\n"]
    for _ in 0..<200 {
      let text = (0..<60).map { _ in words.randomElement(using: &generator) ?? "" }
        .joined(separator: " ")
      for statement in try read(text).statements {
        #expect(statement.span.upperBound <= text.utf8.count && !statement.span.isEmpty)
      }
    }
  }

  @Test func `a sentence without an end is read in pieces`() throws {
    let text = String(repeating: "de levering viel erg tegen ", count: 300)
    let statements = try read(text).statements
    #expect(statements.count > 200)
    #expect(statements.allSatisfy { $0.disconfirmation == .muchWorse })
  }

  @Test(arguments: [
    ("The repair took twice as long as quoted.", -1, PromiseState.broken),
    ("The parcel arrived exactly when promised.", 0, .kept),
    ("Jullie zouden om 8 uur komen, het is nu half 11 en nog niemand gezien.", -1, .broken),
    ("They said it would be here by Friday. It came the following Tuesday.", -1, .broken),
    ("Antwoord binnen 24 uur beloofd, pas na 3 dagen hoorde ik iets.", -1, .broken),
    ("De monteur zou tussen 8:00 en 12:00 komen en was er om 10:30.", 0, .kept),
    ("De monteur zou tussen 8 en 12 komen. Hij kwam om half vier.", -1, .broken),
    ("Zou kwart over negen vertrekken, het werd tien over half elf.", -1, .broken),
    ("Er is gezegd dat het 32,50 per maand zou zijn. Nu betaal ik 41,95.", -1, .broken),
    ("They quoted two to three weeks. Had it back in six days!", 1, .kept),
    ("Ik zou 30 euro terugkrijgen, kreeg er 12.", -1, .broken),
    ("Mijn pas zou na vijf dagen komen. Drie maal gebeld. Nog steeds niets.", -1, .broken),
  ])
  func `a promise is settled by amounts and by what is said up to two sentences later`(
    text: String, sign: Int, promise: PromiseState
  ) throws {
    let reading = try read(text)
    #expect(reading.expectation == sign)
    #expect(reading.promise == promise)
  }

  @Test(arguments: [
    "They told me I would have to pay $175, so I paid the $175.",
    "I spent much time debating whether I should go with this one.",
    "I am getting used to learning the new system and it is great.",
    "Ik kan deze telefoon aanraden aan wie een kleiner toestel zoekt dan wat nu de mode is.",
    "The price is fantastic: I spent $269 for my 30gb player.",
    "I was just told to call my doctor as my doctor told me to call you.",
    "Vroeger ook een ander merk gehad, maar nooit problemen.",
  ])
  func `words of cues that state nothing are no statement`(text: String) throws {
    #expect(try read(text).statements == [])
  }
}
