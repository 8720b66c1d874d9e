"""A record that grew is the record that would be made in one go: for any order, any split, any change on the way."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from dateline import pipeline, record, world
from dateline.model import Coding, Record
from dateline.store import View, Writer, schema
from dateline.store.database import open_engine
from tests.record.builders import coding
from tests.record.test_properties import PERSONS, codings

KEPT = (schema.traces, schema.marks, schema.profiles, schema.copies, schema.groups)


def grown(path: Path, *batches: Sequence[Coding]) -> Path:
    """The record at the path after these ingests, one after another."""
    for number, batch in enumerate(batches):
        with Writer(path, coder=f"test {number}") as writer:
            writer.put_codings(batch)
            pipeline.fuse(writer)
    return path


def whole(path: Path) -> Record:
    with View(path) as view:
        return view.record()


def kept(path: Path) -> list[list[str]]:
    """What fusing keeps for itself, sorted."""
    engine = open_engine(path, create=False)
    with engine.connect() as connection:
        found = [sorted(str(tuple(row)) for row in connection.execute(select(table))) for table in KEPT]
    engine.dispose()
    return found


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


@settings(max_examples=25, deadline=None)
@given(splits())
def test_any_order_and_any_split_gives_the_record_of_one_go(told: tuple[list[Coding], list[list[Coding]]]) -> None:
    together, batches = told
    with TemporaryDirectory() as folder:
        one, other = grown(Path(folder) / "a.db", together), grown(Path(folder) / "b.db", *batches)
        assert whole(other) == whole(one) == record.build(together, world.load())
        assert kept(other) == kept(one)


@settings(max_examples=15, deadline=None)
@given(codings(), codings())
def test_articles_that_change_leave_nothing_of_what_they_were(before: list[Coding], after: list[Coding]) -> None:
    """The second batch has articles of the first under the same ids, with another text and other claims."""
    left = {coding.article.id: coding for coding in before} | {coding.article.id: coding for coding in after}
    with TemporaryDirectory() as folder:
        one, other = grown(Path(folder) / "a.db", list(left.values())), grown(Path(folder) / "b.db", before, after)
        assert whole(other) == whole(one)
        assert kept(other) == kept(one)
