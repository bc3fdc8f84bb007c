#!/usr/bin/env python3
"""What people glue together: CPython's mailbox, email and csv, mail-parser-reply, lxml, VADER, and
SQLite with FTS5. Prints the seconds that it took.

usage: pipeline.py EXPORTS DATABASE    needs: pip install vaderSentiment mail-parser-reply lxml
"""
import csv
import email
import email.policy
import mailbox
import pathlib
import sqlite3
import sys
import time

import lxml.etree
import lxml.html
from mailparser_reply import EmailReplyParser
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer


def mails(path):
    replies = EmailReplyParser(languages=["nl", "en"])

    def message(file):
        return email.message_from_binary_file(file, policy=email.policy.default)

    for mail in mailbox.mbox(path, factory=message):
        if mail.get("Auto-Submitted", "no") == "no":
            part = mail.get_body(("plain", "html"))
            text = part.get_content() if part else ""
            yield "email", mail["Message-ID"], mail["Date"], replies.parse_reply(text) or text


def answers(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield "survey", row["Respons-ID"], row["Datum"], row["Toelichting"]


def chats(folder):
    for _, chat in lxml.etree.iterparse(str(folder / "chats.xml"), tag="transcript"):
        words = [turn.text or "" for turn in chat if turn.get("role") == "customer"]
        yield "chat", chat.get("id"), chat.get("started"), "\n".join(words)
        chat.clear()
    for path in sorted((folder / "chats").glob("*.html")):
        turns = lxml.html.parse(str(path)).xpath(
            "//div[contains(@class, 'customer')]/div[@class='text']")
        yield "chat", path.name, "", "\n".join(turn.text_content() for turn in turns)


exports, database = pathlib.Path(sys.argv[1]), sys.argv[2]
pathlib.Path(database).unlink(missing_ok=True)
start = time.perf_counter()
sentiment = SentimentIntensityAnalyzer()
store = sqlite3.connect(database)
store.executescript("""
    PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE item(id INTEGER PRIMARY KEY, channel, native, received, score REAL, body);
    CREATE VIRTUAL TABLE words USING fts5(body, content='item', content_rowid='id');""")
count = 0
for source in (mails(exports / "support.mbox"), answers(exports / "survey.csv"), chats(exports)):
    for channel, native, received, text in source:
        count += 1
        score = sentiment.polarity_scores(text)["compound"]
        store.execute(
            "INSERT INTO item VALUES(?, ?, ?, ?, ?, ?)",
            (count, channel, native, received, score, text))
        store.execute("INSERT INTO words(rowid, body) VALUES(?, ?)", (count, text))
store.commit()
print(count, "items", time.perf_counter() - start)
