#!/usr/bin/env python3
"""Makes the demo corpus: fifteen weeks (2026-W32 to W46) of feedback of Noordkade Kantoorservice B.V., which does not exist.

usage: Corpus/demo/generate.py        writes inbox/ beside this file; the same bytes every time

The story that the numbers should tell: deliveries get worse from October on and promises about them are broken; support
gets better after its chat opened in the evening; invoices stay a nuisance; the start goes well; returns, complaints and
renewals are few. There are duplicates, auto-replies, a bounce, a newsletter, own mail, German and French mail, a small
touchpoint, and a file that is broken. All people, companies and words are invented.
"""
import csv
import datetime
import html
import pathlib
import quopri
import random

import phrases as P

HERE = pathlib.Path(__file__).resolve().parent
START = datetime.date(2026, 8, 3)
WEEKS = 15
OWN = "support@noordkade.example"


def mood_weights(touchpoint, week):
    """How likely each mood is at a touchpoint in a week (0 to 14)."""
    late = max(0, week - 7) / 7
    base = {
        "levering": dict(neg=2, pos=4 - 3 * late, neu=1, broken=1 + 7 * late, kept=2 - 1.5 * late, unmet=0.6 + late, exceeded=0.8 - 0.7 * late),
        "klantenservice": dict(neg=4 - 3.4 * week / 14, pos=1.2 + 5 * week / 14, neu=1, broken=2.2 - 1.9 * week / 14, kept=0.3 + week / 14, unmet=0.8 - 0.6 * week / 14, exceeded=0.1 + 1.3 * week / 14),
        "factuur": dict(neg=3, pos=1, neu=1.5, broken=2, kept=0.4, unmet=0.4, exceeded=0.1),
        "gebruik": dict(neg=2.2, pos=4, neu=0.8, broken=0.5, kept=0.2, unmet=0.7, exceeded=0.6),
        "onboarding": dict(neg=0.5, pos=4, neu=0.7, broken=0.3, kept=1, unmet=0.2, exceeded=1),
    }
    return base.get(touchpoint, dict(neg=2, pos=2, neu=1, broken=1, kept=0.6, unmet=0.6, exceeded=0.4))


TOUCHPOINTS = dict(levering=26, klantenservice=24, factuur=13, gebruik=18, onboarding=8, bestelling=5, verkoop=4, retour=3, klacht=2, relatie=2, verlenging=2, orientatie=2)


class Company:
    """Draws customers, places in the journey and what is said there, all from one seed."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        r = self.rng
        self.customers = []
        for number in range(190):
            first, last = r.choice(P.FIRST), r.choice(P.LAST)
            company = r.choice(P.COMPANIES)
            domain = "".join(c for c in company.lower() if c.isalnum()) + ".example"
            slug = (first + "." + last.replace(" ", "")).lower().replace("ë", "e")
            self.customers.append(dict(id=f"NK{10000 + number * 7}", name=f"{first} {last}", first=first, company=company, address=f"{slug}@{domain}",
                                       language="en" if r.random() < 0.22 else "nl", segment=r.choice(["Zakelijk klein", "Zakelijk klein", "Zakelijk groot", "Publiek"])))

    def slots(self, lang):
        r = self.rng
        first, second = r.sample(range(5), 2)
        days = r.choice([1, 2, 2, 3, 5])
        amount = r.choice([49, 79, 120, 149, 210])
        return dict(product=r.choice(P.PRODUCTS[lang]), machine=r.choice(P.MACHINES[lang]), days=days if days > 1 else 2, days2=r.choice([6, 7, 8, 9, 11, 14]), weekday=P.WEEKDAYS[lang][min(first, second)],
                    weekday2=P.WEEKDAYS[lang][max(first, second)], order=f"NK-{r.randrange(40000, 49999)}", invoice=f"2026-{r.randrange(1000, 9999)}",
                    amount=amount, amount2=amount + r.choice([15, 30, 45]), agent=r.choice(P.AGENTS), month=r.choice(P.MONTHS[lang]), times=r.choice(P.TIMES[lang]))

    def remark(self, lang, week, touchpoint=None):
        """A touchpoint, a mood, and one to three sentences."""
        r = self.rng
        bank = P.NL if lang == "nl" else P.EN
        while True:
            place = touchpoint or r.choices(list(TOUCHPOINTS), TOUCHPOINTS.values())[0]
            if place not in bank:
                touchpoint = None
                continue
            weights = {m: w for m, w in mood_weights(place, week).items() if w > 0 and bank[place].get(m)}
            mood = r.choices(list(weights), weights.values())[0]
            slots = self.slots(lang)
            said = [r.choice(bank[place][mood])]
            kin = {"broken": "neg", "unmet": "neg", "exceeded": "pos", "kept": "pos", "neg": "broken", "pos": "kept"}.get(mood)
            if kin and bank[place].get(kin) and r.random() < 0.3 and mood != "neg":
                said.append(r.choice(bank[place][kin]))
            return place, mood, [s.format(**slots) for s in said], slots

    def moment(self, week):
        r = self.rng
        day = START + datetime.timedelta(days=7 * week + r.choices(range(7), [6, 6, 5, 5, 4, 1, 1])[0])
        return datetime.datetime.combine(day, datetime.time(r.randrange(7, 21), r.randrange(60), r.randrange(60)))


def offset(moment):
    """Amsterdam's offset: summer time ended on 25 October 2026."""
    return "+0200" if moment.date() < datetime.date(2026, 10, 25) else "+0100"


