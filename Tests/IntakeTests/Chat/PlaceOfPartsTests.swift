import Bytes
import Feedback
import Testing

@testable import Intake

/// Where in a message, or around it, who speaks, when and which way may stand.
@Suite struct `Parts of chat messages` {
  private static let talk = [
    "customer/Klant 2026-11-02T09:00:00Z: Lamp stuk", "agent/Agent 2026-11-02T09:01:00Z: Dag",
  ]

  static let places = [
    ToldChat(
      name: "when stands behind a name in bold, in one element with it",
      source: ToldChat.page(
        """
        <div class=m><div><b>Klant</b> - 2-11-2026 10:00</div><div>Lamp stuk</div></div>\
        <div class=m><div><b>Agent</b> (support) · 2-11-2026 10:01</div><div>Dag</div></div>
        """), turns: talk),
    ToldChat(
      name: "a sentence that ends in a time is no such head",
      source: ToldChat.page(
        """
        <p class=klant><b>Klant</b> <i>2-11-2026 10:00</i><br><u>Ik</u> kom om 10:30</p>\
        <p class=agent><b>Agent</b> <i>2-11-2026 10:01</i><br>Dag</p>
        """),
      turns: ["customer/Klant 2026-11-02T09:00:00Z: Ik kom om 10:30", talk[1]]),
    ToldChat(
      name: "a row of one cell holds a whole message",
      source: ToldChat.page(
        """
        <table><tr><td>Chat · 2 november 2026</td></tr><tr><td><p><b>Klant</b> <i>10:00</i></p>\
        <div>Lamp stuk</div></td></tr><tr><td><p><b>Agent</b> <i>10:01</i></p><div>Dag</div></td>\
        </tr></table>
        """), turns: talk),
    ToldChat(
      name: "who and what stand in one cell, the time in another",
      source: ToldChat.page(
        """
        <h1>2-11-2026</h1><table><tr><td><b>Klant</b>: Lamp stuk</td><td>10:00</td></tr><tr><td>\
        <b>Agent</b>: Dag</td><td>10:01</td></tr></table>
        """), turns: talk),
    ToldChat(
      name: "days stand between messages whose classes mean nothing",
      source: ToldChat.page(
        """
        <div><div class=x0>2 november 2026</div><div class=x1><div class=x2>Klant</div>\
        <div class=x3>Lamp stuk</div><div class=x4>10:00</div></div><div class=x1><div class=x2>\
        Agent</div><div class=x3>Dag</div><div class=x4>10:01</div></div></div>
        """), turns: talk),
    ToldChat(
      name: "the direction is the class of what stands in the message",
      source: ToldChat.page(
        """
        <div class=message><div class=received><b>Wies</b><i>2-11-2026 10:00</i><p>Lamp stuk</p>\
        </div></div><div class=message><div class=sent><b>Olav</b><i>2-11-2026 10:01</i><p>Dag</p>\
        </div></div>
        """),
      turns: [
        "customer/Wies 2026-11-02T09:00:00Z: Lamp stuk", "agent/Olav 2026-11-02T09:01:00Z: Dag",
      ]),
    ToldChat(
      name: "more than the time stands in what is called so",
      source: ToldChat.page(
        """
        <div class=klant><p><span class=time><a>2-11-2026 10:00</a> (gelezen na 2 minuten)</span>\
        <b class=name>Klant</b></p><div class=text>Lamp stuk</div></div><div class=agent><p>\
        <span class=time><a>2-11-2026 10:01</a></span><b class=name>Agent</b></p>\
        <div class=text>Dag</div></div>
        """), turns: talk),
    ToldChat(
      name: "the first of several paragraphs has a title and the day",
      source: ToldChat.page(
        """
        <div><p><b>Verslag</b><br>2-11-2026</p><p><b>Klant</b> <i>10:00</i><br>Lamp stuk</p>\
        <p><b>Agent</b> <i>10:01</i><br>Dag</p></div>
        """), turns: talk),
    ToldChat(
      name: "a title and a time stand above the first head",
      source: "Verslag\nMon, 2 Nov 2026 09:59:00\nKlant 10:00\nLamp stuk\nAgent 10:01\nDag",
      turns: talk),
    ToldChat(
      name: "the direction in an element of its own is no text",
      source: """
        <chat><r><way>x</way><direction>in</direction><at>2026-11-02T09:00:00Z</at><who>Klant</who>\
        <body>Lamp stuk</body></r><r><direction>out</direction><at>2026-11-02T09:01:00Z</at>\
        <who>Agent</who><body>Dag</body></r></chat>
        """, turns: talk),
    ToldChat(
      name: "who and when stand below what is said, in a class that means nothing",
      source: ToldChat.page(
        """
        <div><div class=x1><div class=x2>Lamp stuk</div><div class=x3>Klant · 2-11-2026 10:00</div>\
        </div><div class=x1><div class=x2>Dag</div><div class=x3>Agent · 2-11-2026 10:01</div></div>\
        </div>
        """), turns: talk),
    ToldChat(
      name: "the direction is a column of a table",
      source: ToldChat.page(
        """
        <table><tr><th>Richting</th><th>Tijd</th><th>Bericht</th></tr><tr><td>inkomend</td>\
        <td>2-11-2026 10:00</td><td>Lamp stuk</td></tr><tr><td>uitgaand</td>\
        <td>2-11-2026 10:01</td><td>Dag</td></tr></table>
        """),
      turns: talk.map { $0.replacing("/Klant", with: "/-").replacing("/Agent", with: "/-") }),
    ToldChat(
      name: "a date below the messages is nobody's",
      source: ToldChat.page(
        """
        <div><p class=klant><b>Klant</b> <i>2-11-2026 10:00</i><br>Lamp stuk</p><p class=agent>\
        <b>Agent</b> <i>2-11-2026 10:01</i><br>Dag</p><p><b>Datum</b>: 3-11-2026</p></div>
        """), turns: talk),
    ToldChat(
      name: "what is copied with a text says who and when",
      source: ToldChat.page(
        """
        <div><div data-pre-plain-text="[10:00, 2-11-2026] Klant: "><span>Lamp stuk</span></div>\
        <div data-pre-plain-text="[10:01, 2-11-2026] Agent: "><span>Dag</span></div></div>
        """), turns: talk),
    ToldChat(
      name: "a row with a text only goes on with the one above",
      source: ToldChat.page(
        """
        <table><tr><td>2-11-2026 10:00</td><td>Klant:</td><td>Lamp</td></tr><tr><td></td><td></td>\
        <td>stuk</td></tr><tr><td>2-11-2026 10:01</td><td>Agent:</td><td>Dag</td></tr></table>
        """),
      turns: ["customer/Klant 2026-11-02T09:00:00Z: Lamp", "customer/Klant -: stuk", talk[1]]),
    ToldChat(
      name: "each bubble of a group has its time",
      source: ToldChat.page(
        """
        <div class=klant><b>Klant</b><div class=x>Lamp<span class=t>2-11-2026 10:00</span></div>\
        <div class=x>stuk om 9:00<span class=t>2-11-2026 10:00</span></div></div><div class=agent>\
        <b>Agent</b><div class=x>Dag<span class=t>2-11-2026 10:01</span></div></div>
        """),
      turns: ["customer/Klant 2026-11-02T09:00:00Z: Lamp\nstuk om 9:00", talk[1]]),
    ToldChat(
      name: "the day is an attribute of what holds the messages",
      source: ToldChat.page(
        """
        <div data-day="2026-11-02"><p class=klant><b>Klant</b> <i>10:00</i><br>Lamp stuk</p>\
        <p class=agent><b>Agent</b> <i>10:01</i><br>Dag</p></div>
        """), turns: talk),
    ToldChat(
      name: "a medium stands before the number of who speaks",
      source: """
        <chat><r><who>whatsapp:+31600000003</who><at>2026-11-02T09:00:00Z</at><body>Lamp stuk\
        </body></r><r><who>Agent</who><at>2026-11-02T09:01:00Z</at><body>Dag</body></r></chat>
        """,
      turns: ["customer/whatsapp:+31600000003 2026-11-02T09:00:00Z: Lamp stuk", talk[1]]),
    ToldChat(
      name: "the year stands above days without one",
      source: ToldChat.page(
        """
        <h1>Gesprek van 3 november 2026</h1><p class=klant><b>Klant</b> <i>2 nov. 10:00</i><br>\
        Lamp stuk</p><p class=agent><b>Agent</b> <i>2 nov. 10:01</i><br>Dag</p>
        """), turns: talk),
  ]

