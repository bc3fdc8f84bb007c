#!/usr/bin/env python3
"""VADER's compound score of every text of a file, one a line. Prints the seconds it took.

Needs vaderSentiment (pip install vaderSentiment)."""
import sys
import time

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

with open(sys.argv[1], encoding="utf-8", errors="replace") as file:
    texts = file.read().split("\n")
analyzer = SentimentIntensityAnalyzer()
start = time.process_time()
total = sum(analyzer.polarity_scores(text)["compound"] for text in texts)
print(total, "is the sum of scores", time.process_time() - start)
