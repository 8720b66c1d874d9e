"""`dateline actor` and `dateline mentions`: who is who, and why."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline import record, world
from dateline.cli import main
from dateline.model import Actor, Article, Coding, Dateline, Span, Statement, content_id
from dateline.store import Writer

TEXT = "Foreign Minister {name} of Belarus spoke. “We are ready,” the minister said."


def coding(article: str, name: str, day: str, office: str = "Foreign Minister", country: str = "BLR") -> Coding:
    from datetime import date

    text = TEXT.format(name=name)
    local = Actor(content_id("act", article, "person", name), name, "person", country, office, (name,))
    at = text.index("We are")
    said = Statement(f"s-{article}", article, local.id, "direct", Span(at, at + 12))
    line = Dateline(None, date.fromisoformat(day), None, "")
    made = Article(article, text, outlet="Fjord Wire", dateline=line, paragraphs=(Span(0, len(text)),))
    return Coding(made, (local,), (), (said,), ())


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`dateline ARGUMENTS` on a record of four articles."""
    codings = [
        coding("a1", "Lev Topilin", "2031-03-01", "Deputy Foreign Minister"),
        coding("a2", "Lev Topilin", "2031-05-01"),
        coding("a3", "Lev Topylin", "2031-05-02"),
        coding("a4", "Lev Topilin", "2031-05-02", country="BGR"),
    ]
    with Writer(tmp_path / "record.db", coder="dateline test") as writer:
        writer.put_codings(codings)
        writer.replace_record(record.build(codings, world.load()))
    monkeypatch.setenv("DATELINE_RECORD", str(tmp_path / "record.db"))
    monkeypatch.setenv("COLUMNS", "160")

    def run(*arguments: str) -> Answer:
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        captured = capsys.readouterr()
        return Answer(int(stopped.value.code or 0), captured.out, captured.err)

    return run


def one(run: Run) -> str:
    """The id of the Belarusian."""
    rows = json.loads(run("actors", "--format", "json").out)
    return str(next(row["id"] for row in rows if row["country"] == "BLR"))


def test_an_actor_shows_forms_and_offices_over_time_with_their_source(run: Run) -> None:
    out = run("actor", one(run)).out
    assert "BLR, GOV, person" in out
    assert "Lev Topilin; Lev Topylin" in out
    assert out.index("Deputy Foreign Minister: 2031-03-01") < out.index("Foreign Minister: 2031-05-01 to 2031-05-02")
    assert "Fjord Wire, 2031-03-01, a1: “Foreign Minister Lev Topilin of Belarus" in out


def test_an_actor_shows_why_it_is_one_and_who_was_kept_apart(run: Run) -> None:
    out = run("actor", one(run)).out
    joined, apart = out.split("Kept apart")
    assert "Lev Topilin / Lev Topylin: same" in joined
    assert "country: BGR / BLR" in apart or "country: BLR / BGR" in apart


def test_an_actor_as_data(run: Run) -> None:
    found = json.loads(run("actor", one(run), "--format", "json").out)
    assert [term["office"] for term in found["offices"]] == ["Deputy Foreign Minister", "Foreign Minister"]
    assert [row["text"] for row in found["statements"]] == ["We are ready"] * 3
    assert {join["verdict"] for join in found["joins"]} >= {"same", "not same"}
    assert {naming["article"] for naming in found["named_in"]} == {"a1", "a2", "a3"}


def test_a_name_of_several_actors_lists_them(run: Run) -> None:
    answer = run("actor", "Lev Topilin")
    assert answer.code == 1
    assert "BGR" in answer.err
    assert "BLR" in answer.err


def test_a_name_of_nobody_says_so(run: Run) -> None:
    answer = run("actor", "Nobody Here")
    assert answer.code == 1
    assert "dateline actors" in answer.err


def test_mentions_say_how_each_was_resolved(run: Run) -> None:
    pytest.importorskip("dateline_en")
    rows = json.loads(run("mentions", "a2", "--format", "json").out)
    meant = {row["words"]: row for row in rows}
    assert meant["the minister"]["meaning"] == "Lev Topilin (BLR)"
    assert meant["the minister"]["how"] == "title"
    assert meant["the minister"]["reason"]
    assert [row["words"] for row in json.loads(run("mentions", "a2", "topilin", "--format", "json").out)]


def test_why_of_words_tells_what_else_they_could_be(run: Run) -> None:
    pytest.importorskip("dateline_en")
    (row,) = json.loads(run("why", "a2", "Lev Topilin", "--format", "json").out)
    assert [(c["name"], c["chosen"]) for c in row["candidates"]] == [("Lev Topilin (BLR)", True)]


def test_why_of_a_character_is_that_of_the_mention_around_it(run: Run) -> None:
    pytest.importorskip("dateline_en")
    at = TEXT.format(name="Lev Topilin").index("Belarus")
    out = run("why", f"a2:{at + 2}").out
    assert "“Belarus”" in out
    assert "the only place of this name known" in out


def test_why_of_words_that_are_no_mention_names_the_command_that_lists_them(run: Run) -> None:
    pytest.importorskip("dateline_en")
    answer = run("why", "a2", "grain")
    assert (answer.code, answer.err) == (
        1,
        "dateline: a2 has no mention with 'grain': `dateline mentions a2` lists them\n",
    )


def test_why_of_an_article_that_is_none_says_so(run: Run) -> None:
    assert "no article 'a9'" in run("why", "a9", "grain").err


def test_mentions_as_a_table(run: Run) -> None:
    pytest.importorskip("dateline_en")
    assert "Lev Topilin" in run("mentions", "a2").out
