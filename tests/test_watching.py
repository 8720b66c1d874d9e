"""Addresses read into a record and watched, against a real server; the coding itself is left out."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline import cli, pipeline
from dateline.errors import InputError
from dateline.language import Pipelines
from dateline.model import Article, Coding
from dateline.store import Writer
from tests.language.pipelines import naming, untrained
from tests.sources.server import Reply, Server, serving
from tests.sources.test_following import JULY, rss

PROSE = "The foreign ministers of Norland and Altamira met in the harbour town on Friday and spoke for three hours. "


def page(text: str, clock: str = "09:00") -> str:
    return (
        f"<!doctype html><html><head><title>Ministers meet in Altamira</title></head><body><header>{clock}</header>"
        f"<article><h1>Ministers meet in Altamira</h1><p>{PROSE}</p><p>{text}</p><p>{PROSE}</p></article></body></html>"
    )


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        made.pages |= {"/feed": rss(("/a", JULY), ("/b", JULY), ("/c", JULY))}
        made.pages |= {f"/{name}": page(f"Meeting number {name} was short.") for name in "abc"}
        yield made


@pytest.fixture
def feeds(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The list that names the server's feed."""

    def uncoded(book: Path | None, pipelines: Pipelines, own: str, group: list[Article]) -> list[Coding]:
        return [Coding(article, (), (), (), ()) for article in group]

    monkeypatch.setattr(pipeline, "_code_group", uncoded)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_RECORD", "record.db")
    file = tmp_path / "feeds.toml"
    file.write_text(f'pause = 0.1\n[[feeds]]\nurl = "{server.url}/feed"\noutlet = "Fjord Wire"\n')
    return file


def run_once(feeds: Path) -> pipeline.Run:
    with dateline.open("record.db") as record:
        return next(record.watch(feeds, private=True))


def due_again() -> None:
    """As if the last run had been long ago."""
    with Writer("record.db", coder="test") as writer, writer._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE visits SET at = '2020-01-01T00:00:00+00:00', again = NULL")


def articles() -> list[Article]:
    with dateline.open("record.db") as record:
        return sorted(record.articles(), key=lambda article: article.source or "")


def test_a_run_reads_what_a_feed_names(server: Server, feeds: Path) -> None:
    run = run_once(feeds)
    (asked,) = run.asked
    assert (run.done.added, asked.pages, asked.failed, asked.problem) == (3, 3, 0, None)
    assert [(article.outlet, article.published) for article in articles()] == [
        ("Fjord Wire", "2031-07-12T09:00:00+02:00")
    ] * 3


