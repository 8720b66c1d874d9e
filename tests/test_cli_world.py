"""`dateline world`: own facts are kept, shown, and decide what is coded."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline import pipeline, world
from dateline.cli import main
from dateline.errors import DatelineError
from dateline.front import versions
from dateline.model import Article

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """`dateline world ARGUMENTS`, with a folder of own facts and a file `holders.csv`."""
    monkeypatch.setenv("DATELINE_FACTS", str(tmp_path / "facts"))
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.chdir(tmp_path)
    rows = "person,office,country,start\nOtto Fjell,Foreign Minister,Norway,2031-03\n"
    Path("holders.csv").write_text(rows, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        world.load.cache_clear()  # each command is a process of its own
        with pytest.raises(SystemExit) as stopped:
            main(["world", *arguments])
        captured = capsys.readouterr()
        world.load.cache_clear()
        return int(stopped.value.code or 0), captured.out, captured.err

    yield run
    world.load.cache_clear()


def test_what_was_given_is_shown_with_its_source_and_days(run: Run) -> None:
    assert run("update", "holders.csv")[:2][0] == 0
    _, out, _ = run("show", "Otto Fjell")
    assert all(part in out for part in ("Foreign Minister", "NOR", "2031-03 to open, seen", "holders.csv"))


def test_what_ships_is_shown_with_its_source(run: Run) -> None:
    _, out, _ = run("show", "Georgia", "--format", "json")
    found = json.loads(out)
    assert {(one["what"], one["country"]) for one in found} >= {("state", "GEO"), ("place", "GEO"), ("place", "USA")}
    assert all(one["source"] for one in found)


def test_without_a_name_ones_own_facts_are_shown(run: Run) -> None:
    run("update", "holders.csv")
    _, out, err = run("show")
    assert "Otto Fjell" in out
    assert "own facts in" in err


def test_a_name_that_is_unknown_is_said_to_be(run: Run) -> None:
    assert "nothing is known of 'Qwxz Zzyx'; dateline world update FILE" in run("show", "Qwxz Zzyx")[2]


def test_a_wrong_row_ends_the_command_as_asked_wrongly(run: Run) -> None:
    Path("bad.csv").write_text("person,office,country\nOtto Fjell,King,Narnia\n", encoding="utf-8")
    code, _, err = run("update", "bad.csv")
    assert (code, "bad.csv: line 2: country 'Narnia' is unknown" in err) == (2, True)


def test_a_file_that_is_not_there_is_named(run: Run) -> None:
    assert run("update", "none.csv")[2] == "dateline: none.csv cannot be read: No such file or directory\n"


def test_own_facts_are_among_what_decides_the_coding(run: Run) -> None:
    before = versions()
    run("update", "holders.csv")
    assert versions() == {**before, "facts": world.load().own.version}


def test_the_same_file_again_decides_nothing_anew(run: Run) -> None:
    run("update", "holders.csv")
    before = versions()
    assert "0 new or changed" in run("update", "holders.csv")[1]
    assert versions() == before


def test_a_process_that_read_other_facts_does_not_code() -> None:
    with pytest.raises(DatelineError, match=r"let .* be the same for all, and run the same ingest again"):
        list(pipeline.code([Article("a", "Anna Berg spoke.")], own="other"))
