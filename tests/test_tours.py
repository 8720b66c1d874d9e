"""A tour as several outlets tell it: whole in the record, on the terminal, on its page and in exports."""

from itertools import permutations
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline import pipeline, record, world
from dateline.cli import main
from dateline.model import Article, Coding, Event
from dateline.store import View, Writer
from dateline.web import create_app
from tests.formats import written

TOLD = [
    ("Fjord Wire", "2031-05-01", "OSLO, May 1 -- Norwegian Foreign Minister Ingrid Berg will begin a three-nation tour"
     " of Poland, Hungary and Romania on June 3, the ministry said on Thursday."),
    ("Baltic Courier", "2031-06-03", "WARSAW, June 3 -- Norwegian Foreign Minister Ingrid Berg arrived in Warsaw on"
     " Tuesday on the first leg of a regional tour. She met Polish Foreign Minister Marek Zielak and discussed trade."),
    ("Danube Post", "2031-06-05", "BUDAPEST, June 5 -- Norwegian Foreign Minister Ingrid Berg landed in Budapest on"
     " Thursday after a stop in Poland. She met Hungarian Foreign Minister Laszlo Keresi."),
    ("Carpathian Daily", "2031-06-08", "BUCHAREST, June 8 -- Norwegian Foreign Minister Ingrid Berg on Sunday wrapped"
     " up a tour of Poland, Hungary and Romania with a visit to Bucharest."),
]  # fmt: skip


@pytest.fixture(scope="module")
def codings() -> list[Coding]:
    pytest.importorskip("dateline_en")
    articles = [Article(f"a{n}", text, published=day, outlet=outlet) for n, (outlet, day, text) in enumerate(TOLD)]
    return list(pipeline.code(articles))


@pytest.fixture(scope="module")
def path(codings: list[Coding], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record that grew with each outlet."""
    path = tmp_path_factory.mktemp("tours") / "record.db"
    with Writer(path, coder="test") as writer:
        for coding in codings:
            writer.put_codings([coding])
            pipeline.fuse(writer)
    return path


def visits(told: list[Coding]) -> list[Event]:
    return [event for event in record.build(told, world.load()).events if event.mode == "visit"]


def test_each_state_is_one_leg_whoever_tells_of_it(codings: list[Coding]) -> None:
    told = visits(codings)
    assert [event.host for event in told] == ["POL", "HUN", "ROU"]
    assert not any(event.close for event in told)
    for event in told:
        assert {event.id, *event.legs} == {leg.id for leg in told}


def test_any_order_of_the_outlets_gives_the_same_tour(codings: list[Coding], path: Path) -> None:
    with View(path) as view:
        grown = [event for event in view.record().events if event.mode == "visit"]
    assert grown == visits(codings)
    for order in permutations(codings):
        assert visits([*order]) == grown


def test_a_leg_names_the_other_legs_in_the_order_of_time(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with View(path) as view:
        first = next(row.event for row in view.events() if row.event.mode == "visit")
    with pytest.raises(SystemExit):
        main(["show", first.id, "--record", str(path)])
    told = capsys.readouterr().out
    assert 0 < told.index("legs of one tour") < told.rindex("legs of one tour")
    assert told.index("2031-06-05", told.index("Related")) < told.index("2031-06-08", told.index("Related"))
    page = TestClient(create_app(path), base_url="http://localhost:8000").get(f"/events/{first.id}").text
    assert page.count("Legs of one tour") == 2


def test_exports_tie_the_legs(path: Path) -> None:
    told = [event for event in written.lines(written.of_record(path, "jsonl")) if event["mode"] == "visit"]
    ids = {event["id"] for event in told}
    assert len(ids) == 3
    assert all({event["id"], *event["legs"]} == ids for event in told)
    rows = written.table(written.of_record(path, "csv"), ",")
    assert all({row["id"], *row["legs"].split("; ")} == ids for row in rows if row["mode"] == "visit")
    assert len({row["Journey_ID"] for row in written.table(written.of_record(path, "colt"), ",")}) == 1
