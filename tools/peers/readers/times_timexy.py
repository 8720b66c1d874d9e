"""timexy's rules for spaCy."""

import spacy
from harness import run
from timexy import Timexy  # noqa: F401

nlp = spacy.blank("en")
nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})


def read(document):
    rows = []
    for found in nlp(document["text"]).ents:
        value = found.kb_id_.partition('value="')[2].partition('"')[0]
        rows.append([found.start_char, found.end_char, "date", value[:10]])
    return rows


run(read)
