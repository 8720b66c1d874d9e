"""The command line: data on standard output, everything else on standard error, errors without a traceback."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import pytest

from dateline import formats, front, pipeline
from dateline.cli import commands, main, options
from dateline.formats import KINDS
from dateline.model import Coding, Problem
from dateline.model.report import STATUSES
from dateline.store import FATES, Writer
from tests.store import builders
from tests.store.builders import CODINGS, RECORD


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings(CODINGS)
        writer.replace_record(RECORD)
    return path


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`dateline ARGUMENTS` on the hand-built record, as a pipe sees it."""
    monkeypatch.chdir(path.parent)
    monkeypatch.setenv("DATELINE_RECORD", str(path))
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*arguments: str) -> Answer:
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        captured = capsys.readouterr()
        return Answer(int(stopped.value.code or 0), captured.out, captured.err)

    return run


READING = [
    "find country:DOR",
    "facets",
    "search port --what statements",
    "events",
    "plans",
    "statements",
    "actors",
    "article",
    "why 1111aa",
    "show 1111aa",
]


@pytest.mark.parametrize("command", READING)
def test_tables_fit_eighty_columns(run: Run, command: str) -> None:
    answer = run(*command.split())
    assert (answer.code, answer.err) == (0, "")
    assert answer.out
    assert max(map(len, answer.out.splitlines())) <= 80


@pytest.mark.parametrize("command", READING)
def test_every_reading_command_answers_in_json(run: Run, command: str) -> None:
    answer = run(*command.split(), "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out)


@pytest.mark.parametrize(
    "command", [c.name or c.callback.__name__ for c in commands.app.registered_commands if c.callback]
)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    answer = run(command, "--help")
    assert answer.code == 0
    assert f"dateline {command}" in answer.out.split("Example")[1]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("", ["3333dd", "1111aa", "1111bb", "2222cc"]),
        ("--actor varga --type visit", ["1111aa"]),
        ("--dyad ZEN,Talu", ["2222cc"]),
        ("--country DOR --status planned", ["2222cc"]),
        ("--since 2024-03-05", ["2222cc"]),
        ("--until 2023", ["3333dd"]),
        ("--place doranga", ["1111aa", "1111bb"]),
        ("--text banks", ["3333dd"]),
        ("--background", ["3333dd"]),
        ("--limit 1", ["3333dd"]),
    ],
)
def test_events_are_filtered(run: Run, asked: str, ids: list[str]) -> None:
    assert re.findall(r"^[0-9a-f]{6}(?= )", run("events", *asked.split()).out, re.MULTILINE) == ids


def test_show_lists_the_figures_that_belong_to_the_event(run: Run) -> None:
    assert "40000000 USD of the port, Doranga [1]  “40 million dollars”" in " ".join(
        run("show", "1111bb").out.split(" ")
    )
    assert "Figures" not in run("show", "2222cc").out


def test_show_tells_the_whole_story(run: Run) -> None:
    out = run("show", "1111aa").out
    for part in (
        "Ilse Varga",
        "“March 4” [1]",
        "will visit Doranga",
        "citing the ministry",
        "Origins: 2",
        "Contradictions",
        "Plan",
    ):
        assert part in out


def test_why_tells_what_decided(run: Run) -> None:
    out = run("why", "1111aa").out
    for part in ("Merged because", "+2.00  day", "kept apart", "-3.00  mode", "of 1111bb"):
        assert part in out


def test_plans_tell_their_fate_on_a_day(run: Run) -> None:
    assert "overdue" in run("plans", "--as-of", "2024-03-11").out
    assert "overdue" not in run("plans", "--as-of", "2024-03-10").out
    assert re.findall("kept|open", run("plans", "--fate", "kept").out) == ["kept"]


def test_words_of_articles_are_neither_markup_nor_control(path: Path, run: Run) -> None:
    nasty = "[bold red]x[/] [/nope] \x1b[31mred\x1b]0;title\x07 \u202eevil\r"
    article = replace(builders.EMPTY, id="a9", title=nasty, text=nasty, outlet=nasty)
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings([Coding(article, (), (), (), ())])
        writer.replace_record(RECORD)
    for answer in (run("article"), run("article", "a9")):
        assert "[/nope]" in answer.out
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", answer.out)


