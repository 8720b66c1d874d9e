"""Exports: what the scorer and a spreadsheet read, valid by the printed schema, the same bytes whatever the order."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dateline.errors import DatelineError
from dateline.formats import KINDS, LAYOUTS, export, schema
from dateline.store import View, Writer
from tests.store import builders


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("formats") / "record.db"
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings(builders.CODINGS)
        writer.replace_record(builders.RECORD)
    return path


def text(path: Path, what: str, layout: str = "jsonl") -> str:
    out = io.StringIO()
    with View(path) as view:
        export(view, out, what=what, layout=layout)
    return out.getvalue()


def written(path: Path, what: str, layout: str) -> str | bytes:
    """What a layout writes; skipped where what it needs is not installed."""
    if not LAYOUTS[layout].binary:
        return text(path, what, layout)
    pytest.importorskip({"parquet": "pyarrow", "pdf": "typst"}[layout])
    out = io.BytesIO()
    with View(path) as view:
        export(view, out, what=what, layout=layout)
    return out.getvalue()


def lines(path: Path, what: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text(path, what).splitlines()]


@pytest.mark.parametrize("what", KINDS)
def test_every_line_fulfils_the_printed_schema(path: Path, what: str) -> None:
    Draft202012Validator.check_schema(schema(what))
    validator = Draft202012Validator(schema(what))
    found = lines(path, what)
    assert found
    for line in found:
        validator.validate(line)


def test_events_hold_what_the_scorer_reads(path: Path) -> None:
    visit = next(line for line in lines(path, "events") if line["id"] == builders.VISIT.id)
    assert (visit["type"], visit["mode"], visit["status"]) == ("CONSULT", "visit", "held")
    assert (visit["start"], visit["end"], visit["host"]) == ("2024-03-04", None, "DOR")
    assert visit["place"]["name"] == "Doranga"
    assert visit["actors"][0]["name"] == "Ilse Varga"
    assert [r["article"] for r in visit["reports"]] == ["a1", "a2"]
    assert visit["reports"][0]["attributed_to"][0]["name"] == "the ministry"


def test_every_quote_is_the_text_at_its_offsets(path: Path) -> None:
    texts = {line["id"]: line["text"] for line in lines(path, "articles")}
    seen = 0

    def check(value: Any) -> None:
        nonlocal seen
        if isinstance(value, list):
            for item in value:
                check(item)
        elif isinstance(value, dict):
            if {"article", "start", "end", "text"} <= set(value):
                assert texts[value["article"]][value["start"] : value["end"]] == value["text"]
                seen += 1
            for item in value.values():
                check(item)

    for what in KINDS:
        check(lines(path, what))
    assert seen > 20


@pytest.mark.parametrize("field", ["type", "status", "start", "place"])
def test_each_field_of_an_event_names_its_words(path: Path, field: str) -> None:
    visit = next(line for line in lines(path, "events") if line["id"] == builders.VISIT.id)
    assert visit["evidence"][field]


def test_a_statement_has_its_speaker_by_the_name_of_the_record(path: Path) -> None:
    (statement,) = lines(path, "statements")
    assert statement["speaker"]["name"] == "Ilse Varga"
    assert statement["text"].startswith("We agreed")


@pytest.mark.parametrize(("layout", "what"), [(name, kind) for name, each in LAYOUTS.items() for kind in each.kinds])
def test_the_order_of_input_does_not_change_a_byte(path: Path, tmp_path: Path, what: str, layout: str) -> None:
    other = tmp_path / "other.db"
    with Writer(other, coder="dateline test") as writer:
        writer.put_codings(reversed(builders.CODINGS), batch=1)
        writer.replace_record(builders.RECORD)
    if layout == "pdf":
        return  # typst notes when it was made
    assert written(other, what, layout) == written(path, what, layout)


def test_csv_has_one_row_an_event_and_aligned_lists(path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(text(path, "events", "csv"))))
    assert len(rows) == len(builders.RECORD.events)
    meeting = next(row for row in rows if row["mode"] == "meet")
    assert meeting["actors"] == "Ilse Varga; Tomas Rell"
    assert meeting["roles"] == "participant; participant"
    assert meeting["end"] == ""


def test_an_unknown_kind_or_layout_names_the_choices(path: Path) -> None:
    with View(path) as view:
        with pytest.raises(DatelineError, match="events, statements"):
            export(view, io.StringIO(), what="meetings")
        with pytest.raises(DatelineError, match="jsonl, csv"):
            export(view, io.StringIO(), layout="xlsx")
