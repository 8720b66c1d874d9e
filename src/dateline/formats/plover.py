"""PLOVER 2.0 as JSON Lines: one line an act (see `acts`), with its sentence, its article and its citation.

A future meeting is AGREE with the auxiliary mode `future`; background that articles only recall has `historical`. The
draft manual's `event_scale` is left null: its published table contradicts itself on signs."""

import json
from collections.abc import Iterator, Sequence
from typing import IO, Any

from dateline.formats import facts, rhythms
from dateline.formats.acts import Act, acts, sides
from dateline.formats.layout import About
from dateline.model import Actor
from dateline.store import Reported, Story

FIELDS = (
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
)  # fmt: skip


def write(stories: Sequence[Story], out: IO[str], about: About) -> int:
    count = 0
    for act in acts(stories):
        out.write(json.dumps(line(act, about), ensure_ascii=False) + "\n")
        count += 1
    return count


def line(act: Act, about: About) -> dict[str, Any]:
    event, told = act.story.event, act.reports[0]
    actors, recipients = sides(act.story)
    end = event.end.latest if act.kind == "done" and event.end else None
    return {
        "id": act.id,
        "has_event": True,
        "date": act.day.isoformat(),
        "time": None,
        "enddate": end.isoformat() if end else None,
        "endtime": None,
        "actor": [_actor(actor) for actor in actors],
        "recipient": [_actor(actor) for actor in recipients],
        "event": [act.type],
        "event_loc": _place(act),
        "event_text": told.report.trigger.of(told.article.text),
        "quad_code": act.quad,
        "event_scale": None,
        "mode": modes(act),
        "context": [],
        "link": event.part_of or event.outcome_of,
        "text": told.evidence.text,
        "text_info": {
            "sequence": told.report.sentence,
            "start": told.report.evidence.start,
            "end": told.report.evidence.end,
            "text_story": told.article.id,
        },
        "cite_info": _cited(told, about),
        "coder": about.coder,
        "coded_date": None,
        "coded_time": None,
        "comment": "; ".join(_comments(act)),
    }


def _comments(act: Act) -> Iterator[str]:
    """What the layout has no field for. `link` holds one id, so the legs of a tour are told here."""
    event = act.story.event
    yield from (act.kind, f"the event's status is {event.status}", f"{len(event.origins)} independent origins")
    yield from filter(None, (rhythms.recurrence(event), rhythms.condition(event)))
    if event.legs:
        yield f"one tour with {', '.join(event.legs)}"


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "name": actor.name,
        "country": "KOS" if actor.country == "XKX" else actor.country,
        "sector": facts.plover_sector(actor) or None,
        "title": actor.office,
        "wikidata": actor.wikidata,
    }


def modes(act: Act) -> list[str]:
    """The mode, and the auxiliary ones: `future` for what is announced, `historical` for what is recalled."""
    auxiliary = {"future": act.kind == "announced", "historical": not act.story.event.news}
    return [mode for mode in (act.mode, *(name for name, holds in auxiliary.items() if holds)) if mode]


def _place(act: Act) -> dict[str, Any] | None:
    place = act.story.event.place
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames": place.geonames,
    }


def _cited(told: Reported, about: About) -> dict[str, Any]:
    article = told.article
    return {
        "corpus": None,
        "citation": article.id,
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "publication": article.outlet,
        "license": None,
        "copyright": None,
        "coder": about.coder,
        "codebook": told.report.frame,
        "version": "PLOVER 2.0",
    }
