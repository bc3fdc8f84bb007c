#!/usr/bin/env python3
"""The store's floor: items that are parsed and read already go into SQLite with a full-text index of
their texts, in one transaction. Prints the seconds that it took.

usage: floor.py ITEMS.jsonl DATABASE    ITEMS.jsonl is what `voc export items` writes
"""
import json
import pathlib
import sqlite3
import sys
import time

items, database = sys.argv[1:]
with open(items, encoding="utf-8") as lines:
    rows = [
        (number, item["channel"], item["id"], item.get("received"), 0.0, item.get("text", ""))
        for number, item in enumerate((json.loads(line)["item"] for line in lines), 1)]
for ending in ("", "-wal", "-shm"):
    pathlib.Path(database + ending).unlink(missing_ok=True)
store = sqlite3.connect(database)
store.executescript("""
    PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE item(id INTEGER PRIMARY KEY, channel, native, received, score REAL, body);
    CREATE VIRTUAL TABLE words USING fts5(body, content='item', content_rowid='id');""")
start = time.perf_counter()
with store:
    store.executemany("INSERT INTO item VALUES(?, ?, ?, ?, ?, ?)", rows)
    store.executemany(
        "INSERT INTO words(rowid, body) VALUES(?, ?)", ((row[0], row[5]) for row in rows))
print(len(rows), "rows", time.perf_counter() - start)
