import Bytes
import Feedback
import Testing

@testable import Intake

/// What of a message its speaker says, and in which chat.
@Suite struct `What is said in chats` {
  /// Two messages, the customer's with that inside.
  private static func message(_ inside: String) -> String {
    ToldChat.page(
      """
      <div class=klant><b>Wies</b> <i>2-11-2026 10:00</i>\(inside)</div>\
      <div class=medewerker><b>Olav</b> <i>2-11-2026 10:01</i><p>Dag</p></div>
      """)
  }

  private static func says(_ text: String) -> [String] {
    ["customer/Wies: \(text)", "agent/Olav: Dag"]
  }

  static let pieces = [
    ToldChat(
      name: "a second piece in a class that means nothing",
      source: message("<div class=text>Stuk</div><div class=rest>Na een dag</div>"),
      turns: says("Stuk\nNa een dag")),
    ToldChat(
      name: "a division behind a paragraph", source: message("<p>Stuk</p><div>Na een dag</div>"),
      turns: says("Stuk\nNa een dag")),
    ToldChat(
      name: "words behind the text", source: message("<div class=text>Stuk</div>Na een dag"),
      turns: says("Stuk\nNa een dag")),
    ToldChat(
      name: "what is folded in",
      source:
        message("<p>Stuk</p><details><summary>Meer</summary><p>Na een dag</p></details>"),
      turns: says("Stuk\nNa een dag")),
    ToldChat(
      name: "HTML in what was typed",
      source: """
        <log><r who="Klant"><what>&lt;p&gt;Lamp &lt;b&gt;stuk&lt;/b&gt;&lt;/p&gt;</what></r>\
        <r who="Agent"><what>&amp;lt;p&amp;gt;Dag&amp;lt;/p&amp;gt;</what></r></log>
        """, turns: ["customer/Klant: Lamp stuk", "agent/Agent: Dag"]),
    ToldChat(
      name: "what was escaped once too often",
      source: """
        <log><r who="Klant"><what>Lamp &amp;amp; &amp;quot;snoer&amp;quot; &amp;amp;lt;</what></r>\
        <r who="Agent"><what><![CDATA[R&D: a &lt; b; it&#39;s]]></what></r></log>
        """, turns: ["customer/Klant: Lamp & \"snoer\" &lt;", "agent/Agent: R&D: a < b; it's"]),
    ToldChat(
      name: "a colon behind the time",
      source: ToldChat.page(
        """
        <p><b>Klant</b> <span style="color:#999">(10:00:01)</span>: Stuk</p>\
        <p><b>Agent</b> <span style="color:#999">(10:01:01)</span>: Dag</p>
        """), turns: ["customer/Klant: Stuk", "agent/Agent: Dag"]),
    ToldChat(
      name: "a line that says who wrote when",
      source: ToldChat.page(
        """
        <blockquote class=klant><cite>Wies</cite> op 2-11-2026 om 10u32 schreef:<p>Stuk</p>\
        </blockquote><blockquote class=medewerker><cite>Olav</cite> op 2-11-2026 om 10u35 schreef:\
        <p>Dag</p></blockquote>
        """), turns: says("Stuk")),
    ToldChat(
      name: "what is written below a picture",
      source: """
        <c><m who="Klant" at="10:00"><media file="a.jpg" caption="Stuk"/></m>\
        <m who="Agent" at="10:01"><body>Dag</body></m><m who="Klant" at="10:02"><body>Ja</body></m></c>
        """, turns: ["customer/Klant: Stuk", "agent/Agent: Dag", "customer/Klant: Ja"]),
    ToldChat(
      name: "initials above what someone says",
      source: message("<div>W</div><br>Stuk"),
      turns: says("Stuk")),
  ]

  static let foreign = [
    ToldChat(
      name: "a quote", source: message("<blockquote>Oud</blockquote><p>Stuk</p>"),
      turns: says("Stuk")),
    ToldChat(
      name: "a box that shows what is answered",
      source: message("<div class=text><div class=reply-to><b>Olav</b> Dag</div>Stuk</div>"),
      turns: says("Stuk")),
    ToldChat(
      name: "what was struck out", source: message("<p>Ik wil <del>mijn</del> een lamp</p>"),
      turns: says("Ik wil een lamp")),
    ToldChat(
      name: "a reaction and a receipt",
      source: message(
        "<div class=text>Stuk <span class=reaction>👍 1</span><i class=read>Gelezen 10:05</i></div>"),
      turns: says("Stuk")),
    ToldChat(
      name: "a quote that is all there is", source: message("<blockquote>Stuk</blockquote>"),
      turns: says("Stuk")),
    ToldChat(
      name: "lines that repeat what was said before",
      source: ToldChat.page(
        """
        <div class=klant><b>Wies</b> <i>2-11-2026 10:00</i><p>Stuk</p></div>\
        <div class=medewerker><b>Olav</b> <i>2-11-2026 10:01</i><p>Dag</p></div>\
        <div class=klant><b>Wies</b> <i>2-11-2026 10:02</i><p>&gt; Dag<br>&gt; 9 euro?</p></div>
        """),
      turns: says("Stuk") + ["customer/Wies: > 9 euro?"]),
    ToldChat(
      name: "a message that is hidden",
      source: ToldChat.page(
        """
        <div class=klant><b>Wies</b> <i>2-11-2026 10:00</i><p>Stuk</p></div>\
        <div class=klant hidden><b>Wies</b> <i>2-11-2026 10:01</i><p>Concept</p></div>\
        <div class=medewerker><b>Olav</b> <i>2-11-2026 10:01</i><p>Dag</p></div>
        """), turns: says("Stuk")),
    ToldChat(
      name: "a rule between messages",
      source: ToldChat.page(
        "<p>10:00 | Klant: Stuk</p><p>---</p><p>10:01 | Agent: Dag</p><p>---</p>"),
      turns: ["customer/Klant: Stuk", "agent/Agent: Dag"]),
  ]

