"""The commands by which a person corrects the record."""

from pathlib import Path

import pytest

from dateline import front, pipeline
from dateline.errors import InputError, NotFoundError
from dateline.reviewing import Reviewing
from dateline.store import Writer
from dateline.store.actors import Actors
from tests.record.builders import coding

SENTENCE = "Foreign Minister Solveig Aasen met Foreign Minister Daulet Serikbay in Astana"
FIRST = coding("a", SENTENCE + ".", start="2031-03-04")
SECOND = coding("b", SENTENCE + " for talks.", start="2031-03-04")
LATER = coding("c", SENTENCE + " anew.", start="2031-03-11", published="2031-03-12")


@pytest.fixture
def book(tmp_path: Path) -> front.OpenRecord:
    path = tmp_path / "record.db"
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings([FIRST, SECOND, LATER])
        pipeline.fuse(writer)
    return front.open(path)


def sizes(book: front.OpenRecord) -> list[int]:
    return sorted(len(row.event.reports) for row in book.events())


def test_merge_and_undo_change_the_record_at_once(book: front.OpenRecord) -> None:
    before = book.view.record()
    early, late = (row.event.id for row in book.events())
    book.review.merge(early, late, because="one dinner")
    assert sizes(book) == [3]
    book.review.undo()
    assert book.view.record() == before


def test_a_former_id_leads_to_the_event_it_went_into(book: front.OpenRecord) -> None:
    early, late = (row.event.id for row in book.events())
    book.review.merge(early, late)
    assert book.event(late).event.id == early
    assert book.event(late[:12]).event.id == early
    book.review.undo()
    assert book.event(late).event.id == late


def test_a_decision_outlives_a_new_ingest(book: front.OpenRecord) -> None:
    early, late = (row.event.id for row in book.events())
    book.review.merge(early, late)
    with Writer(book.path, coder="dateline next") as writer:
        writer.put_codings([coding("d", SENTENCE + " on Tuesday.", start="2031-03-04", outlet="Steppe Daily")])
        pipeline.fuse(writer)
    assert sizes(book) == [4]


def test_split_takes_the_number_that_show_gives(book: front.OpenRecord) -> None:
    (pair,) = [row.event.id for row in book.events() if len(row.event.reports) == 2]
    book.review.split(pair, "2")
    assert sizes(book) == [1, 1, 1]


def test_the_log_has_author_time_and_reason(book: front.OpenRecord) -> None:
    book.review.author = "Ann"
    book.review.correct(book.events()[0].event.id, "status", "denied", because="the embassy denies it")
    (line,) = book.review.log()
    assert (line.author, line.because, line.at[-6:]) == ("Ann", "the embassy denies it", "+00:00")
    assert book.events()[0].event.status == "denied"


@pytest.mark.parametrize(
    ("field", "value"), [("start", "soon"), ("status", "over"), ("host", "Norway"), ("colour", "red"), ("type", "-")]
)
def test_a_value_that_is_none_is_refused(book: front.OpenRecord, field: str, value: str) -> None:
    with pytest.raises(InputError):
        book.review.correct(book.events()[0].event.id, field, value)


def test_what_is_not_there_cannot_be_undone(book: front.OpenRecord) -> None:
    with pytest.raises(InputError):
        book.review.undo()
    with pytest.raises(NotFoundError):
        book.review.undo(7)


def test_reports_are_judged_by_their_ids(book: front.OpenRecord) -> None:
    early, late = (book.event(row.event.id).reports[-1].report.id for row in book.events())
    book.review.same(early, late)
    assert sizes(book) == [3]
    book.review.not_same(early, late)
    assert sizes(book) == [1, 2]
    with pytest.raises(NotFoundError):
        book.review.same(early, "rp-none")


def test_a_verdict_on_an_event_settles_its_confidence(book: front.OpenRecord) -> None:
    before = book.view.record()
    early, late = (row.event.id for row in book.events())
    book.review.judge(early, "wrong")
    book.review.judge(late, "correct")
    assert [row.event.confidence for row in book.events()] == [0, 1]
    book.review.undo()
    book.review.undo()
    assert book.view.record() == before
    with pytest.raises(InputError):
        book.review.judge(early, "perhaps")


def test_decisions_can_be_applied_later(book: front.OpenRecord) -> None:
    early, late = (row.event.id for row in book.events())
    reviewing = Reviewing(book.path, "Ann", later=True)
    reviewing.merge(early, late)
    assert sizes(book) == [1, 2]
    reviewing.apply()
    assert sizes(book) == [3]


# --- who is who ---


def named(book: front.OpenRecord) -> list[str]:
    return sorted(row.actor.name for row in book.actors(kind="person"))


def test_two_actors_are_joined_and_the_former_id_leads_on(book: front.OpenRecord) -> None:
    before = book.view.record()
    (gone,) = [row.actor.id for row in book.actors() if row.actor.name == "Daulet Serikbay"]
    book.review.join("Solveig Aasen", gone, because="one person")
    assert len(named(book)) == 1
    with Actors(book.path) as actors:
        assert actors.story(gone).actor.name == actors.story(gone[:14]).actor.name == named(book)[0]
    book.review.undo()
    assert book.view.record() == before


def test_an_actor_of_some_articles_is_parted(book: front.OpenRecord) -> None:
    before = book.view.record()
    line = book.review.part("Solveig Aasen", "a", "b", because="a namesake")
    assert named(book) == ["Daulet Serikbay", "Solveig Aasen", "Solveig Aasen"]
    assert [anchor.article for anchor in line.anchors] == ["c", "a", "b"]
    book.review.undo()
    assert book.view.record() == before


def test_what_was_decided_on_an_actor_outlives_a_new_ingest(book: front.OpenRecord) -> None:
    book.review.part("Solveig Aasen", "a")
    with Writer(book.path, coder="dateline next") as writer:
        writer.put_codings([coding("d", SENTENCE + " on Tuesday.", start="2031-03-04", outlet="Steppe Daily")])
        pipeline.fuse(writer)
    assert named(book).count("Solveig Aasen") == 2


def test_a_parting_is_listed_with_its_author(book: front.OpenRecord) -> None:
    book.review.author = "Ann"
    book.review.part("Solveig Aasen", "a", because="a namesake")
    with Actors(book.path) as actors:
        found = min(row.actor.id for row in book.actors() if row.actor.name == "Solveig Aasen")
        apart = [join.judgement for join in actors.story(found).joins if join.apart]
    assert {(one.verdict, one.author) for one in apart} >= {("not same", "person Ann")}


@pytest.mark.parametrize(
    ("which", "told"),
    [
        (["x"], "x: no article of Solveig Aasen, and no name that an article has"),
        (["a", "b", "c"], "nobody would be left of Solveig Aasen"),
        (["Solveig Aasen"], "nobody would be left of Solveig Aasen"),
    ],
)
def test_a_parting_that_is_none_is_refused(book: front.OpenRecord, which: list[str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        book.review.part("Solveig Aasen", *which)


def test_what_is_one_actor_is_not_joined_again(book: front.OpenRecord) -> None:
    book.review.join("Solveig Aasen", "Daulet Serikbay")
    with pytest.raises(InputError, match="are one actor already"):
        book.review.join("Solveig Aasen", "Daulet Serikbay")
