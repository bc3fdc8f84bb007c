#!/usr/bin/env python3
"""CPython's mailbox and email: every message's headers and text out. Prints the seconds it took."""
import email
import email.policy
import mailbox
import sys
import time

start = time.process_time()
box = mailbox.mbox(
    sys.argv[1],
    factory=lambda file: email.message_from_binary_file(file, policy=email.policy.default))
characters = 0
for message in box:
    for name in ("Message-ID", "Date", "From", "Subject"):
        characters += len(str(message[name] or ""))
    body = message.get_body(("plain", "html"))
    characters += len(body.get_content()) if body else 0
print(characters, "characters", time.process_time() - start)
