"""A record that grew is the record that would be made in one go: for any order, any split, any change on the way."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from dateline import pipeline, record, world
from dateline.model import Anchor, Coding, Record
from dateline.store import Review, View, Writer, schema
from dateline.store.database import open_engine
from tests.record.builders import HOLDERS, PEOPLE, coding
from tests.record.test_properties import PERSONS, codings
from tests.record.test_tours import visit

KEPT = (schema.traces, schema.marks, schema.profiles, schema.copies, schema.groups, schema.plans)


def grown(path: Path, *batches: Sequence[Coding]) -> Path:
    """The record at the path after these ingests, one after another."""
    for number, batch in enumerate(batches):
        with Writer(path, coder=f"test {number}") as writer:
            writer.put_codings(batch)
            pipeline.fuse(writer)
    return path


def in_parts(path: Path, told: Sequence[Coding], at_once: int) -> Path:
    """The record of these codings, so many articles fused at a time."""
    with Writer(path, coder="test") as writer:
        writer.put_codings(told)
        pipeline.fuse(writer, at_once=at_once)
    return path


def whole(path: Path) -> Record:
    with View(path) as view:
        return view.record()


def kept(path: Path) -> list[list[str]]:
    """What fusing keeps for itself, and what events are found by, sorted."""
    terms, postings, events = schema.terms.c, schema.postings.c, schema.events.c
    listed = select(terms.kind, terms.value, postings.at, events.id).where(
        postings.term == terms.number, events.key == postings.event
    )
    counted = select(terms.kind, terms.value, terms.events).where(terms.events > 0)
    engine = open_engine(path, create=False)
    with engine.connect() as connection:
        found = [sorted(str(tuple(row)) for row in connection.execute(query))
                 for query in (*map(select, KEPT), listed, counted)]  # fmt: skip
    engine.dispose()
    return found


def cut_up(draw: st.DrawFn, told: list[Coding]) -> list[list[Coding]]:
    """The articles in any order, and in any cuts."""
    order = draw(st.permutations(told))
    cuts = sorted(draw(st.lists(st.integers(1, len(told)), max_size=4)))
    return [list(order[a:b]) for a, b in zip([0, *cuts], [*cuts, len(told)], strict=True)]


@st.composite
def splits(draw: st.DrawFn) -> tuple[list[Coding], list[list[Coding]]]:
    """Codings, and the same in some order and some batches."""
    told = draw(codings())
    order = draw(st.permutations(told))
    cuts = sorted(draw(st.lists(st.integers(0, len(order)), max_size=4)))
    return told, [list(order[a:b]) for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@st.composite
def campaigns(draw: st.DrawFn) -> tuple[list[Coding], list[list[Coding]]]:
    """The same two ministers in the news for a year, mostly of plans: groups of reports that reach into one another."""
    told = []
    for n in range(draw(st.integers(6, 14))):
        day = date(2031, 1, 1) + timedelta(days=draw(st.integers(0, 360)))
        words = draw(st.sampled_from(["Talks on fish are planned.", "They met for talks.", "The visit was put off."]))
        who = draw(st.sampled_from([PERSONS[:2], PERSONS[:1], PERSONS[:3]]))
        mode = draw(st.sampled_from(["meet", "visit"]))
        status = draw(st.sampled_from(["planned", "proposed", "planned", "postponed", "held"]))
        start = draw(st.sampled_from([None, None, (day + timedelta(days=20)).isoformat()]))
        host = "NOR" if mode == "visit" else None
        made = {"who": tuple(who), "mode": mode, "status": status, "start": start, "host": host}
        told.append(coding(f"article-{n}", words, published=day.isoformat(), **made))
    cuts = sorted(draw(st.lists(st.integers(0, len(told)), max_size=5)))
    return told, [told[a:b] for a, b in zip([0, *cuts], [*cuts, len(told)], strict=True)]


@st.composite
def journeys(draw: st.DrawFn) -> tuple[list[Coding], list[list[Coding]]]:
    """Delegations of one state that follow each other through a month: which are one hangs on those in between."""
    names = sorted(name for name in PEOPLE if name.endswith("delegation"))
    told = []
    for n in range(draw(st.integers(3, 9))):
        day = (date(2031, 1, 1) + timedelta(days=draw(st.integers(0, 35)))).isoformat()
        who = (draw(st.sampled_from(names)), draw(st.sampled_from(["Norway", "Solveig Aasen"])))
        told.append(coding(f"article-{n}", "They met for talks.", published=day, who=who))
    return told, cut_up(draw, told)


@st.composite
def terms(draw: st.DrawFn) -> tuple[list[Coding], list[list[Coding]]]:
    """Ministers of two states who follow each other through the years, mostly told of by their office alone."""
    names, told = [*HOLDERS, "Solveig Aasen", "Ingrid Moe"], []
    for n in range(draw(st.integers(3, 10))):
        day = (date(2012, 1, 1) + timedelta(days=draw(st.integers(0, 80)) * 90)).isoformat()
        who = tuple(draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)))
        told.append(coding(f"article-{n}", "They met for talks.", published=day, who=who))
    return told, cut_up(draw, told)


def assert_record_of_one_go(together: list[Coding], batches: list[list[Coding]]) -> None:
    with TemporaryDirectory() as folder:
        one, other = grown(Path(folder) / "a.db", together), grown(Path(folder) / "b.db", *batches)
        assert whole(other) == whole(one) == record.build(together, world.load())
        assert kept(other) == kept(one)


@settings(max_examples=60, deadline=None)
@given(terms())
def test_holders_of_an_office_over_the_years_give_the_record_of_one_go(
    told: tuple[list[Coding], list[list[Coding]]],
) -> None:
    assert_record_of_one_go(*told)


@settings(max_examples=40, deadline=None)
@given(terms(), terms())
def test_holders_of_an_office_who_are_told_of_otherwise_leave_nothing_of_what_they_were(
    before: tuple[list[Coding], list[list[Coding]]], after: tuple[list[Coding], list[list[Coding]]]
) -> None:
    left = {coding.article.id: coding for coding in (*before[0], *after[0])}
    with TemporaryDirectory() as folder:
        one = grown(Path(folder) / "a.db", list(left.values()))
        other = grown(Path(folder) / "b.db", before[0], *after[1])
        assert whole(other) == whole(one)
        assert kept(other) == kept(one)


@settings(max_examples=25, deadline=None)
@given(journeys())
def test_delegations_that_follow_each_other_give_the_record_of_one_go(
    told: tuple[list[Coding], list[list[Coding]]],
) -> None:
    assert_record_of_one_go(*told)


@settings(max_examples=40, deadline=None)
@given(campaigns())
def test_what_hangs_together_over_a_year_is_the_record_of_one_go_too(
    told: tuple[list[Coding], list[list[Coding]]],
) -> None:
    together, batches = told
    with TemporaryDirectory() as folder:
        one, other = grown(Path(folder) / "a.db", together), grown(Path(folder) / "b.db", *batches)
        assert whole(other) == whole(one)
        assert kept(other) == kept(one)


@st.composite
def tours(draw: st.DrawFn) -> list[Coding]:
    """Stops of one traveller, each a few days after the one before, so that each is tied to its neighbours alone."""
    day, told = date(2031, 3, 1), []
    for host in ["EST", "KAZ", "POL", "UKR", "MDA", "ROU"][: draw(st.integers(2, 6))]:
        day += timedelta(days=draw(st.integers(4, 9)))
        words = f"Solveig Aasen arrived in {host} on the next stop of her tour."
        told.append(visit(f"article-{host}", words, host, day.isoformat(), published=day.isoformat()))
    return told


@settings(max_examples=25, deadline=None)
@given(tours(), st.permutations(range(6)), st.integers(0, 6))
def test_a_tour_that_grew_or_lost_a_stop_is_that_of_one_go(told: list[Coding], order: list[int], lost: int) -> None:
    """The article of one stop is told anew, and tells of none any more."""
    mixed = [told[n] for n in order if n < len(told)]
    last = {c.article.id: c for c in mixed}
    last |= {c.article.id: coding(c.article.id, "Talks.") for c in mixed[lost : lost + 1]}
    with TemporaryDirectory() as folder:
        one = grown(Path(folder) / "a.db", list(last.values()))
        other = grown(Path(folder) / "b.db", *([c] for c in mixed), [c for c in last.values() if c not in mixed])
        assert whole(other) == whole(one)
        assert kept(other) == kept(one)


@settings(max_examples=25, deadline=None)
@given(splits())
def test_any_order_and_any_split_gives_the_record_of_one_go(told: tuple[list[Coding], list[list[Coding]]]) -> None:
    assert_record_of_one_go(*told)


@settings(max_examples=25, deadline=None)
@given(st.one_of(campaigns(), splits()), st.integers(1, 4))
def test_fused_some_at_a_time_it_is_the_record_of_one_go(
    told: tuple[list[Coding], list[list[Coding]]], at_once: int
) -> None:
    with TemporaryDirectory() as folder:
        one, other = grown(Path(folder) / "a.db", told[0]), in_parts(Path(folder) / "b.db", told[0], at_once)
        assert whole(other) == whole(one)
        assert kept(other) == kept(one)
        with open_engine(other, create=False).connect() as connection:
            assert not connection.execute(select(schema.redirects)).all()  # nobody saw what was on the way


@settings(max_examples=15, deadline=None)
@given(codings(), codings())
def test_articles_that_change_leave_nothing_of_what_they_were(before: list[Coding], after: list[Coding]) -> None:
    """The second batch has articles of the first under the same ids, with another text and other claims."""
    left = {coding.article.id: coding for coding in before} | {coding.article.id: coding for coding in after}
    with TemporaryDirectory() as folder:
        one, other = grown(Path(folder) / "a.db", list(left.values())), grown(Path(folder) / "b.db", before, after)
        assert whole(other) == whole(one)
        assert kept(other) == kept(one)


@settings(max_examples=20, deadline=None)
@given(codings(), codings(), st.integers(1, 3))
def test_articles_that_change_are_fused_some_at_a_time_too(
    before: list[Coding], after: list[Coding], at_once: int
) -> None:
    with TemporaryDirectory() as folder:
        one, other = grown(Path(folder) / "a.db", before, after), grown(Path(folder) / "b.db", before)
        in_parts(other, after, at_once)
        assert whole(other) == whole(one)
        assert kept(other) == kept(one)
        assert led(other) == led(one)


@pytest.mark.parametrize("at_once", [1, 4])
def test_an_id_that_others_took_up_on_the_way_leads_nowhere(tmp_path: Path, at_once: int) -> None:
    """An article that named a minister no longer does, another now does, and a third gives the minister a new id."""
    short, long, other = ("Daulet Serikbay",), ("Daulet Nurlanovich Serykbay",), ("Ingrid Moe",)
    before = [
        coding("article-0", "They met for talks.", who=other),
        coding("article-1", "They met for talks.", who=short),
    ]
    told = {"article-0": short, "article-1": other, "article-2": long}
    after = [coding(article, "They met for talks.", who=who) for article, who in told.items()]
    path = in_parts(grown(tmp_path / "a.db", before), after, at_once)
    assert not [old for old, _ in led(path) if old.startswith("actor")]


def test_no_more_articles_are_fused_at_a_time_than_asked_for_where_all_are_coded_anew(tmp_path: Path) -> None:
    days = [date(2031, 1, 1) + timedelta(days=n) for n in range(6)]
    told = [coding(f"article-{n}", "They met for talks.", published=day.isoformat()) for n, day in enumerate(days)]
    again = [coding(f"article-{n}", "They met again.", published=day.isoformat()) for n, day in enumerate(days)]
    path, sizes = grown(tmp_path / "a.db", told), list[int]()
    with Writer(path, coder="another") as writer:
        writer.put_codings(again)
        with writer.fusing(record.VERSION) as memory:
            for part in memory.parts((), 2):
                sizes.append(len(part))
                memory.apply(record.fuse(part, memory, world.load()))
            memory.finish()
    assert sizes == [2, 2, 2]


def led(path: Path) -> list[tuple[str, str]]:
    """Where ids that are gone lead to."""
    engine = open_engine(path, create=False)
    with engine.connect() as connection:
        found = sorted(
            (old, new) for old, new in connection.execute(select(schema.redirects.c.old, schema.redirects.c.new))
        )
    engine.dispose()
    return found


def decide(path: Path, action: str, *anchors: Anchor, undoes: int | None = None) -> None:
    with Review(path) as review:
        review.add(action, "Ann", anchors=anchors, undoes=undoes)


@st.composite
def on_actors(
    draw: st.DrawFn, found: st.SearchStrategy[tuple[list[Coding], list[list[Coding]]]]
) -> tuple[list[list[Coding]], str, list[Anchor]]:
    """Codings in some batches, and a decision on two actors of the first of them."""
    _, batches = draw(found.filter(lambda told: len(told[1][0]) > 2))
    named = [(coding.article.id, actor) for coding in batches[0] for actor in coding.actors]
    kinds = [[(a, actor) for a, actor in named if (actor.kind == "person") == person] for person in (False, True)]
    fitting = draw(st.sampled_from([of_kind for of_kind in kinds if len(of_kind) > 1]))
    chosen = draw(st.lists(st.sampled_from(fitting), min_size=2, max_size=2, unique_by=lambda one: one[1].id))
    anchors = [Anchor(a.id, article, a.kind, a.country, a.name, a.office or "") for article, a in chosen]
    return batches, draw(st.sampled_from(["join", "part"])), anchors


@settings(max_examples=45, deadline=None)
@given(st.one_of(on_actors(splits()), on_actors(journeys()), on_actors(terms())))
def test_decisions_on_actors_hold_however_the_record_grew_and_leave_no_trace_once_undone(
    told: tuple[list[list[Coding]], str, list[Anchor]],
) -> None:
    batches, action, anchors = told
    together = [coding for batch in batches for coding in batch]
    with TemporaryDirectory() as folder:
        grew, made, plain = (Path(folder) / name for name in ("a.db", "b.db", "c.db"))
        grown(grew, batches[0])
        decide(grew, action, *anchors)
        grown(grew, [], *batches[1:])
        with Writer(made, coder="test") as writer:
            writer.put_codings(together)
            decide(made, action, *anchors)
            pipeline.fuse(writer)
        assert whole(grew) == whole(made)
        assert kept(grew) == kept(made)
        decide(grew, "undo", undoes=1)
        grown(grew, [])
        grown(plain, together)
        assert whole(grew) == whole(plain)
        assert kept(grew) == kept(plain)
