import Bytes
import Feedback
import Testing

@testable import Intake

/// Who of several speakers is the customer, and that it stays open where nothing tells.
@Suite struct `Who is who in chats` {
  /// Messages of two classes: the first word is the class, then come name and text.
  private static func bubbles(_ said: [(look: String, name: String, text: String)]) -> String {
    ToldChat.page(
      said.enumerated().map { place, one in
        """
        <div class="\(one.look)"><b>\(one.name)</b> <i>2-11-2026 10:0\(place)</i>\
        <p>\(one.text)</p></div>
        """
      }.joined())
  }

  static let several = [
    ToldChat(
      name: "beside a program, the first to speak is the customer and a third is nobody",
      source:
        "Chatbot (10:00): Kies\nWies (10:01): Lamp stuk\nOlav (10:02): Gemaakt\nWies (10:03): Ja",
      turns: [
        "agent/Chatbot: Kies", "customer/Wies: Lamp stuk", "unknown/Olav: Gemaakt",
        "customer/Wies: Ja",
      ]),
    ToldChat(
      name: "beside a person, the same",
      source:
        "Wies (10:00): Lamp stuk\nHelpdesk (10:01): Dag\nOlav (10:02): Gemaakt\nWies (10:03): Ja",
      turns: [
        "customer/Wies: Lamp stuk", "agent/Helpdesk: Dag", "unknown/Olav: Gemaakt",
        "customer/Wies: Ja",
      ]),
    ToldChat(
      name: "who joins later is an agent",
      source: """
        (10:00) Wies: Lamp stuk
        (10:01) Chatbot: Kies
        (10:02) *** Olav joined the chat ***
        (10:03) Olav: Ik kijk
        (10:04) Wies: Ja
        """,
      turns: [
        "customer/Wies: Lamp stuk", "agent/Chatbot: Kies", "system/-: *** Olav joined the chat ***",
        "agent/Olav: Ik kijk", "customer/Wies: Ja",
      ]),
    ToldChat(
      name: "who takes a chat over is an agent, and so is who gave it away",
      source: """
        (10:00) Wies: Lamp stuk
        (10:01) Hilke: Momentje
        (10:02) *** Chat transferred from Hilke to Olav B ***
        (10:03) Olav B: Ik kijk
        (10:04) Wies: Ja
        """,
      turns: [
        "customer/Wies: Lamp stuk", "agent/Hilke: Momentje",
        "system/-: *** Chat transferred from Hilke to Olav B ***", "agent/Olav B: Ik kijk",
        "customer/Wies: Ja",
      ]),
    ToldChat(
      name: "who is announced as an agent is one",
      source: """
        (10:00) *** U chat nu met Hilke ***
        (10:01) Hilke: Momentje
        (10:02) Wies: Lamp stuk
        """,
      turns: [
        "system/-: *** U chat nu met Hilke ***", "agent/Hilke: Momentje",
        "customer/Wies: Lamp stuk",
      ]),
    ToldChat(
      name: "who first greets the customer by name answers",
      source: """
        Wies (10:00): Lamp stuk
        Chatbot (10:01): Kies
        Olav (10:02): Dag Wies, ik kijk
        Wies (10:03): Ja
        """,
      turns: [
        "customer/Wies: Lamp stuk", "agent/Chatbot: Kies", "agent/Olav: Dag Wies, ik kijk",
        "customer/Wies: Ja",
      ]),
    ToldChat(
      name: "a role in brackets behind a name in a cell",
      source: ToldChat.page(
        """
        <table><tr><td>2-11-2026 10:00</td><td>Chatbot</td><td>Kies</td></tr>\
        <tr><td>2-11-2026 10:01</td><td>Wies</td><td>Lamp stuk</td></tr>\
        <tr><td>2-11-2026 10:02</td><td>Olav (medewerker)</td><td>Gemaakt</td></tr></table>
        """),
      turns: ["agent/Chatbot: Kies", "customer/Wies: Lamp stuk", "agent/Olav: Gemaakt"]),
    ToldChat(
      name: "several customers whose messages look alike",
      source: bubbles([
        ("m a", "Wies", "Lamp stuk"), ("m b", "Helpdesk", "Dag"), ("m a", "Joris", "Hier ook"),
      ]),
      turns: ["customer/Wies: Lamp stuk", "agent/Helpdesk: Dag", "customer/Joris: Hier ook"]),
    ToldChat(
      name: "several agents whose messages look alike",
      source: bubbles([
        ("m", "Assistent", "Kies"), ("m van-klant", "Wies", "Lamp stuk"), ("m", "Olav", "Gemaakt"),
      ]),
      turns: ["agent/Assistent: Kies", "customer/Wies: Lamp stuk", "agent/Olav: Gemaakt"]),
    ToldChat(
      name: "several customers of a messenger's group",
      source: """
        2-11-2026 10:00 - Berichten en oproepen worden end-to-end versleuteld.
        2-11-2026 10:01 - Wies: Lamp stuk
        2-11-2026 10:02 - Helpdesk: Dag
        2-11-2026 10:03 - Joris: Hier ook
        """,
      turns: [
        "system/-: Berichten en oproepen worden end-to-end versleuteld.",
        "customer/Wies: Lamp stuk",
        "agent/Helpdesk: Dag", "customer/Joris: Hier ook",
      ]),
    ToldChat(
      name: "one program by the end of its name, and no one by a family name's",
      source: "Lampbot (10:00): Kies\nTalbot (10:01): Lamp stuk",
      turns: ["agent/Lampbot: Kies", "customer/Talbot: Lamp stuk"]),
  ]