@pytest.mark.parametrize(
    ("command", "code", "message"),
    [
        ("show zzzz", 1, "no event 'zzzz'; list them with `dateline events`"),
        ("show 1111", 1, "begins several ids"),
        ("article a11", 1, "did you mean a1"),
        ("events --since soon", 2, "'soon' is no day"),
        ("events --dyad RUS", 2, "two sides"),
        ("events --status done", 2, "done"),
        ("events --text ?", 2, "at least one word"),
        ("events --record none.db", 1, "no record at none.db"),
        ("events --record .", 1, "folder"),
        ("export --out no/such/folder.csv", 2, "cannot be written"),
        ("export --layout colt --what figures", 2, "holds events"),
        ("find actr:varga", 2, "no field 'actr'"),
        ("find country:Atlantis", 2, "no country"),
        ("brief", 2, "needs a subject"),
        ("sql", 2, "write a SELECT"),
        ("ingest . --entities xx_none", 1, "no spaCy pipeline 'xx_none': install it"),
        ("ingest . --parser xx_none", 1, "no spaCy pipeline 'xx_none': install it"),
        ("ingest . --engine processes --parser xx_none", 1, "no spaCy pipeline 'xx_none': install it"),
        ("nothing", 2, "nothing"),
    ],
)
def test_errors_are_one_message_on_standard_error(run: Run, command: str, code: int, message: str) -> None:
    answer = run(*command.split())
    assert answer.code == code
    assert answer.out == ""
    assert message in re.sub(r"\s+", " ", answer.err)
    assert "Traceback" not in answer.err


def test_nothing_found_suggests_a_name(run: Run) -> None:
    answer = run("events", "--actor", "Vagra")
    assert (answer.code, answer.out) == (0, "")
    assert "did you mean Ilse Varga?" in answer.err


@pytest.mark.parametrize("what", KINDS)
def test_export_writes_lines_or_a_spreadsheet(run: Run, what: str) -> None:
    lines = [json.loads(line) for line in run("export", "--what", what).out.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("export", "--what", what, "--format", "csv").out)))
    assert [line["id"] for line in lines] == [row["id"] for row in rows]


