"""The answer held against the article: what is quoted must stand there, and means what those words are read as."""

import re
from collections.abc import Iterator
from itertools import islice

from dateline.codebook import Codebook
from dateline.model import (
    Attribution,
    Detail,
    EventReport,
    Mentions,
    Participant,
    PlaceMention,
    Span,
    TimeMention,
    content_id,
)
from dateline.second_coder.answers import Answer, Told
from dateline.second_coder.asking import VERSION

QUOTED = ("topic", "purpose", "instrument", "duration")


def checked(
    answer: Answer, mentions: Mentions, codebook: Codebook, model: str
) -> tuple[tuple[EventReport, ...], tuple[str, ...]]:
    """The reports that the answer gives, in the order of the text, and a line for each thing that is refused."""
    found: dict[str, EventReport] = {}
    refused: list[str] = []
    for told in answer.events:
        check = _Check(told, mentions, codebook, model, refused)
        report = check.report()
        if report is not None:
            found.setdefault(report.id, report)
    return tuple(sorted(found.values(), key=lambda r: (r.evidence, r.trigger, r.id))), tuple(refused)


class _Check:
    """One event of the answer. `refused` takes the lines on what does not hold."""

    def __init__(self, told: Told, mentions: Mentions, codebook: Codebook, model: str, refused: list[str]) -> None:
        self._told = told
        self._mentions = mentions
        self._codebook = codebook
        self._model = model
        self._refused = refused
        self._text = mentions.article.text

    def report(self) -> EventReport | None:
        told = self._told
        evidence = self._quote("sentence", told.sentence, None)
        if evidence is None or not self._coded():
            return None
        trigger = self._quote("trigger", told.trigger, evidence)
        sentence = next((s for s in self._mentions.sentences if trigger and s.span.contains(trigger)), None)
        if trigger is None or sentence is None:
            return None
        who = tuple(dict.fromkeys(self._participants(evidence)))
        if not who:
            self._refuse("who", "", "nobody is left who takes part")
            return None
        place, time = self._place(evidence), self._time(evidence)
        return EventReport(
            id=content_id(
                "rp", self._mentions.article.id, VERSION, self._model, told.type, told.mode or "", told.status,
                trigger.start, sorted({p.actor for p in who}),
            ),
            article=self._mentions.article.id,
            sentence=sentence.index,
            evidence=sentence.span,
            trigger=trigger,
            type=told.type,
            mode=told.mode,
            status=told.status,
            news=told.news,
            participants=who,
            host=place.place.country if place and told.mode == "visit" else None,
            place=place.place if place else None,
            place_span=place.span if place else None,
            start=time.when if time else None,
            attributions=tuple(self._cited(evidence)),
            details=tuple(self._details(evidence)),
            frame=f"{self._model} by {VERSION} ({self._codebook.version})",
        )  # fmt: skip

    def _refuse(self, field: str, words: str, reason: str) -> None:
        self._refused.append(f"{field} {words!r} of a {self._told.type} refused: {reason}")

    def _coded(self) -> bool:
        kind = self._codebook.types.get(self._told.type)
        if kind is None:
            self._refuse("type", self._told.type, "the codebook has no such type")
        elif self._told.mode is not None and self._told.mode not in kind.modes:
            self._refuse("mode", self._told.mode, "the type has no such mode")
            return False
        return kind is not None

    def _quote(self, field: str, words: str, near: Span | None) -> Span | None:
        """Where these words stand: in the quoted sentence, else at their one place in the article; the kind of white
        space does not matter. A trigger must stand in the sentence."""
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        inside = pattern.search(self._text, near.start, near.end) if near and words.strip() else None
        anywhere = list(islice(pattern.finditer(self._text), 2)) if words.strip() else []
        if not anywhere:
            self._refuse(field, words, "these words do not stand in the article")
        elif inside is None and near is not None and (field == "trigger" or len(anywhere) > 1):
            self._refuse(field, words, "these words do not stand in the sentence quoted")
        else:
            found = inside or anywhere[0]
            return Span(found.start(), found.end())
        return None

    def _participants(self, evidence: Span) -> Iterator[Participant]:
        for who in self._told.who:
            span = self._quote(who.role, who.quote, evidence)
            named = [m for m in self._mentions.actor_mentions if span and m.span.overlaps(span)]
            best = max(named, key=lambda m: (m.span.end - m.span.start, -m.span.start), default=None)
            if span is not None and best is None:
                self._refuse(who.role, who.quote, "no actor that Dateline knows is named there")
            for actor in best.actors if best else ():
                yield Participant(actor, who.role, best.span if best else None)

    def _place(self, evidence: Span) -> PlaceMention | None:
        span = self._quote("place", self._told.place, evidence) if self._told.place else None
        found = next((p for p in self._mentions.places if span and p.span.overlaps(span)), None)
        if span is not None and found is None:
            self._refuse("place", span.of(self._text), "no place that Dateline knows is named there")
        return found

    def _time(self, evidence: Span) -> TimeMention | None:
        span = self._quote("start", self._told.start, evidence) if self._told.start else None
        found = next((t for t in self._mentions.times if span and t.when and t.span.overlaps(span)), None)
        if span is not None and found is None:
            self._refuse("start", span.of(self._text), "no time that Dateline can read stands there")
        return found

    def _details(self, evidence: Span) -> Iterator[Detail]:
        for field in QUOTED:
            words = getattr(self._told, field)
            span = self._quote(field, words, evidence) if words else None
            if span is not None:
                yield Detail(field, span.of(self._text), span)

    def _cited(self, evidence: Span) -> Iterator[Attribution]:
        for words in self._told.cited:
            span = self._quote("cited", words, evidence)
            if span is not None:
                named = [m for m in self._mentions.actor_mentions if m.span.overlaps(span) and len(m.actors) == 1]
                yield Attribution(span.of(self._text), named[0].actors[0] if named else None, span, "")