  static let sides = [
    ToldChat(
      name: "what went out is the company's, its programs included",
      source: bubbles([
        ("m inbound", "Wies", "Lamp stuk"), ("m outbound", "Lampie Bot", "Kies"),
        ("m outbound", "Olav", "Gemaakt"),
      ]),
      turns: ["customer/Wies: Lamp stuk", "agent/Lampie Bot: Kies", "agent/Olav: Gemaakt"]),
    ToldChat(
      name: "what went out of a customer's own copy is the customer's",
      source: ToldChat.page(
        """
        <div class="b left" aria-label="Bot at 08:00">Hallo, ik ben de chatbot</div>\
        <div class="b right" aria-label="You at 08:01">Lamp stuk</div>\
        <div class="b left" aria-label="Olav at 08:02">Gemaakt</div>
        """),
      turns: [
        "agent/Bot: Hallo, ik ben de chatbot", "customer/You: Lamp stuk", "agent/Olav: Gemaakt",
      ]),
  ]

  static let words = [
    ToldChat(
      name: "a user beside a contact answers",
      source: bubbles([("m contact", "Wies", "Lamp stuk"), ("m user", "Olav", "Gemaakt")]),
      turns: ["customer/Wies: Lamp stuk", "agent/Olav: Gemaakt"]),
    ToldChat(
      name: "a user beside an operator asks",
      source: bubbles([("m user", "Wies", "Lamp stuk"), ("m operator", "Olav", "Gemaakt")]),
      turns: ["customer/Wies: Lamp stuk", "agent/Olav: Gemaakt"]),
    ToldChat(
      name: "external and internal",
      source: """
        <c><m><party>external</party><at>2026-11-02T09:00:00Z</at><text>Lamp stuk</text></m>\
        <m><party>internal</party><at>2026-11-02T09:01:00Z</at><text>Gemaakt</text></m></c>
        """, turns: ["customer/external: Lamp stuk", "agent/internal: Gemaakt"]),
    ToldChat(
      name: "internal beside what a customer sees is for colleagues",
      source: bubbles([
        ("m inbound", "Wies", "Lamp stuk"), ("m internal", "Olav", "Lastig"),
        ("m outbound", "Olav", "Gemaakt"),
      ]),
      turns: ["customer/Wies: Lamp stuk", "system/Olav: Lastig", "agent/Olav: Gemaakt"]),
    ToldChat(
      name: "a whisper without a name is not the customer's before it",
      source: ToldChat.page(
        """
        <p class="m customer">Lamp stuk</p><p class="m whisper">Lastig</p>\
        <p class="m agent">Gemaakt</p>
        """),
      turns: ["customer/-: Lamp stuk", "system/-: Lastig", "agent/-: Gemaakt"]),
    ToldChat(
      name: "a note is told by the kind of its text",
      source: """
        <c><m role="visitor" time="2026-11-02T09:00:00Z"><name>Wies</name>\
        <text type="public">Lamp stuk</text></m>\
        <m role="agent" time="2026-11-02T09:01:00Z"><name>Olav</name><text type="note">Lastig</text>\
        </m><m role="agent" time="2026-11-02T09:02:00Z"><name>Olav</name>\
        <text type="public">Gemaakt</text></m></c>
        """,
      turns: ["customer/Wies: Lamp stuk", "system/Olav: Lastig", "agent/Olav: Gemaakt"]),
    ToldChat(
      name: "private says nothing where all is private",
      source: bubbles([
        ("m private", "Wies", "Lamp stuk"), ("m private", "Helpdesk", "Gemaakt"),
      ]),
      turns: ["customer/Wies: Lamp stuk", "agent/Helpdesk: Gemaakt"]),
    ToldChat(
      name: "a role that stands where another name does",
      source: """
        <c><m from="user" at="2026-11-02T09:00:00Z"><name>Wies</name><text>Lamp stuk</text></m>\
        <m from="operator" at="2026-11-02T09:01:00Z"><name>Olav</name><text>Gemaakt</text></m></c>
        """, turns: ["customer/Wies: Lamp stuk", "agent/Olav: Gemaakt"]),
    ToldChat(
      name: "a role in an attribute whose name means nothing",
      source: """
        <log><r t="10:00" w="cust" n="Wies">Lamp stuk</r><r t="10:01" w="agt" n="Olav">Gemaakt</r>\
        </log>
        """, turns: ["customer/Wies: Lamp stuk", "agent/Olav: Gemaakt"]),
    ToldChat(
      name: "a name beside an address",
      source: """
        <c><m from="w@x.example" time="2026-11-02T09:00:00Z"><nickname>Wies</nickname><text>Stuk\
        </text></m><m from="o@x.example" time="2026-11-02T09:01:00Z"><nickname>Helpdesk</nickname>\
        <text>Gemaakt</text></m></c>
        """, turns: ["customer/Wies: Stuk", "agent/Helpdesk: Gemaakt"]),
    ToldChat(
      name: "a role in a badge beside the name",
      source: ToldChat.page(
        """
        <div class=m><b>Wies</b> <span class=badge>Klant</span> <i>2-11-2026 10:00</i>\
        <p>Lamp stuk</p></div><div class=m><b>Olav</b> <span class=badge>Medewerker</span> \
        <i>2-11-2026 10:01</i><p>Gemaakt</p></div>
        """),
      turns: ["customer/Wies: Lamp stuk", "agent/Olav: Gemaakt"]),
  ]

