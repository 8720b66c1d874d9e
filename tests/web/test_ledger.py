"""The ledger is made once a day asked for, and anew once the record has changed."""

from datetime import date
from pathlib import Path

import pytest

from dateline.store import View, Writer
from dateline.web import ledger
from dateline.web.ledger import Ledger
from tests.web import hostile

DAY = date(2031, 5, 6)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    write(path)
    return path


def write(path: Path) -> None:
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings([hostile.CODING])
        writer.replace_record(hostile.RECORD)


def test_a_ledger_is_made_once(record: Path) -> None:
    with View(record) as view:
        book = Ledger(view)
        first = book.plans(DAY)
        assert [plan.fate for plan in first] == ["overdue"]
        assert book.plans(DAY) is first
        assert book.plans(date(2031, 5, 5)) is not first


def test_a_ledger_is_made_anew_after_a_change(record: Path) -> None:
    with View(record) as view:
        book = Ledger(view)
        first = book.plans(DAY)
        write(record)
        assert book.plans(DAY) is not first


def test_only_so_many_ledgers_are_kept(record: Path) -> None:
    with View(record) as view:
        book = Ledger(view)
        first = book.plans(DAY)
        for day in range(1, 25):
            book.plans(date(2031, 7, day))
        assert book.plans(DAY) is not first


def test_a_large_record_is_asked_for_what_is_near(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "LARGE", 0)
    with View(record) as view:
        book = Ledger(view)
        assert len(book.near(DAY, date(2031, 5, 1))) == 1
        assert book.near(DAY, date(2031, 6, 1)) == []
