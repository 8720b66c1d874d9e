"""dateparser's search for dates in running text; it gives days and no other types."""

from datetime import datetime

from dateparser.search import search_dates
from harness import run


def read(document):
    base = {"RELATIVE_BASE": datetime.fromisoformat(document["day"])}
    rows, at = [], 0
    for words, when in search_dates(document["text"], languages=["en"], settings=base) or ():
        start = document["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            rows.append([start, at, "date", when.date().isoformat()])
    return rows


run(read)
