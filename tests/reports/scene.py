"""A small invented stage for tests of the event coder: the real parser; actors, places and times from a fixed cast."""

import re
from datetime import date, timedelta
from functools import cache

from dateline import codebook
from dateline.language.pipeline import LanguageModel
from dateline.model import (
    Actor,
    ActorMention,
    Article,
    Dateline,
    EventReport,
    Mentions,
    Place,
    PlaceMention,
    Sentence,
    Span,
    TimeMention,
    When,
)
from dateline.reports.events import find_events
from dateline.reports.matching import Matcher
from dateline.reports.sayings import find_sayings
from dateline.world import World, load

DAY = date(2024, 5, 8)  # a Wednesday
CAST = (
    Actor("berg", "Anna Berg", "person", "NOR", "Foreign Minister"),
    Actor("vell", "Tomas Vell", "person", "EST", "President"),
    Actor("ruiz", "Lena Ruiz", "person", "ESP", "Prime Minister"),
    Actor("NOR", "Norway", "country", "NOR"),
    Actor("EST", "Estonia", "country", "EST"),
    Actor("ESP", "Spain", "country", "ESP"),
    Actor("team", "Estonian delegation", "delegation", "EST"),
    Actor("embassy", "Embassy of Spain", "organization", "ESP"),
    Actor("wire", "North Wire", "outlet", "NOR"),
)
FORMS = {
    "berg": r"[Ss]he|(?:Norwegian )?(?:Foreign Minister )?Anna Berg|Berg|the Norwegian minister",
    "vell": r"(?:Estonian )?(?:President )?Tomas Vell|Vell|[Hh]e",
    "ruiz": r"(?:Prime Minister )?Lena Ruiz|Ruiz",
    "team": r"(?:an|the) Estonian delegation",
    "NOR": r"Norway",
    "EST": r"Estonia|Estonian",
    "ESP": r"Spain|Spanish",
    "embassy": r"the Spanish Embassy",
    "wire": r"North Wire",
    "berg+vell": r"[Tt]he two sides|[Tt]he leaders|[Tt]hey",
}
PLACES = {
    "Oslo": Place("Oslo", "NOR", precision="city"),
    "Tallinn": Place("Tallinn", "EST", precision="city"),
    "Geneva": Place("Geneva", "CHE", precision="city"),
    "Kadriorg Palace": Place("Kadriorg Palace", "EST", precision="venue"),
    "Norway": Place("Norway", "NOR", precision="country"),
    "Estonia": Place("Estonia", "EST", precision="country"),
    "Spain": Place("Spain", "ESP", precision="country"),
}
TIMES = {
    "today": "2024-05-08",
    "yesterday": "2024-05-07",
    "tomorrow": "2024-05-09",
    "on Monday": "2024-05-06",
    "on Friday": "2024-05-10",
    "last month": "2024-04",
    "next week": "2024-05-13/2024-05-19",
    "last year": "2023",
    "in November 2023": "2023-11",
    "from June 3 to 5": "2024-06-03/2024-06-05",
    "on June 3": "2024-06-03",
}


@cache
def _model() -> LanguageModel:
    return LanguageModel.load()


def _world() -> World:
    return load()


def reports(text: str, title: str | None = None, dateline: str | None = None) -> tuple[EventReport, ...]:
    """The event reports of an article with this text, written on 8 May 2024."""
    book = codebook.load()
    asked = Matcher(book.conduct.values())
    m = read(text, title, dateline)
    sayings = find_sayings(m.article, m.sentences)
    return find_events(m, sayings, book, _world(), Matcher(book.types.values()), asked)


def read(text: str, title: str | None = None, dateline: str | None = None) -> Mentions:
    line = Dateline(dateline, DAY, None, "") if dateline else None
    article = Article(
        id="a1", text=text, title=title, published=DAY.isoformat(), dateline=line, paragraphs=(Span(0, len(text)),)
    )
    parse = next(iter(_model().parse([article])))
    actors: list[ActorMention] = []
    places: list[PlaceMention] = []
    times: list[TimeMention] = []
    for sentence in parse.sentences:
        for key, form in FORMS.items():
            for span in _found(form, text, sentence):
                actors.append(ActorMention(sentence.index, _head(sentence, span), span, tuple(key.split("+")), "name"))
        for name, place in PLACES.items():
            for span in _found(name, text, sentence):
                places.append(PlaceMention(sentence.index, _head(sentence, span), span, place))
        for words, value in TIMES.items():
            for span in _found(words, text, sentence):
                precision = "interval" if "/" in value else {4: "year", 7: "month", 10: "day"}[len(value)]
                when = When(value, precision, "fixed", span)
                times.append(TimeMention(sentence.index, _last(sentence, span), span, "date", value, when))
    return Mentions(article, parse.sentences, CAST, tuple(actors), tuple(places), tuple(times))


def _found(form: str, text: str, sentence: Sentence) -> list[Span]:
    part = text[sentence.span.start : sentence.span.end]
    shift = sentence.span.start
    return [Span(m.start() + shift, m.end() + shift) for m in re.finditer(rf"\b(?:{form})\b", part)]


def _last(sentence: Sentence, span: Span) -> int:
    return [t.index for t in sentence.tokens if t.start < span.end][-1]


def _head(sentence: Sentence, span: Span) -> int:
    """The token of the span whose head lies outside it."""
    inside = [t for t in sentence.tokens if span.start <= t.start and t.end <= span.end]
    own = {t.index for t in inside}
    return next((t.index for t in inside if t.head not in own or t.head == t.index), inside[-1].index)


def days_ago(days: int) -> str:
    return (DAY - timedelta(days=days)).isoformat()
