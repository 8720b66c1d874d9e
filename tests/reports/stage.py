"""Invented articles read with the real parser and a fixed cast, for the tests of speech and figures."""

import re
from functools import cache

from dateline.language.pipeline import LanguageModel
from dateline.model import Actor, ActorMention, Article, Mentions, Sentence, Span

CAST = (
    Actor("moreno", "Ana Moreno", "person", "CHL", "Foreign Minister"),
    Actor("halas", "Viktor Halas", "person", "SVK", "President"),
    Actor("okoye", "Grace Okoye", "person", "NGA", "Press Secretary"),
    Actor("ministry", "Foreign Ministry of Chile", "ministry", "CHL"),
    Actor("wire", "North Wire", "outlet", "NOR"),
    Actor("CHL", "Chile", "country", "CHL"),
)
FORMS = {
    "moreno": r"(?:Foreign Minister |FOREIGN MINISTER )?(?:Ana )?(?:Moreno|MORENO)|[Ss]he|her",
    "halas": r"(?:President |PRESIDENT )?(?:Viktor )?(?:Halas|HALAS)|[Tt]he President|[Hh]e|him",
    "okoye": r"(?:Grace )?Okoye",
    "ministry": r"[Tt]he (?:Chilean Foreign M|m)inistry",
    "wire": r"North Wire",
    "CHL": r"Chile",
    "moreno+halas": r"[Tt]he leaders|[Tt]hey",
}


@cache
def _model() -> LanguageModel:
    return LanguageModel.load()


def article(text: str, title: str | None = None) -> Article:
    """An article whose lines are its paragraphs."""
    lines = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text))
    return Article(id="a1", text=text, title=title, paragraphs=lines)


def read(text: str, title: str | None = None) -> Mentions:
    """The article with its sentences and the cast found in it."""
    parse = next(iter(_model().parse([article(text, title)])))
    mentions = [
        ActorMention(sentence.index, _head(sentence, span), span, tuple(key.split("+")), "name")
        for sentence in parse.sentences
        for key, form in FORMS.items()
        for span in _found(form, text, sentence)
    ]
    return Mentions(parse.article, parse.sentences, CAST, tuple(mentions), (), ())


def _found(form: str, text: str, sentence: Sentence) -> list[Span]:
    return [
        Span(m.start(), m.end())
        for m in re.compile(rf"\b(?:{form})\b").finditer(text, sentence.span.start, sentence.span.end)
    ]


def _head(sentence: Sentence, span: Span) -> int:
    """The token of the phrase that the words are, else their last."""
    inside = [t.index for t in sentence.tokens if span.start <= t.start and t.end <= span.end]
    heads = [p.head for p in sentence.phrases if p.head in inside]
    return heads[0] if heads else inside[-1]