  @Test(arguments: places) func `are found where they stand`(chat: ToldChat) throws {
    var context = IntakeContext(file: "x")
    context.zone = try #require(Zone(identifier: "Europe/Amsterdam"))
    let turns = try chatEvents(chat.source, context: context).flatMap { event -> [String] in
      guard case .item(let item) = event else { return [] }
      return item.turns.map {
        "\($0.role)/\($0.name ?? "-") \($0.at?.rfc3339 ?? "-"): \($0.text)"
      }
    }
    #expect(turns == chat.turns)
  }

  static let joined = [
    ToldChat(
      name: "who joins a chat of one is the agent",
      source: "[10:00] Wies : Lamp stuk\n[10:01] Olav joined the conversation\n[10:02] Olav : Dag",
      turns: [
        "customer/Wies: Lamp stuk", "system/-: Olav joined the conversation", "agent/Olav: Dag",
      ]),
    ToldChat(
      name: "of three it stays open",
      source: """
        [10:00] Wies : Hoi
        [10:01] Nele : Hallo
        [10:02] Olav joined the conversation
        [10:03] Olav : Dag
        [10:04] Wies : Ja
        """,
      turns: [
        "unknown/Wies: Hoi", "unknown/Nele: Hallo", "system/-: Olav joined the conversation",
        "unknown/Olav: Dag", "unknown/Wies: Ja",
      ]),
    ToldChat(
      name: "a visitor with a number for a name is the customer",
      source: "[10:00] V1777878922123456 : Lamp stuk\n[10:01] Olav : Dag",
      turns: ["customer/V1777878922123456: Lamp stuk", "agent/Olav: Dag"]),
    ToldChat(
      name: "a letter and a short number are a name",
      source: "[10:00] V12 : Lamp stuk\n[10:01] Olav : Dag",
      turns: ["unknown/V12: Lamp stuk", "unknown/Olav: Dag"]),
    ToldChat(
      name: "how the chat ended is the program's",
      source: """
        [10:00] Klant : Lamp stuk
        [10:01] Agent : Dag
        Conversation ended on : Monday, November 2, 2026, 10:05
        """,
      turns: [
        "customer/Klant: Lamp stuk", "agent/Agent: Dag",
        "system/-: Conversation ended on: Monday, November 2, 2026, 10:05",
      ]),
  ]

