"""What can be asked of the record, as conditions on its tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, false, func, or_, select

from dateline.store import schema
from dateline.store.dialects import position
from dateline.store.fulltext import matching
from dateline.store.rows import folded
from dateline.store.terms import UNDATED, having

Condition = ColumnElement[bool]


def named(actor: str) -> Condition:
    """Record actors with this id, or with all these words in their names ("lavrov", "Choe Son Hui")."""
    ids, table = schema.actors.c.id, schema.actor_words
    words = folded(actor).split()
    if not words:
        return ids == actor
    return or_(ids == actor, and_(*(ids.in_(select(table.c.actor).where(table.c.word == word)) for word in words)))


def _has(column: ColumnElement[str], words: str) -> Condition:
    """Whole words within folded text."""
    return position(" " + column + " ", f" {words} ") > 0


def is_country_code(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{3}", text))


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Conditions on events; None asks nothing.

    `actor`: words of a name, or an id. `country`: ISO 3166 alpha-3, of a participant, the host or the place. `dyad`:
    two sides, each a country or an actor. `type`: a PLOVER type ("CONSULT"), a mode ("visit") or both
    ("CONSULT/visit"). `type`, `status`, `country` and `outlet` may be several with commas between. `since`, `until`:
    days; an event matches when it can have touched them, one without a time never. `place`: words of the place's
    name, or a country. `text`: words, or "a phrase", anywhere in names and evidence. `news`: only the news (true), or
    only what articles recalled as background (false). `outlet`: words of the name of an outlet that reports it.
    `origins`: at least so many independent ones. `dated`: only events with a time (true), or without (false).
    `disputed`: only those on which reports differ (true), or do not (false)."""

    actor: str | None = None
    country: str | None = None
    dyad: tuple[str, str] | None = None
    type: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    place: str | None = None
    text: str | None = None
    news: bool | None = None
    outlet: str | None = None
    origins: int | None = None
    dated: bool | None = None
    disputed: bool | None = None

    def terms(self) -> list[Condition]:
        """Conditions on the table of terms: an event must have a term of each."""
        asked = [
            _actor(self.actor) if self.actor else None,
            _one_of("country", _several(self.country)) if self.country else None,
            *(_sides(*self.dyad) if self.dyad else ()),
            or_(*(_type(type) for type in _several(self.type))) if self.type else None,
            _one_of("status", _several(self.status)) if self.status else None,
            _at(self.place) if self.place else None,
            _one_of("disputed", ["yes"]) if self.disputed else None,
            or_(*(_told_by(outlet) for outlet in _several(self.outlet))) if self.outlet else None,
        ]
        return [condition for condition in asked if condition is not None]

    def rest(self) -> list[Condition]:
        """Conditions on the table of events that no term holds, but for the words."""
        table = schema.events
        asked = [
            table.c.news.is_(self.news) if self.news is not None else None,
            _origins() >= self.origins if self.origins is not None else None,
            table.c.key.not_in(having("disputed", ["yes"])) if self.disputed is False else None,
            table.c.start.is_not(None) if self.dated else None,
            and_(table.c.start.is_(None), table.c.at >= UNDATED) if self.dated is False else None,
        ]
        return [condition for condition in asked if condition is not None]


def _several(asked: str) -> list[str]:
    """The alternatives of a condition."""
    return [value.strip() for value in asked.split(",") if value.strip()]


def _term(kind: str, condition: Condition) -> Condition:
    return and_(schema.terms.c.kind == kind, condition)


def _one_of(kind: str, values: Sequence[str]) -> Condition:
    return _term(kind, schema.terms.c.value.in_(values))


def _sides(one: str, other: str) -> list[Condition]:
    """Two sides, each a country (ISO 3166 alpha-3) or a named actor, that take part or are the host."""
    if is_country_code(one) and is_country_code(other) and one != other:
        return [_one_of("dyad", ["-".join(sorted((one, other)))])]
    return [_side(name) for name in (one, other)]


def _side(name: str) -> Condition:
    if is_country_code(name):
        return _one_of("side", [name])
    return _actor(name)


def _actor(name: str) -> Condition:
    return _term("actor", schema.terms.c.value.in_(select(schema.actors.c.id).where(named(name))))


def _type(asked: str) -> Condition:
    kind, slash, mode = asked.partition("/")
    if slash:
        return _one_of("type", [f"{kind.upper()}/{mode.lower()}"])
    return _one_of("coded", [asked.upper(), asked.lower()])


def _at(place: str) -> Condition:
    if is_country_code(place):
        return _one_of("place", [place])
    words = folded(place)
    return _term("place", _has(schema.terms.c.value, words)) if words else false()


def _told_by(outlet: str) -> Condition:
    """Outlets whose names hold these words."""
    return _term("outlet", _has(func.lower(schema.terms.c.value), outlet.lower()))


def _origins() -> ColumnElement[int]:
    """How many independent origins an event has."""
    table = schema.origins
    return select(func.count()).where(table.c.event == schema.events.c.id).scalar_subquery()


def who(name: str) -> Condition:
    """Actors of this name; of a country's code all that act for it, without persons."""
    if is_country_code(name):
        return and_(schema.actors.c.country == name, schema.actors.c.kind != "person")
    return named(name)


def those(name: str | None, kind: str | None, country: str | None) -> list[Condition]:
    """Conditions on actors."""
    table = schema.actors
    where: list[Condition] = [c == v for c, v in ((table.c.kind, kind), (table.c.country, country)) if v]
    return [*where, who(name)] if name else where


def said(
    *,
    speaker: str | None,
    text: str | None,
    kind: str | None,
    article: str | None,
    speakers: Sequence[str],
    since: date | None,
    until: date | None,
) -> list[Condition]:
    """Conditions on statements, as `View.statements` explains them."""
    table = schema.statements
    where: list[Condition] = []
    if speaker:
        mapped = select(schema.actor_of.c.local).join(schema.actors, schema.actors.c.id == schema.actor_of.c.actor)
        where.append(or_(table.c.speaker.in_(mapped.where(who(speaker))), table.c.speaker == speaker))
    if text:
        where.append(matching(table.c.key, "statements_text", text))
    if kind:
        where.append(table.c.kind == kind)
    if article:
        where.append(table.c.article == article)
    if speakers:
        chosen = select(schema.actor_of.c.local).where(schema.actor_of.c.actor.in_(speakers))
        where.append(table.c.speaker.in_(chosen))
    if since or until:
        day = schema.articles.c.day
        within = [day >= since.isoformat() if since else None, day <= until.isoformat() if until else None]
        dated = select(schema.articles.c.id).where(*(condition for condition in within if condition is not None))
        where.append(table.c.article.in_(dated))
    return where
