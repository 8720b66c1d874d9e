"""Times: the case table beside this file, and properties that hold for every text."""

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions.times import find_times
from dateline.model import (
    Argument,
    Article,
    Clause,
    Dateline,
    Entity,
    Parse,
    Sentence,
    Span,
    TimeMention,
    Token,
    bounds,
)

CASES = Path(__file__).with_name("times_cases.txt")
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def sentences(
    text: str, *, clauses: tuple[Clause, ...] = (), entities: tuple[Entity, ...] = ()
) -> tuple[Sentence, ...]:
    """One sentence a line, with words for tokens and no trees."""
    found = []
    for index, line in enumerate(re.finditer(r"[^\n]+", text)):
        tokens = tuple(
            Token(i, line.start() + m.start(), line.start() + m.end(), m[0], m[0].lower(), "X", "X", i, "dep")
            for i, m in enumerate(re.finditer(r"\w+(?:-\w+)*|[^\w\s]", line[0]))
        )
        found.append(Sentence(index, 0, Span(*line.span()), tokens, clauses=clauses, entities=entities))
    return tuple(found)


def read(text: str, day: str | None, **parts: tuple[Clause, ...]) -> tuple[TimeMention, ...]:
    return find_times(Parse(Article("a", text, published=day), sentences(text, **parts)))


def rows() -> list[tuple[str, ...]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("row", [row for row in rows() if len(row) == 4], ids=lambda row: row[1])
def test_reads_the_expression(row: tuple[str, ...]) -> None:
    day, marked, reading, edtf = row
    text = marked.replace("[", "").replace("]", "")
    expression = Span(marked.index("["), marked.index("]") - 1)
    mentions = {m.span: m for m in read(text, None if day == "-" else day)}
    assert expression in mentions, [m.span.of(text) for m in mentions.values()]
    mention = mentions[expression]
    assert f"{mention.kind} {mention.value}" == reading
    assert (mention.when.edtf if mention.when else "-") == edtf


@pytest.mark.parametrize("row", [row for row in rows() if len(row) == 2], ids=lambda row: row[1])
def test_finds_no_time(row: tuple[str, ...]) -> None:
    assert [m.span.of(row[1]) for m in read(row[1], row[0])] == []


def test_the_language_model_lets_the_table_read_the_same() -> None:
    """The tense comes from its clauses here; a few rows may turn with a new model."""
    pytest.importorskip("dateline_en")
    from dateline.language import parse

    table = [row for row in rows() if len(row) == 4]
    articles = [
        Article(str(i), row[1].replace("[", "").replace("]", ""), published=None if row[0] == "-" else row[0])
        for i, row in enumerate(table)
    ]
    differing = []
    for row, parsed in zip(table, parse(articles), strict=True):
        expression = Span(row[1].index("["), row[1].index("]") - 1)
        values = {m.span: f"{m.kind} {m.value}" for m in find_times(parsed)}
        if values.get(expression) != row[2]:
            differing.append((row[1], values))
    assert len(differing) <= 5, differing


def test_the_case_table_is_long_enough() -> None:
    assert len(rows()) >= 150


def clause(text: str, verb: str, argument: str, **parts: object) -> tuple[Clause, ...]:
    """A verb clause of the one sentence of a text, with one oblique argument."""
    words = [token.text for token in sentences(text)[0].tokens]
    oblique = Argument("oblique", words.index(argument), "on")
    return (Clause("verb", words.index(verb), parts.pop("lemma", verb), (oblique,), **parts),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "verb", "parts", "expected"),
    [
        ("They met on Tuesday.", "met", {"lemma": "meet", "tense": "past"}, "2025-07-08"),
        ("They meet on Tuesday.", "meet", {"tense": "present"}, "2025-07-15"),
        ("The ministry says on Tuesday.", "says", {"lemma": "say", "tense": "present"}, "2025-07-08"),
        ("They will meet on Tuesday.", "meet", {"modal": "will"}, "2025-07-15"),
        ("They agreed to meet on Tuesday.", "meet", {"governors": ("agree",)}, "2025-07-15"),
        ("Talks are slated on Tuesday.", "slated", {"lemma": "slate", "tense": "present"}, "2025-07-15"),
        ("They may have met on Tuesday.", "met", {"modal": "may", "aspect": frozenset({"perfect"})}, "2025-07-08"),
    ],
)  # fmt: skip
def test_a_weekday_follows_its_clause(text: str, verb: str, parts: dict[str, object], expected: str) -> None:
    (mention,) = read(text, "2025-07-12", clauses=clause(text, verb, "Tuesday", **parts))
    assert mention.value == expected