  static let forms = [
    ToldChat(
      name: "a form above the messages is no turn",
      source: ToldChat.page(
        """
        <div class=chat><div>Kanaal: webchat</div><div>Afdeling: Lampen</div>\
        <div class=klant><b>Wies</b> <i>2-11-2026 10:00</i> Stuk</div>\
        <div class=medewerker><b>Olav</b> <i>2-11-2026 10:01</i> Gemaakt</div></div>
        """), turns: ["customer/Wies: Stuk", "agent/Olav: Gemaakt"]),
    ToldChat(
      name: "a form tells who answers",
      source: ToldChat.page(
        """
        <p>Datum: 2-11-2026<br>Medewerker: Olav<br>Klant: Wies Post</p>\
        <p>[10:00] <b>Wies Post:</b> Stuk</p><p>[10:01] <b>Olav:</b> Gemaakt</p>
        """), turns: ["customer/Wies Post: Stuk", "agent/Olav: Gemaakt"]),
  ]

  @Test(arguments: several + sides + words + forms) func `is told, or left open`(chat: ToldChat)
    throws
  {
    #expect(try chat.turnsRead() == chat.turns)
  }

  @Test func `knows speakers whose names begin with the company's`() throws {
    var context = IntakeContext(file: "x")
    context.company.names = ["lamp en licht"]
    let source = "Wies (10:00): Stuk\nLamp en Licht Gent (10:01): Gemaakt"
    guard case .item(let item)? = try chatEvents(source, context: context).first else {
      Issue.record("nothing was read")
      return
    }
    #expect(item.turns.map(\.role) == [.customer, .agent])
  }

  @Test func `takes the words of who is named a source's agent for the company's`() throws {
    let source = """
      <LivePerson_Transcripts><Chat id="C-1" start="2026-11-02 10:00:00"><varValue \
      id="Department">Lampen</varValue><line by="info" time="2026-11-02 10:00:00"><Text>You are \
      now chatting with Hilke</Text></line><line by="Hilke" time="2026-11-02 10:00:10">\
      <Text>Momentje</Text></line><line by="Wies" source="visitor" time="2026-11-02 10:01:00">\
      <Text>Lamp stuk</Text></line></Chat></LivePerson_Transcripts>
      """
    guard case .item(let item)? = try chatEvents(source).first else {
      Issue.record("nothing was read")
      return
    }
    #expect(item.turns.map(\.role) == [.system, .agent, .customer])
    #expect(item.columns.first?.value == "Lampen")
  }

  @Test func `takes what only colleagues may see for no answer`() throws {
    let source = """
      <chatTranscript startAt="2026-11-02T09:00:00Z" sessionId="1"><newParty userId="a"><userInfo \
      userNick="Wies" userType="CLIENT"/></newParty><newParty userId="b"><userInfo userNick="Olav" \
      userType="AGENT"/></newParty><message userId="a" timeShift="1" visibility="ALL"><msgText>Stuk\
      </msgText></message><message userId="b" timeShift="2" visibility="INT"><msgText>Lastig\
      </msgText></message></chatTranscript>
      """
    guard case .item(let item)? = try chatEvents(source).first else {
      Issue.record("nothing was read")
      return
    }
    #expect(item.turns.map(\.role) == [.customer, .system])
    #expect(item.pace?.firstAnswer == nil)
  }
}
