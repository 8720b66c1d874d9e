"""The builders' record many times over, with other ids, persons, days and words: for tests and benchmarks of size."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dateline.model import Actor, Article, Coding, Event, EventReport, Participant, Record, When
from tests.store import builders

FIRST = date(2020, 1, 1)
DAYS = 1800
TOPICS = (
    "port", "fish", "rail", "grain", "visa", "water", "steel", "gas", "cable", "loan", "film", "satellite",
    "border", "prison", "school", "vaccine",
)  # fmt: skip
COUNTRIES = (
    "ARG", "BRA", "CHL", "DEU", "EGY", "FRA", "GHA", "HUN", "IND", "JPN", "KEN", "LAO", "MEX", "NOR", "OMN",
    "PER", "QAT", "RUS", "SWE", "TUR", "UKR", "VNM", "YEM", "ZMB",
)  # fmt: skip
FAMILY = (
    "Varga", "Talu", "Rell", "Okoro", "Lindqvist", "Marek", "Sato", "Duarte", "Haddad", "Novik", "Perera",
    "Quist", "Rojas", "Suzuki", "Tamm", "Ueda",
)  # fmt: skip
GIVEN = (
    "Ilse", "Obi", "Tomas", "Ada", "Bjorn", "Cem", "Dina", "Emil", "Faye", "Goran", "Hana", "Ivo", "Jana",
    "Karim", "Lena", "Milo",
)  # fmt: skip


def day(n: int) -> date:
    """The day of the n-th group of articles; neighbours are far apart, so that no day is crowded."""
    return FIRST + timedelta(days=n * 7 % DAYS)


def people(count: int) -> tuple[Actor, ...]:
    """So many persons, each with a name and a country."""
    made = []
    for n in range(count):
        name = f"{GIVEN[n % 16]} {FAMILY[n // 16 % 16]}{'' if n < 256 else f' {n // 256}'}"
        made.append(Actor(f"p-{n}", name, "person", COUNTRIES[n % len(COUNTRIES)], "Foreign Minister", (name,)))
    return tuple(made)


def codings(groups: int) -> Iterator[Coding]:
    """Three articles a group: the builders', with a topic, an outlet and a day of the group's own."""
    for n in range(groups):
        for coding in builders.CODINGS:
            yield _coding(coding, n)


def _coding(coding: Coding, n: int) -> Coding:
    # The words added stand behind the text, so that every span stays right.
    text = f"{coding.article.text} They spoke of {TOPICS[n % 16]} and {TOPICS[n // 16 % 16]} for hours."
    article = replace(
        coding.article,
        id=f"{coding.article.id}-{n}",
        text=text,
        outlet=f"Outlet {n % 97}",
        published=day(n).isoformat(),
        dateline=None,
        raw_hash=f"{n:064d}",
    )
    actors = tuple(replace(actor, id=_local(actor.id, article)) for actor in coding.actors)
    return Coding(
        article,
        actors,
        tuple(_report(report, article, n) for report in coding.reports),
        tuple(
            replace(s, id=f"{s.id}-{n}", article=article.id, speaker=_local(s.speaker or "", article))
            for s in coding.statements
        ),
        tuple(replace(figure, id=f"{figure.id}-{n}", article=article.id) for figure in coding.figures),
    )


def _local(id: str, article: Article) -> str:
    return f"{article.id}:{id.partition(':')[2]}"


def _when(when: When | None, n: int) -> When | None:
    return when and replace(when, edtf=day(n).isoformat(), precision="day")


def _report(report: EventReport, article: Article, n: int) -> EventReport:
    participants = tuple(replace(p, actor=_local(p.actor, article)) for p in report.participants)
    start = _when(report.start, n)
    return replace(report, id=f"{report.id}-{n}", article=article.id, participants=participants, start=start)


def record(groups: int, persons: int = 400) -> Record:
    """The record fused from `codings(groups)`: four events a group, among so many persons."""
    known = people(persons)
    made = Record(
        events=tuple(_event(event, n, persons) for n in range(groups) for event in builders.RECORD.events),
        judgements=tuple(
            replace(j, left=f"{j.left}-{n}", right=f"{j.right}-{n}")
            for n in range(groups)
            for j in builders.RECORD.judgements
        ),
        actors=known,
        actor_of=tuple(
            (f"{article}-{n}:{person}", f"p-{(n + shift) % persons}")
            for n in range(groups)
            for article, person, shift in (("a1", "p-varga", 0), ("a2", "p-varga", 0), ("a2", "p-rell", 7))
        ),
    )
    return builders.in_order(made)


def _event(event: Event, n: int, persons: int) -> Event:
    def numbered(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{id}-{n}" for id in ids)

    return replace(
        event,
        id=f"{event.id}{n}",
        participants=tuple(Participant(f"p-{(n + 7 * k) % persons}", p.role) for k, p in enumerate(event.participants)),
        reports=numbered(event.reports),
        host=COUNTRIES[n % len(COUNTRIES)] if event.host else None,
        start=_when(event.start, n),
        origins=tuple(replace(o, reports=numbered(o.reports)) for o in event.origins),
        disputes=tuple(
            replace(d, values=tuple((value, numbered(ids)) for value, ids in d.values)) for d in event.disputes
        ),
        steps=tuple(replace(s, report=f"{s.report}-{n}", as_of=day(n).isoformat()) for s in event.steps),
        part_of=f"{event.part_of}{n}" if event.part_of else None,
        close=tuple(f"{id}{n}" for id in event.close),
    )
