"""What can be asked of the record, as conditions on its tables."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, false, func, literal_column, or_, select, text, union

from dateline.errors import InputError
from dateline.store import schema
from dateline.store.rows import folded

Condition = ColumnElement[bool]


def named(actor: str) -> Condition:
    """Record actors with this id, or with all these words in one of their names ("lavrov", "Choe Son Hui")."""
    ids, names = schema.actors.c.id, schema.actor_names
    words = folded(actor).split()
    if not words:
        return ids == actor
    return or_(ids == actor, ids.in_(select(names.c.actor).where(*(_has(names.c.folded, word) for word in words))))


def _has(column: ColumnElement[str], words: str) -> Condition:
    """Whole words within folded text."""
    return func.instr(" " + column + " ", f" {words} ") > 0


def _taking_part(condition: Condition) -> Condition:
    """Events in which an actor that fulfils the condition takes part."""
    return schema.events.c.id.in_(_events_of(condition))


def _events_of(condition: Condition) -> Select[str]:
    people = schema.event_participants
    return select(people.c.event).join(schema.actors, schema.actors.c.id == people.c.actor).where(condition)


def is_country_code(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{3}", text))


def side(name: str) -> Condition:
    """Events in which this country (ISO 3166 alpha-3) or named actor has a part, as participant or as host."""
    if not is_country_code(name):
        return _taking_part(named(name))
    return schema.events.c.id.in_(union(*_of_country(name)))


def _of_country(code: str) -> tuple[Select[str], Select[str]]:
    """Events in which actors of a country take part, and those it hosts.

    As a union each is found by its own index; joined by OR, every event would be looked at.
    """
    events = schema.events.c
    return _events_of(schema.actors.c.country == code), select(events.id).where(events.host == code)


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Conditions on events; None asks nothing.

    `actor`: words of a name, or an id. `country`: ISO 3166 alpha-3, of a participant, the host or the place. `dyad`:
    two sides, each a country or an actor. `type`: a PLOVER type ("CONSULT"), a mode ("visit") or both
    ("CONSULT/visit"). `type`, `status`, `country` and `outlet` may be several with commas between. `since`, `until`:
    days; an event matches when it can have touched them, one without a time never. `place`: words of the place's
    name, or a country. `text`: words, or "a phrase", anywhere in names and evidence. `news`: only the news (true), or
    only what articles recalled as background (false). `outlet`: words of the name of an outlet that reports it.
    `origins`: at least so many independent ones."""

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

    def conditions(self) -> list[Condition]:
        table = schema.events
        asked = [
            _taking_part(named(self.actor)) if self.actor else None,
            or_(*(_touching(country) for country in _several(self.country))) if self.country else None,
            and_(*(side(name) for name in self.dyad)) if self.dyad else None,
            or_(*(_type(type) for type in _several(self.type))) if self.type else None,
            table.c.status.in_(_several(self.status)) if self.status else None,
            _since(self.since) if self.since else None,
            _until(self.until) if self.until else None,
            _at(self.place) if self.place else None,
            # "+ 0": else SQLite may look up each word's row for each row of another condition, one by one.
            matching(table.c.key + 0, "events_text", self.text) if self.text else None,
            table.c.news.is_(self.news) if self.news is not None else None,
            or_(*(_told_by(outlet) for outlet in _several(self.outlet))) if self.outlet else None,
            _origins() >= self.origins if self.origins is not None else None,
        ]
        return [condition for condition in asked if condition is not None]


def _several(asked: str) -> list[str]:
    """The alternatives of a condition."""
    return [value.strip() for value in asked.split(",") if value.strip()]


def _touching(country: str) -> Condition:
    events = schema.events.c
    return events.id.in_(union(*_of_country(country), select(events.id).where(events.place_country == country)))


def _told_by(outlet: str) -> Condition:
    """Events that an outlet reports whose name holds these words."""
    told, reports, articles = schema.event_reports, schema.reports, schema.articles
    joined = told.join(reports, reports.c.id == told.c.report).join(articles, articles.c.id == reports.c.article)
    named = func.instr(" " + func.lower(articles.c.outlet) + " ", f" {outlet.lower()} ") > 0
    return schema.events.c.id.in_(select(told.c.event).select_from(joined).where(named))


def _origins() -> ColumnElement[int]:
    """How many independent origins an event has."""
    table = schema.origins
    return select(func.count()).where(table.c.event == schema.events.c.id).scalar_subquery()


def _type(asked: str) -> Condition:
    table = schema.events
    kind, slash, mode = asked.partition("/")
    if slash:
        return and_(table.c.type == kind.upper(), table.c.mode == mode.lower())
    return or_(table.c.type == asked.upper(), table.c.mode == asked.lower())


def _since(day: date) -> Condition:
    table = schema.events
    return and_(table.c.start.is_not(None), or_(table.c.latest.is_(None), table.c.latest >= day.isoformat()))


def _until(day: date) -> Condition:
    table = schema.events
    return and_(table.c.start.is_not(None), or_(table.c.earliest.is_(None), table.c.earliest <= day.isoformat()))


def _at(place: str) -> Condition:
    table = schema.events
    if is_country_code(place):
        return table.c.place_country == place
    words = folded(place)
    return _has(table.c.place_folded, words) if words else false()


def matching(key: ColumnElement[int], index: str, asked: str) -> Condition:
    """Rows whose full text holds all words (and "phrases") of a person's query.

    Raises InputError for a query without a word.
    """
    found = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :asked").bindparams(asked=match_expression(asked))
    return key.in_(found.columns(literal_column("rowid")))


def match_expression(asked: str) -> str:
    """A person's query for FTS5, whose operators are mere words in it; `word*` finds all words that begin so.

    Raises InputError for a query without a word.

    >>> match_expression('port AND "free trade" ship*')
    '"port" "AND" "free trade" "ship"*'
    """
    terms = [phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', asked)]
    terms = [term for term in terms if re.search(r"\w", term)]
    if not terms:
        raise InputError(f"nothing to search for in {asked!r}: give at least one word")
    return " ".join(f'"{term.rstrip("*")}"*' if term.endswith("*") else f'"{term}"' for term in terms)