  static let places = [
    ToldChat(
      name: "a table with the text before the name",
      source: ToldChat.page(
        """
        <table><tr><td>Lamp stuk</td><td>Wies</td><td>2-11-2026 10:00</td></tr>\
        <tr><td>Even kijken</td><td>Helpdesk</td><td>2-11-2026 10:01</td></tr>\
        <tr><td>Graag</td><td>Wies</td><td>2-11-2026 10:02</td></tr></table>
        """),
      turns: ["customer/Wies: Lamp stuk", "agent/Helpdesk: Even kijken", "customer/Wies: Graag"]),
    ToldChat(
      name: "a table of two chats",
      source: ToldChat.page(
        """
        <table><tr><th>Gesprek</th><th>Tijd</th><th>Van</th><th>Tekst</th></tr>\
        <tr><td>C1</td><td>2-11-2026 10:00</td><td>Klant</td><td>Stuk</td></tr>\
        <tr><td>C1</td><td>2-11-2026 10:01</td><td>Medewerker</td><td>Dag</td></tr>\
        <tr><td>C2</td><td>3-11-2026 10:00</td><td>Klant</td><td>Zoek</td></tr>\
        <tr><td>C2</td><td>3-11-2026 10:01</td><td>Medewerker</td><td>Hallo</td></tr></table>
        """),
      turns: [
        "customer/Klant: Stuk", "agent/Medewerker: Dag", "", "customer/Klant: Zoek",
        "agent/Medewerker: Hallo",
      ]),
    ToldChat(
      name: "messages of two chats in turn",
      source: """
        <log><m conversationId="A" role="klant">Stuk</m><m conversationId="B" role="klant">Zoek</m>\
        <m conversationId="A" role="agent">Dag</m><m conversationId="B" role="agent">Hallo</m></log>
        """,
      turns: [
        "customer/-: Stuk", "agent/-: Dag", "", "customer/-: Zoek", "agent/-: Hallo",
      ]),
    ToldChat(
      name: "a date beside a time, by letters",
      source: """
        <log><r t="10:00" d="2-11-2026" who="klant" n="Wies">Stuk</r>\
        <r t="10:01" d="2-11-2026" who="agent" n="Olav">Dag</r></log>
        """, turns: says("Stuk")),
    ToldChat(
      name: "chats in the text of records",
      source: """
        <records><r><Id>C-1</Id><Skill>Lampen</Skill><Body>&lt;p class="klant"&gt;Wies (10:00): \
        Stuk&lt;/p&gt;&lt;p class="agent"&gt;Olav (10:01): Dag&lt;/p&gt;</Body></r>\
        <r><Id>C-2</Id><Skill>Kasten</Skill><Body>&lt;p class="klant"&gt;Bo (11:00): \
        Zoek&lt;/p&gt;&lt;p class="agent"&gt;Olav (11:01): Hallo&lt;/p&gt;</Body></r></records>
        """,
      turns: says("Stuk") + ["", "customer/Bo: Zoek", "agent/Olav: Hallo"]),
    ToldChat(
      name: "Live Helper Chat",
      source: """
        <chats><chat><id>7</id><nick>Wies</nick><msgs><msg><user_id>0</user_id><msg>Stuk</msg></msg>\
        <msg><user_id>-1</user_id><msg>Olav has accepted the chat!</msg></msg><msg>\
        <user_id>3</user_id><name_support>Olav</name_support><msg>Dag</msg></msg></msgs></chat></chats>
        """,
      turns: ["customer/Wies: Stuk", "system/-: Olav has accepted the chat!", "agent/Olav: Dag"]),
    ToldChat(
      name: "what Telegram passes on",
      source: ToldChat.page(
        """
        <div class="page_wrap"><div class="history"><div class="message default"><div class="body">\
        <div class="date" title="02.11.2026 10:00:00"></div><div class="from_name">Klant</div>\
        <div class="forwarded body"><div class="from_name">Nieuws</div><div class="text">Alles is \
        nieuw</div></div></div></div><div class="message default"><div class="body"><div \
        class="date" title="02.11.2026 10:01:00"></div><div class="from_name">Helpdesk</div>\
        <div class="text">Dag</div></div></div></div></div>
        """), turns: ["customer/Klant: [forwarded]", "agent/Helpdesk: Dag"]),
  ]

  @Test(arguments: pieces + foreign + places) func `is what its speaker says`(chat: ToldChat) throws
  {
    #expect(try chat.turnsRead() == chat.turns)
  }

  @Test func `is refused where only the parts of messages can be told`() throws {
    let lines = ["Stuk", "Dag", "Nu?"].enumerated().map { place, text in
      "<div><span class=t>10:0\(place)</span><span class=x>\(text)</span></div>"
    }
    let source = ToldChat.page(
      "<div><span class=customer>Wies</span><span class=agent>Olav</span></div>"
        + lines.joined())
    let events = try chatEvents(source)
    #expect(events.allSatisfy { if case .rejection = $0 { true } else { false } })
  }

  @Test func `keeps what a record says of the chat in its text`() throws {
    let row = try #require(Self.places.first { $0.name == "chats in the text of records" })
    let items = try chatEvents(row.source).compactMap { event in
      if case .item(let item) = event { item } else { nil }
    }
    #expect(items.map(\.nativeID) == ["C-1", "C-2"])
    #expect(items.map { $0.columns.first?.value } == ["Lampen", "Kasten"])
  }
}