def test_the_dateline_counts_before_the_publication_and_is_named_in_the_reason() -> None:
    text = "They met on Saturday."
    article = Article("a", text, published="2025-07-15", dateline=Dateline("Wonsan", date(2025, 7, 12), None, "12."))
    (mention,) = find_times(Parse(article, sentences(text)))
    assert mention.when is not None
    assert mention.when.edtf == "2025-07-12"
    assert mention.when.reason == "'Saturday' the weekday of the dateline 2025-07-12"


def test_the_reason_says_which_way_the_weekday_was_read() -> None:
    (mention,) = read("They met on Friday.", "2025-07-12")
    assert mention.when is not None
    assert mention.when.reason == "'Friday' before the publication 2025-07-12"


def test_the_token_is_the_last_word_of_the_expression() -> None:
    text = "On Tuesday morning they met."
    (mention,) = read(text, "2025-07-12")
    assert sentences(text)[0].tokens[mention.token].text == "morning"


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [("Mr. May spoke.", "May", "PERSON"), ("The Sunday Times wrote it.", "Sunday Times", "ORG")],
)
def test_a_name_is_no_time(text: str, name: str, label: str) -> None:
    span = Span(text.index(name), text.index(name) + len(name))
    assert read(text, "2025-07-12", entities=(Entity(1, 1, label, span),)) == ()


def test_a_range_without_sense_is_not_read_as_one() -> None:
    assert all("/" not in mention.value for mention in read("They won by July 11-3 votes.", "2025-07-12"))


@given(DAYS)
def test_the_iso_form_of_any_day_reads_back(day: date) -> None:
    (mention,) = read(f"It was signed on {day}.", None)
    assert mention.value == day.isoformat()
    assert mention.when is not None
    assert (mention.when.earliest, mention.when.latest) == (day, day)


@given(DAYS)
def test_every_way_to_write_a_day_means_that_day(day: date) -> None:
    for form in (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"the {day.day}th of {day:%B} {day.year}",
    ):
        (mention,) = read(f"It was signed on {form}.", "2025-07-12")
        assert mention.value == day.isoformat()


@given(DAYS, st.integers(1, 300))
def test_what_is_counted_from_the_article_moves_with_it(day: date, later: int) -> None:
    text = "He arrived yesterday, after they spoke three days ago."
    here, there = read(text, day.isoformat()), read(text, (day + timedelta(days=later)).isoformat())
    for mention, moved in zip(here, there, strict=True):
        assert mention.when is not None
        assert moved.when is not None
        assert mention.when.earliest is not None
        assert moved.when.earliest == mention.when.earliest + timedelta(days=later)


@given(DAYS, st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_a_weekday_is_within_a_week_on_the_side_of_the_tense(day: date, name: str) -> None:
    (past,) = read(f"They met on {name}.", day.isoformat())
    (future,) = read(f"They will meet on {name}.", day.isoformat())
    assert past.when is not None
    assert future.when is not None
    assert day - timedelta(days=6) <= date.fromisoformat(past.when.edtf) <= day
    assert day <= date.fromisoformat(future.when.edtf) <= day + timedelta(days=6)


WORDS = st.sampled_from([
    "on", "in", "the", "of", "last", "next", "Friday", "May", "12", "July", "2024", "2025", "week", "month", "two",
    "days", "ago", "later", "-", ",", "and", "to", "3", "p.m.", "early", "end", "year", "quarter", "second", "half",
    "1990s", "every", "twice", "a", "since", "before", "Easter", "noon", "third", "morning", "99", "0", "31",
    "February",
])  # fmt: skip


@given(st.lists(WORDS, max_size=14).map(" ".join), DAYS)
def test_any_words_give_ordered_apart_mentions_with_true_spans(text: str, day: date) -> None:
    mentions = read(text, day.isoformat())
    assert [m.span for m in mentions] == sorted(m.span for m in mentions)
    for left, right in pairwise(mentions):
        assert left.span.end <= right.span.start
    for mention in mentions:
        assert mention.span.of(text).strip() == mention.span.of(text) != ""
        if mention.when:
            earliest, latest = bounds(mention.when.edtf)
            assert earliest is None or latest is None or earliest <= latest
            assert mention.when.span == mention.span
            assert mention.kind in ("date", "time")
