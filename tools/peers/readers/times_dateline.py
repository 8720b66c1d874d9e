"""Dateline's times: the whole language stage is in the cost, as the other finders read plain text too."""

from harness import run

from dateline import language
from dateline.mentions.times import find_times
from dateline.model import Article


def read(document):
    article = Article(id=document["id"], text=document["text"], published=document["day"])
    parse = next(iter(language.parse([article])))
    return [[t.span.start, t.span.end, t.kind, t.value] for t in find_times(parse)]


run(read)
