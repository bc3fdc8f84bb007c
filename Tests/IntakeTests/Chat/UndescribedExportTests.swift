import Bytes
import Feedback
import Testing

@testable import Intake

/// Exports whose names or layout nobody described: when it was said, how it was rated, who is who.
@Suite struct `Undescribed exports` {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let source: String
    /// `role/name at: text` a turn, the time in UTC, or `-`.
    let turns: [String]
    /// The rating between 0 and 1.
    var rating: Double?
    var department: String?
    var testDescription: String { name }
  }

  private static let talk = [
    "customer/Sanne 2026-11-02T09:00:00Z: Waar blijft de kast?",
    "agent/Tim 2026-11-02T09:01:00Z: Onderweg",
  ]

  private static func page(_ body: String) -> String { "<html><body>\(body)</body></html>" }

  /// Two messages in the layout of a page with classes.
  private static let messages = """
    <div class="m klant"><b class="naam">Sanne</b><i class="tijd">2-11-2026 10:00</i>\
    <p>Waar blijft de kast?</p></div><div class="m medewerker"><b class="naam">Tim</b>\
    <i class="tijd">2-11-2026 10:01</i><p>Onderweg</p></div>
    """

  /// The same without a date.
  private static let undated = messages.replacing("2-11-2026 ", with: "")

  private static let cells = """
    <tr><td>10:00</td><td>Sanne</td><td>Waar blijft de kast?</td></tr>\
    <tr><td>10:01</td><td>Helpdesk</td><td>Onderweg</td></tr>
    """

  private static let served = [talk[0], "agent/Helpdesk 2026-11-02T09:01:00Z: Onderweg"]

  static let days = [
    Row(
      name: "a heading above a table",
      source: page("<h2>Gesprek 4711 van 2 november 2026</h2><table>\(cells)</table>"),
      turns: served),
    Row(
      name: "a caption",
      source: page("<table><caption>Chat op 2 november 2026</caption>\(cells)</table>"),
      turns: served),
    Row(
      name: "a row across all columns",
      source: page("<table><tr><td colspan=3>2-11-2026</td></tr>\(cells)</table>"), turns: served),
    Row(
      name: "a row below the header",
      source: page(
        """
        <table><tr><th>Tijd</th><th>Naam</th><th>Bericht</th></tr>\
        <tr><td colspan=3>maandag 2 november 2026</td></tr>\(cells)</table>
        """), turns: served),
    Row(
      name: "an attribute of what holds the messages of a day",
      source: """
        <log><dag datum="2026-11-02"><m wie="Klant" om="10:00" tekst="Hoi"/>\
        <m wie="Agent" om="10:01" tekst="Dag"/></dag><dag datum="2026-11-03">\
        <m wie="Klant" om="09:00" tekst="Nu?"/><m wie="Agent" om="09:05" tekst="Ja"/></dag></log>
        """,
      turns: [
        "customer/Klant 2026-11-02T09:00:00Z: Hoi", "agent/Agent 2026-11-02T09:01:00Z: Dag",
        "customer/Klant 2026-11-03T08:00:00Z: Nu?", "agent/Agent 2026-11-03T08:05:00Z: Ja",
      ]),
    Row(
      name: "the day before, until midnight has passed",
      source: "Chat van 2-11-2026\nSanne (23:58): Hallo\nAgent (23:59): Dag\nSanne (00:01): Nou?",
      turns: [
        "customer/Sanne 2026-11-02T22:58:00Z: Hallo", "agent/Agent 2026-11-02T22:59:00Z: Dag",
        "customer/Sanne 2026-11-02T23:01:00Z: Nou?",
      ]),
    Row(
      name: "a line between the messages, its year that of the day before",
      source: """
        Gesprek met Sanne
        Gestart op 30 december 2026
        09:14 | Sanne: Waar blijft de kast?
        09:20 | Tim from Noordkade: Onderweg
        2 januari
        08:00 | Sanne: En?
        """,
      turns: [
        "customer/Sanne 2026-12-30T08:14:00Z: Waar blijft de kast?",
        "agent/Tim from Noordkade 2026-12-30T08:20:00Z: Onderweg",
        "customer/Sanne 2027-01-02T07:00:00Z: En?",
      ]),
    Row(
      name: "the zone's name in brackets",
      source: page(
        messages.replacing(
          "2-11-2026 10:00", with: "Mon Nov 02 2026 10:00:00 GMT+0100 (Midden-Europese tijd)")),
      turns: talk),
    Row(
      name: "hours and minutes as Dutch and Flemish write them",
      source: "Chat 2-11-2026\n10.00 uur - Klant: Hoi\n10u01 - Agent: Dag\n10:02 uur - Klant: Nou?",
      turns: [
        "customer/Klant 2026-11-02T09:00:00Z: Hoi", "agent/Agent 2026-11-02T09:01:00Z: Dag",
        "customer/Klant 2026-11-02T09:02:00Z: Nou?",
      ]),
    Row(
      name: "a day outside the element of the only chat",
      source: page("<p>2-11-2026</p><div class=chat>\(undated)</div>"), turns: talk),
    Row(
      name: "a heading among other words, outside it too",
      source: page(
        "<h3>Chat with Sanne (Gent) on Mon, 2 November, 2026 at 9:58 am</h3>"
          + "<div class=chat>\(undated)</div>"), turns: talk),
    Row(
      name: "a day among words of a line above",
      source: page("<p>2-11-2026 - Bezorging - klant Sanne</p>\(undated)"), turns: talk),
    Row(
      name: "a day and a time above", source: page("<p>Mon, 2 Nov 2026 09:58:00</p>\(undated)"),
      turns: talk),
    Row(
      name: "no day where two are told of",
      source: page(
        "<p>Besteld op 30-10-2026, vervolg op 2-11-2026</p><p>Van 1-11-2026</p>\(undated)"),
      turns: talk.map { $0.replacing(/2026-11-02T09:0.:00Z/, with: "-") }),
    Row(
      name: "what a time element states, beside names without a class",
      source: page(
        """
        <div><span>Sanne</span><time datetime="2026-11-02T09:00:00Z">gisteren 10:00</time>\
        <div><p>Waar blijft de kast?</p></div></div><div><span>Helpdesk</span>\
        <time datetime="2026-11-02T09:01:00Z">gisteren 10:01</time><div><p>Onderweg</p></div></div>
        """), turns: served),
    Row(
      name: "who and when below a message",
      source: page(
        """
        <article class="customer"><p>Waar blijft de kast?</p><footer>Sanne, Nov 2, 2026 10:00\
        </footer></article><article class="agent"><p>Onderweg</p><footer>Tim, Nov 2, 2026 10:01\
        </footer></article>
        """), turns: talk),
    Row(
      name: "times from the start",
      source: """
        <chat start="2026-11-02T09:00:00Z"><u party="customer" name="Sanne" offset="00:00:00.120">\
        Waar blijft de kast?</u><u party="agent" name="Tim" offset="00:01:00.000">Onderweg</u></chat>
        """, turns: talk),
    Row(
      name: "what a screen reader says",
      source: page(
        """
        <div aria-label="Sanne, maandag 2 november 2026 10:00, Waar"><b>Sanne</b><span>ma 2 nov. \
        10:00</span><div>Waar blijft de kast?</div></div><div aria-label="Helpdesk, maandag 2 \
        november 2026 10:01, Onder"><b>Helpdesk</b><span>ma 2 nov. 10:01</span><div>Onderweg</div>\
        </div>
        """), turns: served),
  ]

  static let layouts = [
    Row(
      name: "a person called as a month, above what he says",
      source:
        "Kim - 10:00 uur\nHoe kan ik u helpen?\n\nJan - 10:01 uur\nStuk\n\nKim - 10:02 uur\nDag",
      turns: [
        "agent/Kim -: Hoe kan ik u helpen?", "customer/Jan -: Stuk", "agent/Kim -: Dag",
      ]),
    Row(
      name: "lines parted by tabs",
      source: "2026/11/02(Mon)\n10:00\tSanne\tStuk\n10:01\tHelpdesk\tDag\n10:02\tSanne\tNou?",
      turns: [
        "customer/Sanne 2026-11-02T09:00:00Z: Stuk", "agent/Helpdesk 2026-11-02T09:01:00Z: Dag",
        "customer/Sanne 2026-11-02T09:02:00Z: Nou?",
      ]),
    Row(
      name: "a mail's header above a transcript",
      source: page(
        """
        <p><b>Van:</b> no-reply@chat.example<br><b>Verzonden:</b> maandag 2 november 2026 11:00<br>\
        <b>Aan:</b> info@x.example<br><b>Onderwerp:</b> Transcript #7</p>\
        <p><b>Klant 10:00:00</b><br>Stuk</p><p><b>Agent 10:01:00</b><br>Dag</p>
        """),
      turns: [
        "customer/Klant 2026-11-02T09:00:00Z: Stuk", "agent/Agent 2026-11-02T09:01:00Z: Dag",
      ]),
    Row(
      name: "a heading with number, day and department",
      source: page(
        "<div class=chat><h3>Chat S-1 – 2-11-2026 – Afdeling: Levering</h3>\(undated)</div>"),
      turns: talk, department: "Levering"),
    Row(
      name: "a row that only has a file",
      source: page(
        """
        <table><tr><th>Tijd</th><th>Naam</th><th>Tekst</th><th>Bijlage</th></tr>\
        <tr><td>2-11-2026 10:00</td><td>Klant</td><td>Stuk</td><td></td></tr>\
        <tr><td>2-11-2026 10:00</td><td>Klant</td><td></td><td>a.png</td></tr>\
        <tr><td>2-11-2026 10:01</td><td>Agent</td><td>Dag</td><td></td></tr></table>
        """),
      turns: [
        "customer/Klant 2026-11-02T09:00:00Z: Stuk",
        "customer/Klant 2026-11-02T09:00:00Z: [attachment]",
        "agent/Agent 2026-11-02T09:01:00Z: Dag",
      ]),
    Row(
      name: "several definitions of one term",
      source: page(
        """
        <dl><dt>Klant</dt><dd>2-11-2026 10:00</dd><dd>Hoi</dd><dd>Nou?</dd>\
        <dt>Medewerker</dt><dd>2-11-2026 10:01</dd><dd>Dag</dd></dl>
        """),
      turns: [
        "customer/Klant 2026-11-02T09:00:00Z: Hoi\nNou?",
        "agent/Medewerker 2026-11-02T09:01:00Z: Dag",
      ]),
    Row(
      name: "several bubbles of one speaker",
      source: page(
        """
        <div class="g in"><div class="author">Sanne</div><div class="text">Hoi</div>\
        <div class="text">Nou?</div></div><div class="g out"><div class="author">Tim</div>\
        <div class="text">Dag</div></div>
        """), turns: ["customer/Sanne -: Hoi\nNou?", "agent/Tim -: Dag"]),
    Row(
      name: "classes that mean nothing",
      source: page(
        """
        <div id="chat"><div><em class="x1">SW</em><u class="x2">Sanne</u><u class="x3">\
        2-11-2026 10:00</u><div class="x4">Waar blijft de kast?</div></div>\
        <div><em class="x1">TB</em><u class="x2">Tim</u><u class="x3">2-11-2026 10:01</u>\
        <div class="x4">Onderweg, hoe kan ik u helpen?</div></div></div>
        """),
      turns: [talk[0], "agent/Tim 2026-11-02T09:01:00Z: Onderweg, hoe kan ik u helpen?"]),
    Row(
      name: "messages without an element each",
      source: page(
        """
        <p><b class="name">Sanne</b> <i class="time">2-11-2026 10:00</i> <u class="text">\
        Waar blijft de kast?</u><br><b class="name">Tim (agent)</b> <i class="time">\
        2-11-2026 10:01</i> <u class="text">Onderweg</u><br></p>
        """), turns: talk),
    Row(
      name: "chats under a heading each",
      source: page(
        """
        <h2>Chat 1</h2><p>Klant: Hoi</p><p>Agent: Dag</p><h2>Chat 2</h2><p>Klant: Nou?</p>\
        <p>Agent: Ja</p>
        """.replacing("<p>Klant:", with: "<p>Klant (10:00):")
          .replacing("<p>Agent:", with: "<p>Agent (10:01):")),
      turns: [
        "customer/Klant -: Hoi", "agent/Agent -: Dag", "customer/Klant -: Nou?",
        "agent/Agent -: Ja",
      ]),
    Row(
      name: "names and times above what is said",
      source: "Sanne  10:00\nHoi\n\nTim (support) 10:01\nDag\nNou?\n\nSanne 10:02\nJa",
      turns: ["customer/Sanne -: Hoi", "agent/Tim -: Dag\nNou?", "customer/Sanne -: Ja"]),
    Row(
      name: "names and times on lines of their own",
      source: "Sanne\n 10:00 AM\nHoi\nSupport\n 10:01 AM\nDag",
      turns: ["customer/Sanne -: Hoi", "agent/Support -: Dag"]),
    Row(
      name: "lines with names only",
      source: "Sanne: Hoi\nTim: Waarmee kan ik u helpen?\nSanne: De kast\nTim: Momentje",
      turns: [
        "customer/Sanne -: Hoi", "agent/Tim -: Waarmee kan ik u helpen?",
        "customer/Sanne -: De kast", "agent/Tim -: Momentje",
      ]),
    Row(
      name: "roles in brackets",
      source: """
        2026-11-02T09:00:00Z [visitor] Sanne: Waar blijft de kast?
        2026-11-02T09:01:00Z [agent] Tim: Onderweg
        2026-11-02T09:02:00Z Chat closed
        """, turns: talk + ["system/- 2026-11-02T09:02:00Z: Chat closed"]),
    Row(
      name: "names in angle brackets",
      source: "[2026-11-02 10:00] <klant88> Hoi\n[2026-11-02 10:01] <support> Dag",
      turns: [
        "customer/klant88 2026-11-02T09:00:00Z: Hoi", "agent/support 2026-11-02T09:01:00Z: Dag",
      ]),
    Row(
      name: "lines of the program among lines with times",
      source: """
        Chat started: 2026-11-02 10:00
        Department: Levering

        (10:00:00) Sanne: Waar blijft de kast?
        (10:00:30) *** Tim joined the chat ***
        (10:01:00) Tim: Onderweg
        *** Sanne left ***
        """,
      turns: [
        "customer/Sanne 2026-11-02T09:00:00Z: Waar blijft de kast?",
        "system/- 2026-11-02T09:00:30Z: *** Tim joined the chat ***",
        "agent/Tim 2026-11-02T09:01:00Z: Onderweg", "system/- -: *** Sanne left ***",
      ], department: "Levering"),
    Row(
      name: "a form before the chat",
      source: page(
        """
        <div><label>Naam:</label><span>Sanne</span></div>\
        <div><label>Afdeling</label><span>Levering</span></div>\(messages)
        """), turns: talk, department: "Levering"),
    Row(
      name: "one session's attributes around its lines",
      source: """
        <export><sessie nummer="88" afdeling="Storing"><r om="2026-11-02 10:00" wie="Klant" \
        tekst="Hoi"/><r om="2026-11-02 10:01" wie="Agent" tekst="Dag"/></sessie></export>
        """,
      turns: [
        "customer/Klant 2026-11-02T09:00:00Z: Hoi", "agent/Agent 2026-11-02T09:01:00Z: Dag",
      ], department: "Storing"),
    Row(
      name: "the newest message first",
      source: """
        <chat><m role="klant" who="Sanne" at="2026-11-02T09:02:00Z">Nou?</m>\
        <m role="agent" who="Tim" at="2026-11-02T09:01:00Z">Onderweg</m>\
        <m role="klant" who="Sanne" at="2026-11-02T09:00:00Z">Waar blijft de kast?</m></chat>
        """, turns: talk + ["customer/Sanne 2026-11-02T09:02:00Z: Nou?"]),
    Row(
      name: "messages that went out without a name",
      source: page(
        """
        <div class="m incoming"><div class="author">Sanne</div><div class="text">Hoi</div></div>\
        <div class="m incoming"><div class="text">Nou?</div></div>\
        <div class="m outgoing"><div class="text">Dag (bewerkt)</div></div>
        """), turns: ["customer/Sanne -: Hoi", "customer/Sanne -: Nou?", "agent/- -: Dag"]),
    Row(
      name: "a form above lines with names only",
      source: page(
        """
        <table><tr><td>Visitor:</td><td>Sanne</td></tr><tr><td>Started:</td>\
        <td>2 Nov 2026 10:00:00</td></tr></table><p><b>Tim:</b> Goedemorgen</p>\
        <p><b>Sanne:</b> De kast</p><p><b>Tim:</b> Momentje</p>
        """),
      turns: ["agent/Tim -: Goedemorgen", "customer/Sanne -: De kast", "agent/Tim -: Momentje"]),
    Row(
      name: "several chats one below the other in lines",
      source: """
        Chat started: 2-11-2026 10:00
        [10:00] Klant: Hoi
        [10:01] Agent: Dag
        Chat started: 3-11-2026 11:00
        [11:00] Klant: Nou?
        [11:01] Agent: Ja
        """,
      turns: [
        "customer/Klant 2026-11-02T09:00:00Z: Hoi", "agent/Agent 2026-11-02T09:01:00Z: Dag",
        "customer/Klant 2026-11-03T10:00:00Z: Nou?", "agent/Agent 2026-11-03T10:01:00Z: Ja",
      ]),
    Row(
      name: "lines of a message that begin with a time or a name of something",
      source:
        "**Sanne** (10:00): Hoi\n10:30 uur zou hij komen\nOrdernummer: 7\nHelpdesk (10:05): Dag",
      turns: [
        "customer/Sanne -: Hoi\n10:30 uur zou hij komen\nOrdernummer: 7", "agent/Helpdesk -: Dag",
      ]),
    Row(
      name: "sentences that end in a time below names",
      source:
        "Sanne de Wit 10:00\nIk wacht al tot 10:32\nHelpdesk 11:10\nDag\nSanne de Wit 11:12\nJa",
      turns: [
        "customer/Sanne de Wit -: Ik wacht al tot 10:32", "agent/Helpdesk -: Dag",
        "customer/Sanne de Wit -: Ja",
      ]),
    Row(
      name: "a message that was taken back, and one that is only a file",
      source: """
        <chat><m role="klant" who="Sanne" at="2026-11-02T09:00:00Z">Waar blijft de kast?</m>\
        <m role="klant" who="Sanne" at="2026-11-02T09:00:10Z" deleted="true">oeps</m>\
        <m role="klant" who="Sanne" at="2026-11-02T09:00:20Z"><attachment name="f.jpg"/></m>\
        <m role="agent" who="Tim" at="2026-11-02T09:01:00Z">Onderweg</m></chat>
        """,
      turns: [
        talk[0], "customer/Sanne 2026-11-02T09:00:10Z: [deleted]",
        "customer/Sanne 2026-11-02T09:00:20Z: [attachment]", talk[1],
      ]),
    Row(
      name: "authors by short numbers, and a note for colleagues",
      source: """
        <t><c at="2026-11-02T09:00:00Z"><author_id>11</author_id><public>true</public>\
        <body>Waar?</body></c><c at="2026-11-02T09:00:30Z"><author_id>22</author_id>\
        <public>false</public><body>Intern</body></c><c at="2026-11-02T09:01:00Z">\
        <author_id>22</author_id><public>true</public><body>Hoe kan ik u helpen?</body></c></t>
        """,
      turns: [
        "customer/11 2026-11-02T09:00:00Z: Waar?", "system/22 2026-11-02T09:00:30Z: Intern",
        "agent/22 2026-11-02T09:01:00Z: Hoe kan ik u helpen?",
      ]),
  ]

  static let people = [
    Row(
      name: "a customer whose family name is Bot",
      source: "Peter Bot (10:00): Hij lekt\nLisa (10:01): Waarmee kan ik u helpen?",
      turns: ["customer/Peter Bot -: Hij lekt", "agent/Lisa -: Waarmee kan ik u helpen?"]),
    Row(
      name: "a customer called Bot, whose role is stated",
      source: """
        <c><m from="Bot" role="klant">Hij lekt</m><m from="mw. Bot" role="klant">Nou?</m>\
        <m from="Helpdesk">Dag</m></c>
        """,
      turns: ["customer/Bot -: Hij lekt", "customer/mw. Bot -: Nou?", "agent/Helpdesk -: Dag"]),
    Row(
      name: "a program called Bot",
      source: "Bot (10:00): Kies maar\nSanne (10:01): Een mens",
      turns: ["agent/Bot -: Kies maar", "customer/Sanne -: Een mens"]),
    Row(
      name: "a Flemish service desk",
      source: "Sanne (10:00): Hoi\nKlantendienst (10:01): Goeiedag",
      turns: ["customer/Sanne -: Hoi", "agent/Klantendienst -: Goeiedag"]),
  ]

  static let rated = [
    Row(
      name: "a number, and what it means",
      source: page("<p>Datum: 2-11-2026<br>Rating: 5 (excellent)</p>" + undated), turns: talk,
      rating: 1),
    Row(
      name: "stars below a question",
      source: page(messages + "<div><span>Hoe ging het?</span> <span>★★★★☆</span></div>"),
      turns: talk, rating: 0.75),
    Row(
      name: "a line around the chat",
      source: page(messages + "<p>Sanne rated the chat as <b>bad</b></p>"), turns: talk, rating: 0),
    Row(
      name: "a word and a share", source: page(messages + "<p>Beoordeling: slecht, 1/5</p>"),
      turns: talk, rating: 0),
    Row(
      name: "a word", source: page(messages + "<div class=rating>Tevreden</div>"), turns: talk,
      rating: 1),
    Row(
      name: "a word behind a label",
      source: page(messages + "<div class=rating>Beoordeling: zeer ontevreden</div>"), turns: talk,
      rating: 0),
    Row(
      name: "stars", source: page(messages + "<div class=survey><b>Rating</b> <i>★★★★☆</i></div>"),
      turns: talk, rating: 0.75),
    Row(
      name: "a label above stars",
      source: page(messages + "<p>Beoordeling van de klant: ⭐⭐⭐</p>"), turns: talk, rating: 0.5),
    Row(
      name: "cells",
      source: page(messages + "<table><tr><th>Cijfer</th><td>8/10</td></tr></table>"),
      turns: talk, rating: 7.0 / 9),
    Row(
      name: "an attribute that is a thumb",
      source: """
        <chat rating="👎"><m role="klant">Hoi</m><m role="agent">Dag</m></chat>
        """, turns: ["customer/- -: Hoi", "agent/- -: Dag"], rating: 0),
    Row(
      name: "an element with score and scale",
      source: """
        <chat><csat score="2" max="3"/><m role="klant">Hoi</m><m role="agent">Dag</m></chat>
        """, turns: ["customer/- -: Hoi", "agent/- -: Dag"], rating: 0.5),
    Row(
      name: "a line of the program",
      source: "(10:00) Visitor: Hoi\n(10:01) Agent: Dag\n(10:02) Visitor has rated the chat Good",
      turns: [
        "customer/Visitor -: Hoi", "agent/Agent -: Dag",
        "system/- -: Visitor has rated the chat Good",
      ], rating: 1),
    Row(
      name: "a line that looks like somebody's",
      source: "[10:00] Visitor: Hoi\n[10:01] Agent: Dag\n[10:02] Chat rating: 👎",
      turns: [
        "customer/Visitor -: Hoi", "agent/Agent -: Dag", "system/- -: Chat rating: 👎",
      ], rating: 0),
  ]

  private func check(_ row: Row) throws {
    var context = IntakeContext(file: "x")
    context.zone = try #require(Zone(identifier: "Europe/Amsterdam"))
    let items = try chatEvents(row.source, context: context).compactMap { event in
      if case .item(let item) = event { item } else { nil }
    }
    let turns = items.flatMap(\.turns).map {
      "\($0.role)/\($0.name ?? "-") \($0.at?.rfc3339 ?? "-"): \($0.text)"
    }
    #expect(turns == row.turns)
    let rating = items.lazy.compactMap(\.ratings.csat).first?.share
    #expect(rating == row.rating)
    let department = items.first?.columns.first { $0.name == "department" }?.value
    #expect(department == row.department)
  }

  @Test(arguments: days) func `know the day of each message`(row: Row) throws { try check(row) }

  @Test(arguments: layouts) func `are read by their layout`(row: Row) throws { try check(row) }

  @Test(arguments: people) func `know who is who`(row: Row) throws { try check(row) }

  @Test(arguments: rated) func `know how a chat was rated`(row: Row) throws { try check(row) }

  @Test(arguments: [
    "<rss><item><title>A</title><author>Jan</author><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate>"
      + "<description>Een verhaal</description></item><item><title>B</title><author>Jan</author>"
      + "<pubDate>Mon, 02 Nov 2026 11:00:00 GMT</pubDate><description>Nog een</description></item></rss>",
    "<table><tr><th>Datum</th><th>Klant</th><th>Product</th></tr><tr><td>2-11-2026 10:00</td>"
      + "<td>Jansen</td><td>Ketel A</td></tr><tr><td>2-11-2026 11:00</td><td>Jansen</td>"
      + "<td>Ketel B</td></tr></table>",
    "<t><r a='10:00' b='K' c='Het ligt eruit'/><r a='10:01' b='M' c='Ik kijk'/></t>",
  ])
  func `are refused where nothing speaks for a chat`(source: String) throws {
    let events = try chatEvents(source)
    #expect(events.allSatisfy { if case .rejection = $0 { true } else { false } })
  }

  @Test func `are told of where they have no date`() throws {
    let chats = [
      "<x>", "<chat><m who='Klant' at='9:00'>Nou?</m><m who='Agent' at='9:01'>Ja</m></chat>",
    ]
    var undated = UndatedChats()
    var backwards = UndatedChats()
    let events = try chatEvents(chats[0] + chats[1] + chats[1] + "</x>")
    for event in events { if case .item(let item) = event { undated.look(at: item) } }
    for event in events.reversed() { if case .item(let item) = event { backwards.look(at: item) } }
    #expect(backwards.notice == undated.notice)
    #expect(undated.notice?.reason.hasPrefix("2 chats from here on have no date") == true)
    #expect(UndatedChats().notice == nil)
  }

  @Test func `say how many of their chats have an open speaker, and what settles it`() throws {
    let chat = "<chat><m who='Aafke' at='9:00'>Nou?</m><m who='Bea' at='9:01'>Ja</m></chat>"
    let known = "<chat><m who='Cor' at='9:00'>Nou?</m><m who='Agent' at='9:01'>Ja</m></chat>"
    let notices = try chatEvents("<x>\(known)\(chat)\(chat)</x>").compactMap { event in
      if case .notice(let notice) = event { notice } else { nil }
    }
    #expect(notices.count == 1)
    #expect(notices.first?.index == 1)
    #expect(notices.first?.reason.hasPrefix("in 2 chats from here on") == true)
    #expect(notices.first?.advice.contains("names:") == true)
  }

  @Test(arguments: ["tim van noordkade", "Tim (Noordkade)", "Tim | Noordkade", "noordkade"])
  func `know the company's people by the company's name behind theirs`(name: String) throws {
    var context = IntakeContext(file: "x")
    context.company.names = ["noordkade"]
    let source = "\(name) (10:00): Nou?\nBea van Noord (10:01): Hij is stuk"
    guard case .item(let item)? = try chatEvents(source, context: context).first else {
      Issue.record("nothing was read")
      return
    }
    #expect(item.turns.map(\.role) == [.agent, .customer])
  }
}
