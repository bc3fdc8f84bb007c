import Bytes
import Feedback
import Testing

@testable import Intake

/// What the reader of last resort makes of exports that nobody described.
@Suite struct `Unknown chats` {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let source: String
    /// `role/speaker: text`, a line each.
    let turns: [String]
    var testDescription: String { name }

    init(_ name: String, _ source: String, _ turns: [String]) {
      self.name = name
      self.source = source
      self.turns = turns
    }
  }

  static let rows: [Row] = [
    Row(
      "rows with directions under a day",
      """
      <html><body><div class="conv"><div class="day">Maandag 9 november 2026</div>
      <div class="row row-in"><div class="meta"><b class="who">Jasmijn</b><span class="stamp">09:01\
      </span></div><p>Kan dit nog anders?</p></div>
      <div class="row row-out"><div class="meta"><b class="who">Bo</b><span class="stamp">09:03\
      </span></div><p>Ja.</p><p>Zeg het maar.</p></div></div></body></html>
      """, ["customer/Jasmijn: Kan dit nog anders?", "agent/Bo: Ja.\n\nZeg het maar."]),
    Row(
      "a table without a header",
      """
      <html><body><table><tr><td>10:01</td><td>Klant:</td><td>Mijn trein reed niet</td></tr>
      <tr><td>10:02</td><td>Medewerker:</td><td>Wat vervelend</td></tr></table></body></html>
      """, ["customer/Klant: Mijn trein reed niet", "agent/Medewerker: Wat vervelend"]),
    Row(
      "names in bold",
      """
      <html><body><div><strong>Jane (Agent)</strong> <em>9 Nov 2026 10:00</em><br>Hello</div>
      <div><strong>Tom</strong> <em>9 Nov 2026 10:01</em><br>My bill is wrong</div></body></html>
      """, ["agent/Jane: Hello", "customer/Tom: My bill is wrong"]),
    Row(
      "preformatted lines",
      """
      <html><body><pre>[2026-11-09 10:32:05] Visitor 88: my fridge leaks
      [2026-11-09 10:33:00] Agent Kim: since when?
      I mean the water</pre></body></html>
      """,
      ["customer/Visitor 88: my fridge leaks", "agent/Agent Kim: since when?\nI mean the water"]),
    Row(
      "directions in child elements",
      """
      <Log><Msg><Dir>In</Dir><From>+31600</From><When>2026-11-09 08:00</When><Body>Two bills?</Body>
      </Msg><Msg><Dir>Out</Dir><From>Noor</From><When>2026-11-09 08:05</When><Body>One goes</Body>
      </Msg></Log>
      """, ["customer/+31600: Two bills?", "agent/Noor: One goes"]),
    Row(
      "events with their date apart",
      """
      <s><event kind="join" who="Visitor" time="10:00:00"/>
      <event kind="say" who="Visitor" time="10:00:05" date="2026-11-02">Can it go back?</event>
      <event kind="say" who="Operator Sam" time="10:00:35" date="2026-11-02">Sure</event></s>
      """, ["customer/Visitor: Can it go back?", "agent/Operator Sam: Sure"]),
    Row(
      "a login page", "<html><body><form><input name=user></form><p>Welcome back</p></body></html>",
      []),
    Row("a feed", "<rss><item><title>a</title></item><item><title>b</title></item></rss>", []),
  ]

  @Test(arguments: rows) func `are read where their shape is sure`(row: Row) throws {
    let items = try chatEvents(row.source).compactMap { event in
      if case .item(let item) = event { item } else { nil }
    }
    let turns = items.flatMap(\.turns).map { "\($0.role)/\($0.name ?? "-"): \($0.text)" }
    #expect(turns == row.turns)
  }

  @Test func `are refused with an explanation where they are not`() throws {
    let found = try chatEvents("<html><body><p>Welcome back</p></body></html>")
    guard case .rejection(let rejection)? = found.first else {
      Issue.record("nothing was refused")
      return
    }
    #expect(rejection.reason.contains("no repeated element"))
    #expect(rejection.advice.contains("voc.yaml"))
  }

  private func explanation(_ text: String) throws -> String {
    try ChatAdapter().explain(
      ByteSource(bytes: Array(text.utf8), name: "chat"), context: IntakeContext(file: "chat"))
  }

  @Test func `are the same whether they were recognised before or not`() throws {
    func read(_ adapter: ChatAdapter, _ text: String) throws -> [IntakeEvent] {
      var events: [IntakeEvent] = []
      try adapter.read(
        ByteSource(bytes: Array(text.utf8), name: "chat"), context: IntakeContext(file: "chat")
      ) { events += $0.read() }
      return events
    }
    let first = "<t><m who='A' role='klant'>Hoi</m><m who='B' role='agent'>Dag</m></t>"
    let second = "<t><m who='C' role='klant'>Hee</m><m who='B' role='agent'>Dag</m></t>"
    let adapter = ChatAdapter()
    #expect(adapter.confidence(head: Array(first.utf8), name: "a.xml") == .likely)
    #expect(try read(adapter, second) == read(ChatAdapter(), second))
    #expect(adapter.confidence(head: Array(first.utf8), name: "a.xml") == .likely)
    #expect(try read(adapter, first) == read(ChatAdapter(), first))
  }

  @Test func `are explained without their words`() throws {
    let source =
      "<t><m who='Aafke' at='2026-11-09T08:00:00Z'>Hoi</m><m who='B' at='9:00'>Ja</m></t>"
    #expect(
      try explanation(source) == """
        chat.generic: messages at /t/m, the file is one transcript; about 2 messages seen, \
        2 of them with a time or a role (likely)
        who speaks, as far as was looked: 0 messages by customers, 0 by agents, 0 by the program, \
        2 undecided
        in this chat nothing tells whether a speaker is a customer or one of yours, so that the \
        words of that speaker are not counted; say in voc.yaml how your people are called in chats \
        (company: names:), or where the role stands and which words mean whom (chats: role:, \
        roles:); then read the file again
        """)
    #expect(try explanation("a,b").hasPrefix("no chat"))
    let lines = "<html><body>Gijs (14:01:10): Nee<br>Agent (14:02:00): Ja</body></html>"
    #expect(
      try explanation(lines) == """
        chat.generic: lines with a speaker and a time, 2 of 2 lines seen, the file is one \
        transcript (likely)
        who speaks, as far as was looked: 1 messages by customers, 1 by agents, 0 by the program, \
        0 undecided
        this chat has no date, and so no week and no place in a report; export with the date, or \
        say in voc.yaml where the time stands (chats: time:)
        """)
  }

  @Test func `are read by the settings' XPath before anything else`() throws {
    let rule = IntakeContext.ChatRule(
      name: "oud", transcript: "//g", message: "r", speaker: "@w", role: "@s", time: "@t",
      text: "i/text()")
    let source = """
      <x><g id="1"><r w="A" s="klant" t="2026-11-09 08:00"><i>hallo</i></r></g>\
      <g id="2"><r w="B" s="agent" t="2026-11-09 09:00"><i>dag</i></r></g></x>
      """
    let items = try chatEvents(source, rules: [rule]).compactMap { event in
      if case .item(let item) = event { item } else { nil }
    }
    #expect(items.map(\.nativeID) == ["1", "2"])
    #expect(items.map(\.format) == ["chat.rule.oud", "chat.rule.oud"])
    #expect(items.flatMap(\.turns).map(\.text) == ["hallo", "dag"])
    #expect(items.map(\.text) == ["hallo", ""])
  }

  struct RuleRow: Sendable, CustomTestStringConvertible {
    let rule: IntakeContext.ChatRule
    let source: String
    var testDescription: String { rule.name }
  }

  /// The cases that the settings file shows.
  static let rules = [
    RuleRow(
      rule: .init(
        name: "child elements", transcript: "//Conversation", message: "Messages/Message",
        speaker: "Sender/Name", role: "Sender/Type", time: "SentAt", text: "Body"),
      source: """
        <E><Conversation><Messages><Message><Sender><Name>Mila</Name><Type>Customer</Type></Sender>\
        <SentAt>2026-11-09T08:00:00Z</SentAt><Body>Kapot</Body></Message><Message><Sender><Name>Jo\
        </Name><Type>Agent</Type></Sender><SentAt>2026-11-09T08:01:00Z</SentAt><Body>Wat?</Body>\
        </Message></Messages></Conversation></E>
        """),
    RuleRow(
      rule: .init(
        name: "classes", message: "//div[contains(@class, 'chat-line')]",
        speaker: "span[@class='who']", role: "@class", time: "time/@datetime", text: "p"),
      source: """
        <html><body><div class="chat-line customer"><span class="who">Mila</span>\
        <time datetime="2026-11-09T08:00:00Z">9:00</time><p>Kapot</p></div>\
        <div class="chat-line agent"><span class="who">Jo</span>\
        <time datetime="2026-11-09T08:01:00Z">9:01</time><p>Wat?</p></div></body></html>
        """),
    RuleRow(
      rule: .init(
        name: "a table", message: "//table[@id='chat']//tr[td]", speaker: "td[2]", time: "td[1]",
        text: "td[3]"),
      source: """
        <html><body><table><tr><td>menu</td></tr></table><table id="chat"><tr><th>a</th></tr>\
        <tr><td>2026-11-09T08:00:00Z</td><td>Mila</td><td>Kapot</td></tr>\
        <tr><td>2026-11-09T08:01:00Z</td><td>Jo (agent)</td><td>Wat?</td></tr></table></body></html>
        """),
  ]

  @Test(arguments: rules) func `are read as the settings file's examples say`(row: RuleRow) throws {
    let items = try chatEvents(row.source, rules: [row.rule]).compactMap { event in
      if case .item(let item) = event { item } else { nil }
    }
    let turns = items.flatMap(\.turns)
    #expect(turns.map(\.text) == ["Kapot", "Wat?"])
    #expect(turns.map(\.role) == [.customer, .agent])
    #expect(turns.compactMap(\.at?.rfc3339) == ["2026-11-09T08:00:00Z", "2026-11-09T08:01:00Z"])
  }

  @Test func `have the day that stands above, and roles in words of their own, by a rule`() throws {
    let rule = IntakeContext.ChatRule(
      name: "r", transcript: "//g", message: "r", role: "@w", time: "@t",
      roles: ["kl": .customer, "mw": .agent])
    let source = """
      <x><g start="2026-11-09 08:00"><r w="KL" t="08:00:05">Kapot</r><r w="mw" t="08:01">Wat?</r></g></x>
      """
    guard case .item(let item)? = try chatEvents(source, rules: [rule]).first else {
      Issue.record("nothing was read")
      return
    }
    #expect(item.turns.map(\.role) == [.customer, .agent])
    #expect(
      item.turns.compactMap(\.at?.rfc3339) == ["2026-11-09T08:00:05Z", "2026-11-09T08:01:00Z"])
  }

  @Test func `take the company's own names for agents`() throws {
    let source = """
      <t><m who="Aafke" at="2026-11-09T08:00:00Z">Wat is er?</m>\
      <m who="Berend" at="2026-11-09T08:01:00Z">Alles is stuk</m></t>
      """
    var context = IntakeContext(file: "x")
    context.company.names = ["aafke"]
    guard case .item(let item)? = try chatEvents(source, context: context).first else {
      Issue.record("nothing was read")
      return
    }
    #expect(item.turns.map(\.role) == [.agent, .customer])
  }

  @Test func `leave roles open where nothing tells, and score nobody`() throws {
    let source = """
      <t><m who="Aafke" at="2026-11-09T08:00:00Z">Wat is er?</m>\
      <m who="Berend" at="2026-11-09T08:01:00Z">Alles is stuk</m></t>
      """
    guard case .item(let item)? = try chatEvents(source).first else {
      Issue.record("nothing was read")
      return
    }
    #expect(item.turns.map(\.role) == [.unknown, .unknown])
    #expect(item.text == "")
    #expect(item.kind == .empty)
  }
}

/// The events of a file with these contents.
func chatEvents(
  _ source: String, rules: [IntakeContext.ChatRule] = [], context: IntakeContext? = nil
) throws -> [IntakeEvent] {
  var context = context ?? IntakeContext(file: "x")
  context.chatRules = rules
  var events: [IntakeEvent] = []
  try ChatAdapter().read(ByteSource(bytes: Array(source.utf8), name: "x"), context: context) {
    events += $0.read()
  }
  return events
}
