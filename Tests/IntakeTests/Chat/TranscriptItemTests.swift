import Feedback
import Testing

@testable import Intake

/// What a transcript becomes: conversations, waiting times, parties, ratings.
@Suite struct `Items of chats` {
  private func items(_ source: String) throws -> [FeedbackItem] {
    try chatEvents(source).compactMap { event in
      if case .item(let item) = event { item } else { nil }
    }
  }

  private func thread(_ lines: [String]) -> String {
    (["1-11-2026 09:00 - Berichten en oproepen worden end-to-end versleuteld."] + lines)
      .joined(separator: "\n")
  }

  struct Thread: Sendable, CustomTestStringConvertible {
    let name: String
    let lines: [String]
    /// How many turns each conversation has.
    let turns: [Int]
    var testDescription: String { name }
  }

  static let threads = [
    Thread(
      name: "one conversation while the company answers, however late",
      lines: [
        "1-11-2026 09:01 - Mila: waar blijft de kast?",
        "4-11-2026 10:00 - Klantenservice: onderweg",
        "4-11-2026 10:05 - Mila: ok",
      ], turns: [4]),
    Thread(
      name: "a new one when the customer returns a day after the answer",
      lines: [
        "1-11-2026 09:01 - Mila: waar blijft de kast?",
        "1-11-2026 10:00 - Klantenservice: onderweg",
        "3-11-2026 10:05 - Mila: hij is kapot",
      ], turns: [3, 1]),
    Thread(
      name: "one while an unanswered customer asks again within a week",
      lines: [
        "1-11-2026 09:01 - Mila: waar blijft de kast?", "3-11-2026 09:01 - Mila: hallo?",
        "3-11-2026 10:00 - Klantenservice: onderweg",
      ], turns: [4]),
    Thread(
      name: "a new one when an unanswered customer asks again after a week",
      lines: [
        "1-11-2026 09:01 - Mila: waar blijft de kast?", "9-11-2026 09:01 - Mila: laat maar",
        "9-11-2026 10:00 - Klantenservice: onderweg",
      ], turns: [2, 2]),
  ]

  @Test(arguments: threads) func `of a messenger are its conversations`(thread row: Thread) throws {
    let items = try items(thread(row.lines))
    #expect(items.map(\.turns.count) == row.turns)
    #expect(Set(items.map(\.nativeID)).count == items.count)
    #expect(items.map(\.source.index) == Array(row.turns.indices))
  }

  @Test func `keep the same id when a later export is longer`() throws {
    let first = Self.threads[1].lines
    let longer = first + ["9-11-2026 10:05 - Mila: en nu?"]
    let ids = try items(thread(first)).map(\.nativeID)
    #expect(try items(thread(longer)).map(\.nativeID).starts(with: ids))
  }