def message(customer, moment, subject, body, number, to=OWN, extra=""):
    """One mbox message, quoted-printable, with its From_ line (mboxrd)."""
    stamp = moment.strftime("%a, %d %b %Y %H:%M:%S ") + offset(moment)
    head = (f"From {customer['address']} {moment.strftime('%a %b %d %H:%M:%S %Y')}\nMessage-ID: <{number}.{customer['id'].lower()}@{customer['address'].split('@')[1]}>\n"
            f"Date: {stamp}\nFrom: \"{customer['name']}\" <{customer['address']}>\nTo: {to}\nSubject: =?utf-8?q?{quoted(subject)}?=\n{extra}MIME-Version: 1.0\n"
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n")
    lines = quopri.encodestring(body.encode()).decode().split("\n")
    return head + "\n".join(">" + l if l.lstrip(">").startswith("From ") else l for l in lines) + "\n\n"


def quoted(text):
    return "".join(c if c.isalnum() and c.isascii() else "_" if c == " " else "".join(f"={b:02X}" for b in c.encode()) for c in text)


def letter(company, customer, week, moment, touchpoint=None):
    """Subject and body of a mail, and where it is about."""
    r, lang = company.rng, customer["language"]
    place, mood, said, slots = company.remark(lang, week, touchpoint)
    bad = mood in ("neg", "broken", "unmet")
    parts = [r.choice(P.OPEN[lang]).format(**slots), "", " ".join(said)]
    if mood != "neu":
        tail = r.choice(P.ASK[lang] if bad else P.THANK[lang])
        if tail:
            parts += ["", tail]
    parts += ["", r.choice(P.CLOSE[lang]), "", customer["name"], customer["company"]]
    if r.random() < 0.4:
        parts += [f"T 010-{r.randrange(2000000, 7999999)}"]
    if r.random() < 0.2:
        parts += ["", "Verstuurd vanaf mijn iPhone" if lang == "nl" else "Sent from my iPhone"]
    if r.random() < 0.35:
        day = (moment - datetime.timedelta(days=r.randrange(1, 6))).strftime("%-d-%-m-%Y")
        parts += ["", f"Op {day} om 10:12 schreef Noordkade <{OWN}>:" if lang == "nl" else f"On {day}, Noordkade <{OWN}> wrote:",
                  "> " + ("Beste klant, wij beloven u een snelle levering en een prettige dag." if lang == "nl" else "Dear customer, we promise a fast delivery and a pleasant day."), "> Team Noordkade"]
    subjects = P.SUBJECT[lang]
    subject = ("Re: " if r.random() < 0.3 else "") + subjects.get(place, "Noordkade").format(**slots)
    return subject, "\n".join(parts), place


def mailbox(company, path, per_week, touchpoint=None, noise=True):
    r, out, number, last = company.rng, [], 0, None
    for week in range(WEEKS):
        mails = []
        for _ in range(per_week(week)):
            customer = r.choice(company.customers)
            mails.append((company.moment(week), customer))
        for moment, customer in sorted(mails, key=lambda m: m[0]):
            number += 1
            subject, body, _ = letter(company, customer, week, moment, touchpoint)
            last = message(customer, moment, subject, body, f"{path.stem}{number}")
            out.append(last)
            if noise and number % 37 == 0:
                out.append(last)
            if noise and number % 31 == 0:
                lang = customer["language"]
                text = "Ik ben afwezig tot en met vrijdag en lees mijn mail niet." if lang == "nl" else "I am out of the office until Friday and do not read my mail."
                title = "Automatisch antwoord: Uw bestelling" if lang == "nl" else "Automatic reply: Your order"
                out.append(message(customer, moment, title, text, f"auto{number}", extra="Auto-Submitted: auto-replied\n"))
            if noise and number % 83 == 0:
                sender = dict(address="nieuws@kantoorvak.example", name="Kantoorvak", id="list")
                out.append(message(sender, moment, "Nieuwsbrief: tien tips voor een frisse werkplek", "Lees deze maand tien tips voor een frisse werkplek.", f"bulk{number}",
                                   extra="List-Unsubscribe: <https://kantoorvak.example/uit>\nPrecedence: bulk\n"))
            if noise and number % 61 == 0:
                own = dict(address=OWN, name="Support Noordkade", id="own")
                out.append(message(own, moment, "Re: uw vraag", "Beste klant,\n\nWij zoeken het voor u uit.\n\nTeam Noordkade", f"own{number}", to=customer["address"]))
    if noise:
        german = dict(address="b.vogel@papierhaus.example", name="Birgit Vogel", id="de")
        out.append(message(german, company.moment(9), "Lieferung", "Guten Tag,\n\ndie Lieferung ist leider immer noch nicht angekommen. Wir warten seit zwei Wochen und sind sehr enttäuscht.\n\nMit freundlichen Grüßen\nBirgit Vogel", "de1"))
        french = dict(address="l.moreau@bureauplus.example", name="Luc Moreau", id="fr")
        out.append(message(french, company.moment(11), "Facture", "Bonjour,\n\nla facture que nous avons reçue ne correspond pas du tout au devis. Merci de la corriger.\n\nCordialement,\nLuc Moreau", "fr1"))
        daemon = dict(address="mailer-daemon@noordkade.example", name="Mail Delivery System", id="bounce")
        out.append(message(daemon, company.moment(5), "Undelivered Mail Returned to Sender", "I'm sorry to have to inform you that your message could not be delivered.", "bounce1",
                           extra="Return-Path: <>\nAuto-Submitted: auto-replied\n"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(out), encoding="utf-8")


def survey(company, path):
    """The quarterly survey as Dutch Excel writes it: semicolons, a BOM, d-m-yyyy."""
    r = company.rng
    names = {"levering": "Levering & installatie", "klantenservice": "Klantenservice", "factuur": "Facturatie", "gebruik": "Gebruik van het product", "onboarding": "Onboarding"}
    with open(path, "w", encoding="utf-8-sig", newline="") as out:
        w = csv.writer(out, delimiter=";", lineterminator="\r\n")
        w.writerow(["Respons-ID", "Datum ingevuld", "Klantnummer", "E-mailadres", "Segment", "Contactmoment", "Hoe waarschijnlijk is het dat u Noordkade aanbeveelt? (0-10)",
                    "Hoe tevreden bent u over dit contact? (1-5)", "Wat verwachtte u vooraf? (1-7)", "Hoe heeft u het ervaren? (1-7)", "Hoe makkelijk was het om geholpen te worden? (1-7)", "Orderbedrag", "Toelichting"])
        number = 0
        for week in range(WEEKS):
            for _ in range(20 if week < 12 else 38):
                number += 1
                c = r.choice(company.customers)
                place, mood, said, _ = company.remark(c["language"], week, r.choices(list(names), [9, 8, 4, 6, 3])[0])
                level = {"neg": -2, "broken": -2.2, "unmet": -1.2, "neu": 0.3, "kept": 1.3, "pos": 1.7, "exceeded": 2.2}[mood] + r.gauss(0, 0.6)
                clamp = lambda v, lo, hi: max(lo, min(hi, round(v)))
                expected = clamp(r.gauss(5.4, 0.8), 1, 7)
                comment = " ".join(said) if r.random() < 0.82 else ""
                if r.random() < 0.05:
                    comment = comment.replace(". ", ".\n", 1)
                w.writerow([f"R{number:05d}", company.moment(week).strftime("%-d-%-m-%Y %H:%M"), c["id"], c["address"], c["segment"], names[place], clamp(7.2 + 1.5 * level, 0, 10),
                            clamp(3.4 + 0.8 * level, 1, 5), expected, clamp(5.2 + level, 1, 7) if r.random() < 0.95 else "n.v.t.", clamp(4.8 + 0.9 * level, 1, 7),
                            f"{r.randrange(80, 2400)},{r.randrange(100):02d}", comment])


def onboarding_survey(company, path):
    """A small survey of English-speaking starters, in the manner of a form tool."""
    r = company.rng
    with open(path, "w", encoding="utf-8", newline="") as out:
        w = csv.writer(out)
        w.writerow(["#", "How likely are you to recommend Noordkade to a colleague?", "How satisfied are you with your start at Noordkade? (1-5)", "What could we have done better?", "Submit Date (UTC)"])
        for number in range(44):
            week = number * WEEKS // 44
            _, mood, said, _ = company.remark("en", week, "onboarding")
            good = mood in ("pos", "kept", "exceeded", "neu")
            w.writerow([f"s{number:04d}k{r.randrange(1000, 9999)}", r.randrange(8, 11) if good else r.randrange(2, 8), r.randrange(4, 6) if good else r.randrange(1, 4), said[0], company.moment(week).strftime("%Y-%m-%d %H:%M:%S")])


def conversation(company, week, lang):
    """The turns of one chat."""
    r = company.rng
    place, mood, said, slots = company.remark(lang, week, r.choices(["klantenservice", "levering", "factuur", "gebruik"], [5, 4, 3, 4])[0])
    nl = lang == "nl"
    turns = [("agent", "Goedendag, u spreekt met {agent} van Noordkade. Waarmee kan ik u helpen?" if nl else "Good day, this is {agent} of Noordkade. How can I help you?")]
    turns += [("customer", s) for s in said]
    turns += [("agent", "Dank u, ik zoek het meteen voor u uit." if nl else "Thank you, let me look into that."),
              ("customer", r.choice(["Ok, ik wacht even.", "Graag.", "Prima."] if nl else ["OK, I'll wait.", "Please do.", "Fine."]))]
    if mood in ("pos", "kept", "exceeded") or r.random() < 0.3 + 0.03 * week:
        turns += [("agent", "Het is geregeld." if nl else "That is taken care of."), ("customer", r.choice(["Super, snel geholpen!", "Fijn, dank je wel."] if nl else ["Great, that was quick!", "Lovely, thank you."]))]
    else:
        turns += [("agent", "Ik moet dit helaas doorzetten naar een collega." if nl else "I am afraid I have to pass this on to a colleague."),
                  ("customer", r.choice(["Alweer doorverbonden, hier word ik moedeloos van.", "Jammer, dan moet ik mijn verhaal weer opnieuw doen."] if nl else ["Passed on again, this is so frustrating.", "So I have to explain it all over again."]))]
    return place, [(role, t.format(**slots)) for role, t in turns], slots["agent"]


QUEUE = {"klantenservice": "klantenservice", "levering": "levering", "factuur": "factuur", "gebruik": "gebruik"}


def chats(company, xml, folder):
    r = company.rng
    out = ['<?xml version="1.0" encoding="UTF-8"?>', '<transcripts company="Noordkade">']
    for number in range(96):
        week = number * WEEKS // 96
        c = r.choice(company.customers)
        place, turns, agent = conversation(company, week, c["language"])
        start = company.moment(week)
        out.append(f'<transcript id="NC{5000 + number}" started="{start.isoformat()}" department="{QUEUE[place]}">')
        for k, (role, text) in enumerate(turns):
            at = (start + datetime.timedelta(seconds=35 * k)).isoformat()
            out.append(f'<message role="{role}" sender="{html.escape(agent if role == "agent" else c["first"])}" time="{at}">{html.escape(text)}</message>')
        out.append("</transcript>")
    out.append("</transcripts>")
    xml.write_text("\n".join(out) + "\n", encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(14):
        week = 1 + number
        c = r.choice(company.customers)
        _, turns, agent = conversation(company, week, c["language"])
        start = company.moment(week)
        page = ["<!DOCTYPE html>", f'<html lang="{c["language"]}"><head><meta charset="utf-8"><title>Chat NH{700 + number}</title></head><body>', '<div class="transcript">']
        for k, (role, text) in enumerate(turns):
            at = (start + datetime.timedelta(seconds=40 * k)).strftime("%Y-%m-%d %H:%M:%S")
            who = agent if role == "agent" else c["first"]
            page.append(f'<div class="message {role}"><span class="time">{at}</span> <span class="sender">{html.escape(who)}</span><div class="text">{html.escape(text)}</div></div>')
        page += ["</div>", "</body></html>"]
        (folder / f"chat-nh{700 + number}.html").write_text("\n".join(page) + "\n", encoding="utf-8")


def main():
    inbox = HERE / "inbox"
    company = Company(2026)
    mailbox(company, inbox / "klantenservice.mbox", lambda week: 22 if week < 12 else 34)
    mailbox(company, inbox / "facturen" / "administratie.mbox", lambda week: 3 + week % 2, touchpoint="factuur", noise=False)
    survey(company, inbox / "klanttevredenheid-2026.csv")
    onboarding_survey(company, inbox / "onboarding-survey.csv")
    chats(company, inbox / "livechat-export.xml", inbox / "chats")
    (inbox / "kapotte-export.csv").write_bytes(b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256)) * 8)


if __name__ == "__main__":
    main()
