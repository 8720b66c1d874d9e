"""Dateline's places, and the names of peoples, which the corpora count among the places."""

from harness import run

from dateline import language, world
from dateline.evaluation.geoparsing import state_names
from dateline.mentions.places import find_places
from dateline.model import Article

facts = world.load()


def read(document):
    parse = next(iter(language.parse([Article(id=document["id"], text=document["text"])])))
    found = [[p.span.start, p.span.end, p.place.latitude, p.place.longitude] for p in find_places(parse, facts)]
    return found + [[span.start, span.end, None, None] for span in state_names(parse, facts)]


run(read)