def test_export_to_a_file_says_how_much(run: Run, tmp_path: Path) -> None:
    answer = run("export", "--out", str(tmp_path / "events.jsonl"))
    assert answer.out == ""
    assert "4 events" in answer.err
    assert len((tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_schema_is_json_for_one_kind_or_all(run: Run) -> None:
    assert json.loads(run("schema", "--what", "events").out)["title"] == "EventOut"
    assert set(json.loads(run("schema").out)) == set(KINDS)


def test_the_choices_of_options_are_those_of_the_record() -> None:
    assert set(get_args(options.Status)) == set(STATUSES)
    assert set(get_args(options.Fate)) == set(FATES)
    assert get_args(options.What) == KINDS


def test_an_unfinished_ingest_is_mentioned(path: Path, run: Run) -> None:
    article = replace(builders.EMPTY, id="a9")
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings([Coding(article, (), (), (), ())])
    assert "run it again" in run("events").err


def ingesting(monkeypatch: pytest.MonkeyPatch, problems: tuple[Problem, ...], codings: Iterable[Coding]) -> None:
    """Put a stand-in for the stages in their place: these articles with these problems."""

    def ingest(paths: Any, writer: Writer, *, on_article: Any, **options: Any) -> pipeline.Ingested:
        written = writer.put_codings(codings)
        for coding in codings:
            on_article(coding.article)
        writer.replace_record(RECORD)
        return pipeline.Ingested(written.added, written.revised, written.unchanged, problems)

    monkeypatch.setattr(pipeline, "ingest", ingest)
    monkeypatch.setattr(front, "versions", lambda book=None, pipelines=None: {"dateline": "test"})


PROBLEM = Problem("wire.jsonl", 7, "not JSON")


def test_ingest_counts_and_lists_problems(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ingesting(monkeypatch, (PROBLEM,), CODINGS)
    answer = run("ingest", "wire.jsonl", "--record", "new.db")
    assert answer.code == 0
    assert "3 added, 0 revised, 0 unchanged, 1 problem\n" in answer.out
    assert "new.db holds 3 articles, 4 events" in answer.out.replace("\n", " ")
    assert "wire.jsonl, line 7: not JSON" in answer.err


def test_ingest_in_json(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ingesting(monkeypatch, (PROBLEM,), CODINGS)
    counts = json.loads(run("ingest", "wire.jsonl", "--format", "json").out)
    assert counts == {"added": 0, "revised": 0, "unchanged": 3, "problems": ["wire.jsonl, line 7: not JSON"]}


def test_ingest_of_nothing_but_problems_fails(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ingesting(monkeypatch, (PROBLEM,), ())
    assert run("ingest", "wire.jsonl").code == 1


def test_an_interrupted_ingest_says_what_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "ingest", interrupted)
    answer = run("ingest", "wire.jsonl")
    assert (answer.code, answer.out) == (130, "")
    assert "what was finished is kept" in answer.err


def test_options_come_from_the_file_unless_given(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_RECORD")
    Path("dateline.toml").write_text('record = "record.db"\nformat = "json"\n', encoding="utf-8")
    assert len(json.loads(run("events").out)) == 4
    assert "1111aa" in run("events", "--format", "table").out
    Path("dateline.toml").write_text("recrod = 1\n", encoding="utf-8")
    assert "recrod" in run("events").err


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    given = os.environ | {"PYTHONPATH": "src"} | environment
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=given, capture_output=True, text=True, timeout=60, check=False)


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return python("-m", "dateline", *arguments, **environment)


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, dateline.cli; print(*sorted({module.split('.')[0] for module in sys.modules}))"
    out = python("-c", code).stdout.split()
    assert "typer" in out
    assert not {"sqlalchemy", "pydantic", "spacy", "numpy", "onnxruntime", "yaml", "anyascii", "rapidfuzz"} & set(out)


def test_the_module_is_the_command(path: Path) -> None:
    started = time.monotonic()
    assert command("--version").stdout.startswith("dateline 0.")
    assert time.monotonic() - started < 5  # 0.2 s alone; the bound allows for a busy machine
    assert "Ilse Varga" in command("events", DATELINE_RECORD=str(path)).stdout


def test_a_reader_that_leaves_early_is_no_error(path: Path) -> None:
    piped = f"{sys.executable} -m dateline export --record {path} --what articles | head -c 10"
    given = os.environ | {"PYTHONPATH": "src"}
    done = subprocess.run(["bash", "-c", piped], env=given, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr


def test_find_takes_a_query_in_one_or_several_words(run: Run) -> None:
    whole = run("find", 'actor:"ilse varga" status:held,planned')
    parts = run("find", "actor:ilse varga", "status:held,planned")
    assert whole.out == parts.out
    assert "1111aa" in whole.out


def test_export_of_a_query_holds_what_find_lists(run: Run) -> None:
    exported = [json.loads(line) for line in run("export", "--query", "type:phone").out.splitlines()]
    assert [event["mode"] for event in exported] == ["phone"]


@pytest.mark.parametrize("layout", [name for name, each in formats.LAYOUTS.items() if not each.binary])
def test_every_layout_can_be_written_to_a_pipe(run: Run, layout: str) -> None:
    answer = run("export", "--layout", layout)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out


def test_the_layouts_offered_are_those_there_are(run: Run) -> None:
    assert get_args(options.LayoutName) == tuple(formats.LAYOUTS)
    assert [line.split()[0] for line in run("export", "--layouts").out.splitlines()] == list(formats.LAYOUTS)


def test_a_brief_is_written_in_the_layout_of_its_files_name(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "varga.html"
    answer = run("brief", "--actor", "varga", "--out", str(page))
    assert (answer.code, answer.out) == (0, "")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("brief", "--dyad", "ZEN,DOR").out.startswith("# ")


def test_sql_answers_in_csv_and_json_lines(run: Run) -> None:
    command = "SELECT id, start FROM events WHERE mode = 'phone'"
    assert run("sql", command).out.splitlines()[0] == "id,start"
    assert json.loads(run("sql", command, "--format", "json").out) == {
        "id": "ev-2222cccc0000ffff", "start": "2024-03-04/2024-03-10",
    }  # fmt: skip


def test_the_codebook_shows_a_type_with_its_traps(run: Run) -> None:
    shown = run("codebook", "show", "accuse").out
    assert "ACCUSE (verbal conflict)" in shown
    assert "Summoning a resident ambassador" in shown


def test_the_codebook_shows_what_is_asked_of_visits(run: Run) -> None:
    assert "frame conduct.culture.lay" in run("codebook", "show", "Cultural Site").out


def test_an_edited_codebook_is_checked(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "my.yaml"
    own.write_text("type: AID\ndrop: [aid.relief]\n", encoding="utf-8")
    assert "without frame aid.relief" in run("codebook", "check", str(own)).out