def test_a_watch_finds_names_and_trees_with_the_pipelines_that_ingest_may_have(
    feeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = naming(tmp_path / "names", ("PERSON", "Ida Nor"), ("ORG", "Acme"))
    trees = untrained(tmp_path / "trees", "nsubj")
    used: list[Pipelines] = []

    def uncoded(book: Path | None, pipelines: Pipelines, own: str, group: list[Article]) -> list[Coding]:
        used.append(pipelines)
        return [Coding(article, (), (), (), ()) for article in group]

    monkeypatch.setattr(pipeline, "_code_group", uncoded)
    options = ("--entities", "names", "--parser", "trees", "--private", "--workers", "1")
    assert command("watch", str(feeds), "--once", *options) == 0
    assert set(used) == {Pipelines(names, trees)}
    with dateline.open("record.db") as record:
        assert {"names", "trees"} <= set(record.view.settings()["config"])


def test_a_feed_is_left_alone_until_it_is_due(server: Server, feeds: Path) -> None:
    run_once(feeds)
    server.asked.clear()
    assert run_once(feeds).asked == ()
    assert server.asked == []


def test_a_run_reads_only_what_is_new(server: Server, feeds: Path) -> None:
    run_once(feeds)
    due_again()
    server.asked.clear()
    server.pages |= {"/feed": rss(("/d", JULY), ("/a", JULY)), "/d": page("They will meet again.")}
    assert run_once(feeds).done.added == 1
    assert server.pages_asked == ["/feed", "/d"]


def test_a_failure_is_told_and_never_stops_the_rest(server: Server, feeds: Path) -> None:
    server.pages["/b"] = Reply(status=503)
    feeds.write_text(feeds.read_text() + f'[[feeds]]\nname = "Gone"\nurl = "{server.url}/gone"\n')
    run = run_once(feeds)
    wire, gone = run.asked
    assert (run.done.added, wire.pages, wire.failed) == (2, 2, 1)
    assert gone.problem == "the server answers 404 Not Found"
    assert [str(problem) for problem in run.done.problems] == [
        f"{server.url}/gone: the server answers 404 Not Found",
        f"{server.url}/b: the server answers 503 Service Unavailable",
    ]


def test_a_stopped_run_goes_on_where_it_was(server: Server, feeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "GROUP", 1)
    done: list[Article] = []

    def stop(article: Article) -> None:
        done.append(article)
        if len(done) == 2:
            raise KeyboardInterrupt

    with dateline.open("record.db") as record, pytest.raises(KeyboardInterrupt):
        next(record.watch(feeds, private=True, on_article=stop))
    assert len(articles()) == 2
    server.asked.clear()
    assert run_once(feeds).done.added == 1
    assert server.pages_asked == ["/feed", "/c"]


def test_a_page_that_only_looks_different_is_no_revision(server: Server, feeds: Path) -> None:
    with dateline.open("record.db") as record:
        record.ingest([f"{server.url}/a"], private=True)
        server.pages["/a"] = page("Meeting number a was short.", clock="10:00")
        done = record.ingest([f"{server.url}/a"], private=True)
    assert (done.added, done.revised, done.unchanged) == (0, 0, 1)


def test_a_list_that_is_wrong_is_said_before_anything_is_asked(feeds: Path) -> None:
    feeds.write_text("feeds = 1")
    with pytest.raises(InputError):
        run_once(feeds)


# --- the commands ----------------------------------------------------------------------------------------------------


def command(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    return int(ended.value.code or 0)


def test_watch_reports_each_run(server: Server, feeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server.pages["/b"] = Reply(status=404)
    assert command("watch", str(feeds), "--once", "--private", "--workers", "1") == 0
    out, err = capsys.readouterr()
    assert "1 feeds asked; articles: 2 added, 0 revised, 0 unchanged" in out
    assert f"  {server.url}/feed: 2 pages, 1 failed" in out
    assert f"dateline: {server.url}/b: the server answers 404 Not Found" in err


def test_watch_reports_a_run_as_a_line_of_json(feeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command("watch", str(feeds), "--once", "--private", "--workers", "1", "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert (told["added"], told["feeds"][0]["pages"], told["problems"]) == (3, 3, [])


def test_the_ready_list_can_be_watched(feeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("feeds") == 0
    assert "[[feeds]]" in capsys.readouterr().out


def test_an_article_is_kept_as_it_came(server: Server, feeds: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert command("ingest", f"{server.url}/a", "--private", "--workers", "1") == 0
    (article,) = articles()
    capsysbinary.readouterr()
    assert command("article", article.id, "--raw") == 0
    assert capsysbinary.readouterr().out.decode() == server.pages["/a"]


def test_a_corrected_page_shows_what_changed(server: Server, feeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = server.pages["/a"]
    command("ingest", f"{server.url}/a", "--private", "--workers", "1")
    server.pages["/a"] = page("Meeting number a was long.")
    command("ingest", f"{server.url}/a", "--private", "--workers", "1")
    (article,) = articles()
    capsys.readouterr()
    command("article", article.id, "--diff")
    out = capsys.readouterr().out
    assert "-Meeting number a was short." in out
    assert "+Meeting number a was long." in out
    command("article", article.id, "--raw", "--revision", "0")
    assert capsys.readouterr().out == before


def test_an_address_of_a_private_machine_is_refused(
    server: Server, feeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("ingest", f"{server.url}/a", "--workers", "1") == 1
    assert "is no public machine; --private asks it all the same" in capsys.readouterr().err
