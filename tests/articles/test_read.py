"""Files, folders and rows become articles; what cannot be used is said, and the rest is read."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import sources
from dateline.articles import read
from dateline.model import Article, Problem

WIRE = "ALTAMIRA, Norland, July 12. /TASS/. Foreign Minister Lindqvist met her counterpart on Friday.\nThey agreed.\n"


def run(*paths: Path) -> tuple[list[Article], list[Problem]]:
    problems: list[Problem] = []
    raws = sources.read(paths, on_problem=problems.append)
    return list(read(raws, on_problem=problems.append)), problems


def rows(path: Path, *values: object) -> Path:
    path.write_text("".join(v if isinstance(v, str) else json.dumps(v) + "\n" for v in values), encoding="utf-8")
    return path


def row(id: object = "a1", text: str = "The ministers met.", **more: object) -> dict[str, object]:
    return {"id": id, "text": text, **more}


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(WIRE)
    (article,), problems = run(tmp_path / "wire.txt")
    assert article.text == "Foreign Minister Lindqvist met her counterpart on Friday.\nThey agreed."
    assert [p.of(article.text) for p in article.paragraphs] == article.text.split("\n")
    assert (article.outlet, problems) == ("TASS", [])
    assert article.raw_hash


def test_a_row_keeps_its_own_fields(tmp_path: Path) -> None:
    given_row = row(
        7, WIRE, title="Ministers meet", published="2025-07-11 22:00:00-04:00", outlet="The Fjord Post", mood="x"
    )
    (article,), _ = run(rows(tmp_path / "a.jsonl", given_row))
    assert (article.id, article.title, article.outlet) == ("7", "Ministers meet", "The Fjord Post")
    assert article.published == "2025-07-11T22:00:00-04:00"
    assert article.dateline is not None
    assert article.dateline.day == date(2025, 7, 12)
    assert article.day == date(2025, 7, 12)


def test_without_a_dateline_the_day_is_the_publications(tmp_path: Path) -> None:
    (article,), _ = run(rows(tmp_path / "a.jsonl", row(published="2025-07-11T23:59:00Z")))
    assert article.day == date(2025, 7, 11)


def test_a_dateline_without_any_year_has_no_day(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WIRE)
    (article,), _ = run(tmp_path / "a.txt")
    assert (article.day, article.published) == (None, None)
    assert [c.value for c in article.dates] == ["XXXX-07-12"]


def test_the_outlet_falls_back_to_the_host(tmp_path: Path) -> None:
    (article,), _ = run(rows(tmp_path / "a.jsonl", row(url="https://www.example.org/2025/07/12/talks")))
    assert (article.outlet, article.published) == ("example.org", "2025-07-12")


def test_kind_is_told_by_content_not_by_ending(tmp_path: Path) -> None:
    rows(tmp_path / "rows.txt", row())
    (tmp_path / "text.jsonl").write_text("The ministers met.")
    articles, problems = run(tmp_path / "rows.txt", tmp_path / "text.jsonl")
    assert [a.text for a in articles] == ["The ministers met.", "The ministers met."]
    assert (articles[0].id, problems) == ("a1", [])


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_of_objects_is_rows(tmp_path: Path, indent: int | None) -> None:
    (tmp_path / "a.json").write_text(json.dumps([row("a1"), row("a2", "They left.")], indent=indent))
    articles, _ = run(tmp_path / "a.json")
    assert [a.id for a in articles] == ["a1", "a2"]


def test_a_folder_is_read_in_order_and_to_the_bottom(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name, text in (
        ("b/two.txt", "Two met."),
        ("a.txt", "One met."),
        (".hidden", "Zero met."),
        ("README.md", "About."),
    ):
        (tmp_path / name).write_text(text)
    articles, problems = run(tmp_path)
    assert [a.text for a in articles] == ["One met.", "Two met."]
    assert problems == []


def test_other_kinds_of_file_in_a_folder_are_passed_over_aloud(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One met.")
    (tmp_path / "b.yaml").write_text("a: 1")
    articles, problems = run(tmp_path)
    assert len(articles) == 1
    assert ".yaml" in problems[0].message


def test_bad_json_is_named_by_its_line_and_the_rest_is_kept(tmp_path: Path) -> None:
    articles, problems = run(
        rows(tmp_path / "a.jsonl", row("a1"), '{"id": "a2", "text": \n', "\n", row("a3", "They left."))
    )
    assert [a.id for a in articles] == ["a1", "a3"]
    assert [(p.line, "bad JSON" in p.message) for p in problems] == [(2, True)]


def test_a_bad_first_line_does_not_turn_rows_into_text(tmp_path: Path) -> None:
    articles, problems = run(rows(tmp_path / "a.jsonl", "oops\n", row("a1"), row("a2", "They left.")))
    assert [a.id for a in articles] == ["a1", "a2"]
    assert problems[0].line == 1


@pytest.mark.parametrize(
    "bad", [{"id": "a1"}, {"id": "a1", "text": "  "}, {"id": "a1", "text": None}, {"id": "a1", "text": 3}]
)
def test_a_row_without_text_is_a_problem(tmp_path: Path, bad: dict[str, object]) -> None:
    articles, problems = run(rows(tmp_path / "a.jsonl", bad, row("a2")))
    assert [a.id for a in articles] == ["a2"]
    assert problems[0].line == 1
    assert "text" in problems[0].message


def test_an_id_with_another_text_names_both_places(tmp_path: Path) -> None:
    first = rows(tmp_path / "one.jsonl", row("a1", "The ministers met."))
    second = rows(tmp_path / "two.jsonl", row("b1", "They left."), row("a1", "The ministers parted."))
    articles, problems = run(first, second)
    assert [a.id for a in articles] == ["a1", "b1"]
    assert (problems[0].source, problems[0].line) == (str(second), 2)
    assert "'a1'" in problems[0].message
    assert f"{first}, line 1" in problems[0].message


def test_the_same_article_twice_is_one(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(WIRE)
    articles, problems = run(tmp_path, tmp_path / "a.txt")
    assert (len(articles), problems) == (1, [])


def test_an_id_made_from_content_does_not_depend_on_the_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WIRE)
    (tmp_path / "b.txt").write_text(WIRE.replace("\n", "\r\n"))
    (one,), _ = run(tmp_path / "a.txt")
    (two,), _ = run(tmp_path / "b.txt")
    assert one.id == two.id
    assert one.id.startswith("art-")


def test_a_date_that_is_none_is_left_open(tmp_path: Path) -> None:
    (article,), problems = run(rows(tmp_path / "a.jsonl", row(published="last week")))
    assert article.published is None
    assert "last week" in problems[0].message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not text"),
        (b"\xff\xfe\x00\xd8", "not text"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x1f\x8b\x08\x00", "damaged"),
        (b"<!DOCTYPE html><html><script>1</script></html>", "web page"),
        (b"\x00\x01\x02\x03", "not text"),
        (b"12345 67890", "not text"),
    ],
)
def test_what_is_not_an_article_is_said(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    articles, problems = run(tmp_path / "a.txt")
    assert articles == []
    assert len(problems) == 1
    assert message in problems[0].message


def test_a_missing_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WIRE)
    articles, problems = run(tmp_path / "none.txt", tmp_path / "a.txt")
    assert len(articles) == 1
    assert str(problems[0]) == f"{tmp_path / 'none.txt'}: no such file or folder"


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    assert "no articles" in run(tmp_path)[1][0].message


def test_an_old_western_encoding_is_read_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("The minister said: “We agree” in Malmö, and left the hall.".encode("cp1252"))
    (article,), problems = run(tmp_path / "a.txt")
    assert "“We agree” in Malmö" in article.text
    assert "Windows-1252" in problems[0].message


def test_utf16_with_its_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("The ministers met in Malmö.".encode("utf-16"))
    (article,), problems = run(tmp_path / "a.txt")
    assert (article.text, problems) == ("The ministers met in Malmö.", [])


@pytest.mark.parametrize("content", [WIRE, json.dumps(row("a1")) + "\n" + json.dumps(row("a2", "They left."))])
def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    articles, problems = run(Path("-"))
    assert articles[0].source == "standard input"
    assert (len(articles), problems) == (content.count('"id"') or 1, [])


def test_a_file_of_rows_longer_than_one_read_is_whole(tmp_path: Path) -> None:
    articles, problems = run(
        rows(tmp_path / "a.jsonl", *[row(f"a{n}", f"Delegation {n} met. " * 50) for n in range(200)])
    )
    assert (len(articles), problems) == (200, [])


@settings(max_examples=60)
@given(
    text=st.text(min_size=1, max_size=300),
    title=st.none() | st.text(max_size=40),
    published=st.none() | st.text(max_size=20),
)
def test_any_row_is_an_article_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str | None, published: str | None
) -> None:
    path = tmp_path_factory.mktemp("rows") / "a.jsonl"
    articles, problems = run(rows(path, row("a1", text, title=title, published=published)))
    assert articles or problems
    for article in articles:
        assert article.text
        assert all(span.end <= len(article.text) for span in (*article.paragraphs, *article.headings))
        assert article.published is None or article.day is not None
