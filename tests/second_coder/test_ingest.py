"""`dateline ingest --coder llm`: what lands in the record, what is reported, and what is left for the next run."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.second_coder.server import NONSENSE, Server, said
from typer.testing import CliRunner, Result

from dateline import open as open_record
from dateline.cli import app

pytest.importorskip("dateline_en")

TEXT = "Foreign Minister Solveig Aasen of Norway met President Tomas Vell of Estonia in Tallinn on 3 May 2031."
MET: dict[str, Any] = {
    "sentence": TEXT, "trigger": "met", "type": "CONSULT", "mode": "meet", "status": "held", "news": True,
    "who": [{"quote": "Solveig Aasen", "role": "participant"}, {"quote": "Tomas Vell", "role": "participant"}],
    "place": "Tallinn", "start": "3 May 2031", "topic": None, "purpose": None, "instrument": "treaty",
    "duration": None, "cited": [],
}  # fmt: skip


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"id": "n1", "text": TEXT, "published": "2031-05-04"}), encoding="utf-8")
    return file


def ingest(articles: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["ingest", str(articles), "--record", str(articles.with_name("r.db")), *more])


def by_model(articles: Path, server: Server) -> Result:
    return ingest(articles, "--coder", "llm", "--base-url", server.url, "--model", "tiny-1")


def test_the_record_names_the_model_and_refusals_are_reported(articles: Path, server: Server) -> None:
    server.replies = [said(MET)]
    done = by_model(articles, server)
    assert done.exit_code == 0
    assert "n1: second coder: instrument 'treaty' of a CONSULT refused" in done.stderr
    with open_record(articles.with_name("r.db")) as book:
        ((event,),) = [book.view.stories()]
        assert event.reports[0].report.frame.startswith("tiny-1 by second-coder/1")
        assert "second-coder/1 tiny-1" in book.view.settings()["coder"]


def test_what_had_no_usable_answer_is_asked_again_by_the_next_run(articles: Path, server: Server) -> None:
    server.replies = [NONSENSE]
    assert "0 added" in by_model(articles, server).stdout
    server.replies = [said(MET)]
    assert "1 added" in by_model(articles, server).stdout


def test_the_first_coder_codes_anew_what_the_second_one_coded(articles: Path, server: Server) -> None:
    server.replies = [said()]
    by_model(articles, server)
    ingest(articles)
    with open_record(articles.with_name("r.db")) as book:
        assert [s.reports[0].report.frame.split()[0] for s in book.view.stories()] == ["consult.meet.meet"]


@pytest.mark.parametrize("given", [("--coder", "llm"), ("--base-url", "http://localhost:1/v1"), ("--model", "tiny-1")])
def test_half_a_second_coder_is_an_error(articles: Path, given: tuple[str, ...]) -> None:
    done = ingest(articles, *given)
    assert done.exit_code == 2
    assert "--coder llm --base-url URL --model NAME" in " ".join(done.stderr.replace("│", " ").split())
