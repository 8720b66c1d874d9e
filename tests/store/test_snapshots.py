"""Inputs as they came, and visits to addresses."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from dateline.errors import NotFoundError
from dateline.model import Article, Coding, Visit
from dateline.store import View, Writer
from dateline.store.database import Stored, driver

CAME = b"<p>Prices of copper fell.</p>" * 100
ARTICLE = Article(id="a1", text="Prices of copper fell.", raw_hash=hashlib.sha256(CAME).hexdigest())


def write(place: Path | str, article: Article, came: bytes) -> None:
    article = replace(article, raw_hash=hashlib.sha256(came).hexdigest())
    with Writer(place, coder="dateline test") as writer:
        writer.put_codings([Coding(article, (), (), (), ())])
        writer.put_snapshots([article], {article.raw_hash: came})


def kept(place: Path | str) -> list[tuple[str, int]]:
    with Stored(place) as stored, stored._reading() as connection:
        return [
            (row.hash, row.size) for row in connection.execute(text("SELECT hash, length(data) AS size FROM snapshots"))
        ]


def test_an_input_is_kept_small_and_comes_back_whole(place: Path | str) -> None:
    write(place, ARTICLE, CAME)
    ((digest, size),) = kept(place)
    assert digest == ARTICLE.raw_hash
    assert size < len(CAME) / 10
    with View(place) as view:
        assert view.snapshot("a1") == CAME


def test_the_same_input_is_kept_once(place: Path | str) -> None:
    for name in ("a1", "a2"):
        write(place, replace(ARTICLE, id=name), CAME)
    assert len(kept(place)) == 1


def test_an_earlier_text_has_its_own_input(place: Path | str) -> None:
    write(place, ARTICLE, CAME)
    write(place, replace(ARTICLE, text="Prices of copper rose."), b"rose")
    with View(place) as view:
        assert (view.snapshot("a1"), view.snapshot("a1", 0)) == (b"rose", CAME)
        with pytest.raises(NotFoundError, match="no revision 1 of a1"):
            view.snapshot("a1", 1)


def test_other_bytes_of_the_same_text_are_not_kept(place: Path | str) -> None:
    write(place, ARTICLE, CAME)
    write(place, ARTICLE, CAME + b"<footer>10:00</footer>")
    with View(place) as view:
        assert view.snapshot("a1") == CAME
        assert view.revisions("a1") == []
    assert len(kept(place)) == 1


def test_a_record_from_before_inputs_were_kept_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings([Coding(ARTICLE, (), (), (), ())])
    connection = driver().connect(str(path))
    connection.executescript("DROP TABLE snapshots; DROP TABLE visits; PRAGMA user_version = 1")
    connection.close()
    with View(path) as view, pytest.raises(NotFoundError, match="ingest it again"):
        view.snapshot("a1")
    write(path, ARTICLE, CAME)
    with View(path) as view:
        assert view.snapshot("a1") == CAME


def test_a_visit_is_remembered_in_place_of_an_earlier_one(place: Path | str) -> None:
    first = Visit("https://fjord.example/", at="2031-07-12T09:00:00+00:00", failures=1, problem="down", again="2031")
    then = replace(first, at="2031-07-12T10:00:00+00:00", failures=0, problem=None, again=None, etag='"1"')
    with Writer(place, coder="dateline test") as writer:
        writer.put_visits([first])
        writer.put_visits([then])
        assert writer.visit(first.url) == then
        assert writer.visit("https://elsewhere.example/") is None