  @Test(arguments: joined) func `and who came when tell who is who`(chat: ToldChat) throws {
    #expect(try chat.turnsRead() == chat.turns)
  }

  @Test func `a colour is no role`() throws {
    let page = ToldChat.page(
      "<li class=list-group-item><b>Klant</b> <i>10:00</i><p>Stuk</p></li>"
        + "<li class='list-group-item list-group-item-info'><b>Agent</b> <i>10:01</i><p>Dag</p></li>"
    )
    #expect(
      try ToldChat(name: "", source: page, turns: []).turnsRead() == [
        "customer/Klant: Stuk", "agent/Agent: Dag",
      ])
  }

  @Test func `lines without times make several chats, too`() throws {
    let chat = "Chat started: 2026-11-02\nVisitor: Hi\nAgent: Yes?\nVisitor: Broken\nChat ended\n"
    let turns = ["customer/Visitor: Hi", "agent/Agent: Yes?", "customer/Visitor: Broken"]
    let read = try ToldChat(name: "", source: chat + chat, turns: []).turnsRead()
    #expect(read.filter { !$0.hasPrefix("system") } == turns + [""] + turns)
  }

  @Test func `lines with names below them are refused`() throws {
    #expect(throws: Rejection.self) {
      try chatEvents("2-11-2026\nLamp stuk\nKlant 10:00\nWelke?\nAgent 10:01\nDeze\nKlant 10:02")
    }
  }

  @Test func `a note alone is no message`() throws {
    let page = ToldChat.page(
      "<article><u>Wies</u><div class=comment>Lamp stuk</div></article>"
        + "<article><u>Olav</u><div class=comment>Dag</div></article>")
    #expect(try ToldChat(name: "", source: page, turns: []).turnsRead() == [])
  }
}
