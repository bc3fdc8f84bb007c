/// The settings file that `voc init` writes: every setting, commented, with its default.
package enum SettingsTemplate {
  package static let text = """
    # Settings of this voc workspace. Lines that start with # are comments.

    company:
      name: Uw bedrijf
      # Your own side: what these write is never counted as a customer's.
      domains: []            # [uwbedrijf.nl]
      addresses: []          # [noreply@partner.nl]
      names: []              # as your people are called in chats: [Helpdesk, Sanne van Support]

    # Where your weeks begin, and how times without a zone are read.
    timezone: Europe/Amsterdam

    # Of the report: nl or en.
    language: nl

    # How long feedback is kept; voc expire removes what is older.
    # retention:
    #   months: 24

    # What a sub-folder of inbox/ says of the files in it.
    # folders:
    #   facturen: {touchpoint: factuur}
    #   telefoon: {channel: phone}

    # Who acts on which touchpoint: each team gets its own section of the report.
    # teams:
    #   Logistiek: [levering, retour]
    #   Finance: [factuur]

    # What a survey's column means, where voc reads it wrongly (voc extract --explain FILE shows).
    # Roles are response-id, date, customer-id, name, first-name, last-name, email, company, segment,
    # touchpoint, channel, language, nps, csat, ces, ces-effort (high is hard), expectation,
    # experience, promise, answer, status, finished, progress, and other (kept as it stands). A
    # rating's scale may follow, the good end last, and the touchpoint it is about; the order of
    # day and month after date.
    # surveys:
    #   columns:
    #     "Welk cijfer geeft u ons?": nps
    #     "Tevreden?": csat 1-7
    #     "Tevredenheid bezorging": csat 1-5 levering
    #     "Schulnote": csat 6-1          # 1 is best
    #     "Ingevuld": date m/d
    #     "Intern cijfer": other

    # How to read a chat export that voc does not know, by XPath; voc extract --explain FILE shows
    # what voc finds by itself. transcript is where each chat stands, and is left out where the file
    # is one chat; the others are seen from the message.
    # chats:
    #   - name: eigen livechat          # XML with attributes
    #     transcript: //gesprek
    #     message: regel
    #     speaker: "@naam"
    #     role: "@rol"
    #     roles: {kl: customer, mw: agent}   # where its words are none that voc knows
    #     time: "@tijd"
    #     text: tekst
    #   - name: oud systeem             # XML with child elements
    #     transcript: //Conversation
    #     message: Messages/Message
    #     speaker: Sender/Name
    #     role: Sender/Type
    #     time: SentAt
    #     text: Body
    #   - name: chatwidget              # a web page with classes
    #     message: //div[contains(@class, 'chat-line')]
    #     speaker: span[@class='who']
    #     role: "@class"
    #     time: time/@datetime
    #     text: p
    #   - name: tabel in een mail       # a table
    #     message: //table[@id='chat']//tr[td]
    #     speaker: td[2]
    #     time: td[1]
    #     text: td[3]

    """
}