  @Test func `know how long the customer waited for a person`() throws {
    let item = try #require(
      try items(
        """
        <t><m role="bot" who="Robo" at="2026-11-09T09:00:00Z">Kies een onderwerp</m>\
        <m role="customer" who="Mila" at="2026-11-09T09:00:30Z">Mijn kast</m>\
        <m role="bot" who="Chatbot" at="2026-11-09T09:00:31Z">Een moment</m>\
        <m role="agent" who="Jo" at="2026-11-09T09:05:30Z">Dag Mila</m></t>
        """
      ).first)
    #expect(item.pace == FeedbackItem.Pace(firstAnswer: 300, longestSilence: 299))
  }

  @Test func `have no pace without times`() throws {
    let item = try #require(
      try items("<t><m role='klant' who='A'>Hoi</m><m role='agent' who='B'>Dag</m></t>").first)
    #expect(item.pace == nil)
  }

  @Test func `know people by the list of who took part`() throws {
    let item = try #require(
      try items(
        """
        <chat id="c9"><participants><participant id="p1" role="customer" name="Aagje Post" \
        email="aagje@klanten.example"/><participant id="p2" role="agent" name="Wout"/></participants>\
        <message participant="p1" at="2026-11-09T12:00:00Z">Kan dit nog?</message>\
        <message participant="p2" at="2026-11-09T12:04:00Z">Tot vrijdag.</message></chat>
        """
      ).first)
    #expect(item.nativeID == "c9")
    #expect(item.customer.name == "Aagje Post")
    #expect(item.customer.address == "aagje@klanten.example")
    #expect(item.customer.id == nil)
    #expect(item.turns.map(\.name) == ["Aagje Post", "Wout"])
    #expect(item.turns.map(\.role) == [.customer, .agent])
  }

  @Test func `know authors by the ids of the users listed before them`() throws {
    let item = try #require(
      try items(
        """
        <chats><chat><id>Q1</id><users><user><id>c1</id><name>Mila Oord</name>\
        <email>mila@klanten.example</email><type>customer</type></user><user><id>a1</id>\
        <name>Jo</name><type>agent</type></user></users><thread><events>\
        <event><type>message</type><created_at>2026-11-09T09:00:00.000000Z</created_at>\
        <author_id>c1</author_id><text>Waar blijft mijn kast?</text></event>\
        <event><type>message</type><created_at>2026-11-09T09:02:00.000000Z</created_at>\
        <author_id>a1</author_id><text>Onderweg</text></event></events></thread></chat></chats>
        """
      ).first)
    #expect(item.nativeID == "Q1")
    #expect(item.customer.name == "Mila Oord")
    #expect(item.turns.map(\.name) == ["Mila Oord", "Jo"])
    #expect(item.turns.map(\.role) == [.customer, .agent])
    #expect(item.text == "Waar blijft mijn kast?")
  }

  @Test func `take no visitor's id for their own`() throws {
    let chat = """
      <chat><visitor><id>v1</id><name>Mila</name></visitor>\
      <message sender_type="visitor" name="Mila" time="2026-11-09T1%:00:00Z">Hoi</message>\
      <message sender_type="agent" name="Jo" time="2026-11-09T1%:01:00Z">Dag</message></chat>
      """
    let chats = (1...2).map { chat.replacing("%", with: "\($0)") }.joined()
    let items = try items("<chats>\(chats)</chats>")
    #expect(items.count == 2)
    #expect(Set(items.map(\.nativeID)).count == 2)
    #expect(items.map(\.customer.id) == ["v1", "v1"])
  }

  struct RatingRow: Sendable, CustomTestStringConvertible {
    let line: String
    let rating: Rating?
    var testDescription: String { line }
  }

  static let ratings = [
    RatingRow(line: "Visitor rated the chat: 4/5", rating: Rating(4, lowest: 1, highest: 5)),
    RatingRow(line: "Beoordeling: 8 van 10", rating: Rating(8, lowest: 1, highest: 10)),
    RatingRow(line: "Mila rated the chat as Good", rating: Rating(1, lowest: 0, highest: 1)),
    RatingRow(
      line: "Mila beoordeelde de chat met slecht", rating: Rating(0, lowest: 0, highest: 1)),
    RatingRow(line: "Mila rated the chat", rating: nil),
    RatingRow(line: "Chat ended", rating: nil),
  ]

  @Test(arguments: ratings) func `are rated by a line of the program`(row: RatingRow) {
    var ratings = Ratings()
    RatingLine.read(row.line, into: &ratings)
    #expect(ratings.csat == row.rating)
  }

  @Test func `keep the scale that a rating states`() throws {
    let item = try #require(
      try items(
        """
        <chat id="1"><m role="customer" who="A" at="2026-11-09T09:00:00Z">Hoi</m>\
        <m role="agent" who="B" at="2026-11-09T09:01:00Z">Dag</m>\
        <rating max="7">5</rating><nps>9</nps></chat>
        """
      ).first)
    #expect(item.ratings.csat == Rating(5, lowest: 1, highest: 7))
    #expect(item.ratings.nps == Rating(9, lowest: 0, highest: 10))
  }

  @Test func `leave to customers what only sounds like the program`() throws {
    let item = try #require(
      try items(
        thread([
          "1-11-2026 09:01 - Mila: Mijn account is verwijderd en ik sta al een uur in de wachtrij",
          "1-11-2026 09:02 - Mila: Dit bericht is verwijderd",
          "1-11-2026 09:03 - Mila: IMG-7.jpg (bestand bijgevoegd)\nkijk, een kras",
          "1-11-2026 09:04 - Mila: Gemiste spraakoproep",
          "1-11-2026 09:05 - Klantenservice: Dag Mila",
        ])
      ).first)
    #expect(
      item.turns.map(\.role) == [.system, .customer, .customer, .customer, .system, .agent])
    #expect(
      item.text == """
        Mijn account is verwijderd en ik sta al een uur in de wachtrij
        IMG-7.jpg (bestand bijgevoegd)
        kijk, een kras
        """)
  }

  @Test func `keep a nickname's owner`() throws {
    func box(_ name: String, _ text: String, _ minute: Int) -> String {
      """
      <div class="pam uiBoxWhite"><div>\(name)</div><div>\(text)</div>\
      <div>Nov 9, 2026, 10:0\(minute) AM</div></div>
      """
    }
    let boxes =
      box("Uitje", "Waar blijft hij?", 3) + box("Ben", "Ben set his own nickname to Uitje.", 2)
      + box("Klantenservice", "Onderweg", 1)
    let item = try #require(try items("<html><body>\(boxes)</body></html>").first)
    #expect(item.turns.map(\.name) == ["Klantenservice", "Ben", "Ben"])
    #expect(item.turns.map(\.role) == [.agent, .system, .customer])
  }
}
