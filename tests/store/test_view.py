"""What can be asked of a record."""

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import DatelineError, NotFoundError
from dateline.store import EventFilter, View
from tests.store.builders import BANKS, CALL, MEET, RECORD, VISIT

ALL = [BANKS, VISIT, MEET, CALL]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (EventFilter(), ALL),
        (EventFilter(actor="varga"), [VISIT, MEET, CALL]),
        (EventFilter(actor="Minister VARGA"), [VISIT, MEET, CALL]),
        (EventFilter(actor="arga"), []),
        (EventFilter(actor="%"), []),
        (EventFilter(actor="p-talu"), [CALL]),
        (EventFilter(country="ZEN"), ALL),
        (EventFilter(country="FRA"), []),
        (EventFilter(dyad=("ZEN", "DOR")), ALL),
        (EventFilter(dyad=("Varga", "Talu")), [CALL]),
        (EventFilter(dyad=("Rell", "Talu")), []),
        (EventFilter(type="consult"), [VISIT, MEET, CALL]),
        (EventFilter(type="phone"), [CALL]),
        (EventFilter(type="CONSULT/meet"), [MEET]),
        (EventFilter(status="planned"), [CALL]),
        (EventFilter(since=date(2024, 3, 5)), [CALL]),
        (EventFilter(since=date(2024, 3, 11)), []),
        (EventFilter(until=date(2019, 1, 1)), [BANKS]),
        (EventFilter(since=date(2019, 12, 31), until=date(2024, 3, 3)), [BANKS]),
        (EventFilter(place="doranga"), [VISIT, MEET]),
        (EventFilter(place="DOR"), [VISIT, MEET]),
        (EventFilter(text="counterpart"), [VISIT, MEET]),
        (EventFilter(text='"two Dorangan banks"'), [BANKS]),
        (EventFilter(text='"banks Dorangan"'), []),
        (EventFilter(text="NOT* OR (banks"), []),
        (EventFilter(news=False), [BANKS]),
        (EventFilter(actor="varga", type="visit", status="held"), [VISIT]),
    ],
)
def test_filters(view: View, asked: EventFilter, found: list[object]) -> None:
    assert [row.event for row in view.events(asked)] == found


def test_a_search_without_a_word_says_so(view: View) -> None:
    with pytest.raises(DatelineError, match="at least one word"):
        view.events(EventFilter(text=" ? "))


def test_events_come_with_their_actors_in_their_roles(view: View) -> None:
    rows = {row.event.id: row for row in view.events()}
    assert [(p.actor.name, p.role) for p in rows[MEET.id].parties] == [
        ("Ilse Varga", "participant"),
        ("Tomas Rell", "participant"),
    ]


def test_limit_and_offset_page_through(view: View) -> None:
    assert [row.event for row in view.events(limit=2)] == ALL[:2]
    assert [row.event for row in view.events(limit=2, offset=2)] == ALL[2:]


@pytest.mark.parametrize("asked", [CALL.id, "ev-22", "22", "2222cccc0000ffff"])
def test_an_event_is_found_by_any_unique_beginning_of_its_id(view: View, asked: str) -> None:
    assert view.event(asked).event == CALL


def test_an_ambiguous_beginning_names_the_events(view: View) -> None:
    with pytest.raises(NotFoundError, match=rf"{VISIT.id}, {MEET.id}"):
        view.event("1111")


@pytest.mark.parametrize(("asked", "hint"), [("2222cccd", CALL.id), ("x", "dateline events"), ("%", "dateline events")])
def test_an_unknown_event_suggests_near_ids(view: View, asked: str, hint: str) -> None:
    with pytest.raises(NotFoundError, match=hint):
        view.event(asked)


def test_short_ids_are_as_long_as_needed(view: View) -> None:
    length = view.short_id_length()
    assert len({event.id.partition("-")[2][:length] for event in RECORD.events}) == len(RECORD.events)


def test_a_story_gives_the_words_behind_each_field(view: View) -> None:
    story = view.event(VISIT.id)
    assert [told.report.id for told in story.reports] == ["r-plan", "r-held"]
    assert [quote.text for quote in story.evidence("type")] == ["visit", "arrived"]
    assert [quote.text for quote in story.evidence("start")] == ["March 4", "Monday"]
    assert [quote.text for quote in story.evidence("place")] == ["Doranga", "Doranga"]
    assert [quote.text for quote in story.naming(story.parties[0])] == ["Foreign Minister Ilse Varga", "Ilse Varga"]


def test_reports_lead_to_their_sentences(view: View) -> None:
    reports = view.reports_of(VISIT.id)
    assert [report.id for report in reports] == ["r-plan", "r-held"]
    assert view.evidence(reports[0]).startswith("Foreign Minister Ilse Varga will visit")


def test_judgements_tell_what_was_merged_and_what_kept_apart(view: View) -> None:
    verdicts = {(c.judgement.verdict, c.apart) for c in view.comparisons(VISIT.id)}
    assert verdicts == {("same", None), ("not same", MEET.id)}
    assert view.comparisons(CALL.id) == []


def test_statements_are_found_by_speaker_words_and_kind(view: View) -> None:
    for found in (
        view.statements(speaker="varga"),
        view.statements(speaker="Minister Varga", text="port"),
        view.statements(kind="direct", article="a2"),
        view.statements(text='"million dollars"'),
    ):
        assert [row.speaker.name for row in found if row.speaker] == ["Ilse Varga"]
    assert not view.statements(speaker="Talu")
    assert not view.statements(text="copper")


def test_figures_come_with_their_words(view: View) -> None:
    (row,) = view.figures(unit="USD")
    assert (row.text, row.measures) == ("40 million dollars", "the port")


def test_articles_are_searched_by_their_words(view: View) -> None:
    assert [article.id for article in view.articles(text="copper")] == ["a3"]
    assert [article.id for article in view.articles()] == ["a1", "a2", "a3"]


def test_an_unknown_article_suggests_near_ids(view: View) -> None:
    with pytest.raises(NotFoundError, match="a1"):
        view.article("a11")


def test_actors_with_most_events_come_first(view: View) -> None:
    rows = view.actors()
    assert (rows[0].actor.name, rows[0].events) == ("Ilse Varga", 3)
    assert [row.actor.name for row in view.actors(kind="country", country="DOR")] == ["Doranga"]


def test_near_names_are_suggested(view: View) -> None:
    assert view.names_like("Vagra")[:1] == ["Ilse Varga"]
    assert view.names_like("Xqzw") == []


def test_there_is_no_record_to_read_before_one_is_written(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="dateline ingest"):
        View(tmp_path / "none.db")
