"""Actors of many articles that are described alike, counted together: what the joining of actors looks at.

A profile is a sum over articles, so that new articles are added to it and withdrawn ones taken from it without reading
the others again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from dateline.model import Actor, Trace, content_id
from dateline.world.names import fold

STATE_KINDS = ("country", "government")
PARTICLES = frozenset(
    ["al", "el", "bin", "ibn", "van", "von", "der", "den", "de", "da", "di", "do", "dos", "del", "della", "la", "le"]
)
DAY_BY_DAY = ("person", "delegation")  # kinds of which the days tell who is one with whom
SMALL = frozenset(["of", "the", "for", "and", "to", "in", "at", "on"])


@dataclass(frozen=True)
class Profile:
    """Local actors of whom their articles say alike: one kind, name, country and office.

    `alone` is the local id of one that stands by itself (a delegation; one that a person ruled on), else empty; `first`
    the smallest of the local ids. The counts are of articles: by day (ISO 8601; by year where nobody asks for the days,
    which are many), by form, by QID, and of a person by the states (ISO 3166 alpha-3) and the persons (folded names)
    beside it.
    """

    kind: str
    name: str
    country: str | None
    office: str | None
    alone: str
    first: str
    days_told: Mapping[str, int]
    forms: Mapping[str, int]
    wikidata: Mapping[str, int]
    beside: Mapping[str, int]
    count: int

    @cached_property
    def id(self) -> str:
        return content_id("profile", self.kind, self.name, self.country, self.office, self.alone)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Of a person or a delegation."""
        return tuple(date.fromisoformat(day) for day in sorted(self.days_told))

    @cached_property
    def last(self) -> str:
        """The newest day or year, ISO 8601; empty where none is known."""
        return max(self.days_told, default="")

    @cached_property
    def company(self) -> frozenset[str]:
        return frozenset(self.beside) - {fold(self.name)}

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(fold(self.name).split())

    @cached_property
    def named(self) -> bool:
        """False for a person known by office alone ("Foreign Minister of Belarus")."""
        return not _unnamed(self.name, self.office)

    @cached_property
    def bare(self) -> bool:
        """Whether a surname or given name stands alone."""
        return self.named and len([w for w in self.words if w not in PARTICLES]) < 2


def _unnamed(name: str, office: str | None) -> bool:
    words = set(fold(office or "").split()) - SMALL
    return bool(words) and words <= set(fold(name).split())


def profiled(traces: Iterable[Trace], ruled: frozenset[str] = frozenset()) -> dict[str, Profile]:
    """The profiles of these articles by id; local ids in `ruled` stand by themselves."""
    tallies: dict[str, _Tally] = {}
    for trace in traces:
        persons = {fold(a.name) for a in trace.actors if a.kind == "person" and not _unnamed(a.name, a.office)}
        beside = persons | {a.country for a in trace.actors if a.kind in STATE_KINDS and a.country}
        for actor in trace.actors:
            key = profile_of(actor, ruled)
            tally = tallies.get(key) or tallies.setdefault(key, _Tally(actor, alone(actor, ruled)))
            tally.add(actor, trace.day, beside if actor.kind == "person" else ())
    return {key: tallies[key].profile() for key in sorted(tallies)}


def alone(actor: Actor, ruled: frozenset[str] = frozenset()) -> str:
    return actor.id if actor.kind == "delegation" or actor.id in ruled else ""


def profile_of(actor: Actor, ruled: frozenset[str] = frozenset()) -> str:
    """The id of the profile that a local actor counts in."""
    return content_id("profile", actor.kind, actor.name, actor.country, actor.office, alone(actor, ruled))


class _Tally:
    """A profile while it is counted."""

    def __init__(self, actor: Actor, alone: str) -> None:
        self.actor, self.alone, self.first, self.count = actor, alone, actor.id, 0
        self.days, self.forms, self.wikidata, self.beside = (Counter[str]() for _ in range(4))

    def add(self, actor: Actor, day: date | None, beside: Iterable[str]) -> None:
        self.first = min(self.first, actor.id)
        self.count += 1
        self.days.update([day.isoformat() if self.actor.kind in DAY_BY_DAY else f"{day.year:04}"] if day else [])
        self.forms.update(actor.forms)
        self.wikidata.update([actor.wikidata] if actor.wikidata else [])
        self.beside.update(beside)

    def profile(self) -> Profile:
        a, counts = self.actor, (self.days, self.forms, self.wikidata, self.beside)
        return Profile(a.kind, a.name, a.country, a.office, self.alone, self.first, *counts, self.count)


def plus(left: Profile | None, right: Profile) -> Profile:
    """The two counted together."""
    return right if left is None else _summed(left, right, 1, min(left.first, right.first))


def minus(left: Profile, right: Profile, first: str) -> Profile | None:
    """What is left without `right`, with the smallest local id left; None where nobody is."""
    return _summed(left, right, -1, first) if left.count > right.count else None


def _summed(left: Profile, right: Profile, sign: int, first: str) -> Profile:
    def summed(name: str) -> dict[str, int]:
        counts = Counter(getattr(left, name))
        for value, count in getattr(right, name).items():
            counts[value] += sign * count
        return {value: count for value, count in counts.items() if count}

    return replace(
        left,
        first=first,
        days_told=summed("days_told"),
        forms=summed("forms"),
        wikidata=summed("wikidata"),
        beside=summed("beside"),
        count=left.count + sign * right.count,
    )


def to_body(profile: Profile) -> dict[str, Any]:
    """The profile as JSON, its counts in the order of what they count."""
    plain = {name: getattr(profile, name) for name in Profile.__dataclass_fields__}
    return {name: dict(sorted(value.items())) if isinstance(value, Mapping) else value for name, value in plain.items()}


def from_body(body: Mapping[str, Any]) -> Profile:
    return Profile(**body)


def counted(profiles: Iterable[Profile], value: str) -> Counter[str]:
    """How many articles give each value of an attribute (`name`, `kind`)."""
    counts = Counter[str]()
    for profile in profiles:
        counts[getattr(profile, value)] += profile.count
    return counts


def most(profiles: Iterable[Profile], value: str) -> str | None:
    """The value given by most articles; of equals the one given last."""
    counts, last = Counter[str](), dict[str, str]()
    for profile in profiles:
        if given := getattr(profile, value):
            counts[given] += profile.count
            last[given] = max(last.get(given, ""), profile.last)
    return max(counts, key=lambda v: (counts[v], last[v], v), default=None)
