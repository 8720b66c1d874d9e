"""Charts: the same picture every time, every mark within it, the rows beside it."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

import dateline
from dateline.store import EventFilter
from dateline.store.finding import Met
from dateline.web.asking import Events
from dateline.web.charts import months, network, timeline
from dateline.web.charts.scale import Scale
from tests.web.conftest import Sampled
from tests.web.reading import Page

CHARTS = ("contacts", "timeline", "network", "network?by=country")
SVG = "{http://www.w3.org/2000/svg}"


def kept(client: TestClient, chart: str, form: str) -> str:
    name, _, query = chart.partition("?")
    return client.get(f"/{name}.{form}?{query}").text


@pytest.mark.parametrize("chart", CHARTS)
def test_a_kept_chart_is_a_drawing_of_its_own(client: TestClient, chart: str) -> None:
    root = ElementTree.fromstring(kept(client, chart, "svg"))
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}style") is not None
    assert root.get("aria-label")


@pytest.mark.parametrize("chart", CHARTS)
def test_every_mark_lies_within_the_drawing(client: TestClient, chart: str) -> None:
    root = ElementTree.fromstring(kept(client, chart, "svg"))
    width, height = (float(v) for v in root.attrib["viewBox"].split()[2:])
    for element in root.iter():
        for names, most in ((("x", "x1", "x2", "cx"), width), (("y", "y1", "y2", "cy"), height)):
            places = [float(element.attrib[name]) for name in names if name in element.attrib]
            assert all(0 <= place <= most for place in places), element.attrib


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_has_its_rows(client: TestClient, chart: str) -> None:
    rows = list(csv.DictReader(io.StringIO(kept(client, chart, "csv"))))
    assert rows
    assert all(rows[0])


@pytest.fixture(scope="module")
def record(sampled: Sampled) -> Iterator[dateline.OpenRecord]:
    with dateline.open(sampled.path) as record:
        yield record


def test_bars_count_every_dated_event_once(record: dateline.OpenRecord) -> None:
    rows = record.events()
    chart = months.of(record.view, Events())
    assert chart
    counted = sum(int(str(v)) for row in chart.rows for k, v in row.items() if k != "period")
    assert counted == sum(row.event.start is not None for row in rows)


def test_long_times_are_counted_by_year(record: dateline.OpenRecord) -> None:
    began = record.view.tallies(EventFilter(), [months.BEGAN])[months.BEGAN]
    chart = months.chart({"1990-01 held": 1, **began}, Events())
    assert chart
    assert chart.rows[0]["period"] == "1990"


def met(record: dateline.OpenRecord, by: str = "actor", most: int = 1000) -> list[Met]:
    return record.view.met(EventFilter(), by=by, most=most)


def test_the_network_counts_the_events_of_each_two(record: dateline.OpenRecord) -> None:
    rows = record.events()
    for pair in met(record):
        together = [row for row in rows if {pair.a, pair.b} <= {party.actor.id for party in row.parties}]
        assert len(together) == pair.events
    assert {pair.events for pair in met(record, "country")} <= set(range(1, len(rows) + 1))


def test_a_network_of_many_events_counts_the_newest(record: dateline.OpenRecord) -> None:
    assert sum(pair.events for pair in met(record, most=2)) < sum(pair.events for pair in met(record))


def test_names_of_the_network_do_not_cover_each_other(record: dateline.OpenRecord) -> None:
    pairs = met(record)
    chart = network.chart(pairs, record.view.named({id for pair in pairs for id in (pair.a, pair.b)}))
    assert chart
    names = [(float(t.attrib["x"]), float(t.attrib["y"]), len(t.text or "") * 6) for t in chart.drawing.iter("text")]
    pairs = [(a, b) for n, a in enumerate(names) for b in names[n + 1 :]]
    assert [1 for a, b in pairs if abs(a[1] - b[1]) < 11 and abs(a[0] - b[0]) < (a[2] + b[2]) / 2] == []


def test_a_plan_is_joined_from_its_announcement_to_its_day(record: dateline.OpenRecord) -> None:
    chart = timeline.chart(record.events(), record.plans(), date(2031, 5, 1), date(2031, 6, 30), Events())
    assert chart
    awaited = [line for line in chart.drawing.iter("line") if line.get("class") == "awaited"]
    assert awaited
    assert all(float(line.attrib["x1"]) < float(line.attrib["x2"]) for line in awaited)


def test_nothing_is_drawn_of_nothing(record: dateline.OpenRecord) -> None:
    assert months.chart({}, Events()) is None
    assert network.chart([], {}) is None
    assert timeline.chart(record.events(), [], date(1900, 1, 1), date(1900, 2, 1), Events()) is None


def test_a_chart_of_nothing_cannot_be_kept(client: TestClient) -> None:
    assert client.get("/timeline.svg?actor=nobody").status_code == 404


@pytest.mark.parametrize(
    ("first", "last", "form"),
    [
        (date(2031, 5, 1), date(2031, 5, 8), r"\d{4}-\d\d-\d\d"),
        (date(2031, 1, 1), date(2031, 3, 31), r"\d{4}-\d\d"),
        (date(2031, 1, 1), date(2032, 3, 31), r"\d{4}-\d\d"),
        (date(1950, 1, 1), date(2032, 3, 31), r"\d{4}"),
        (date.min, date.max, r"\d{4}"),
    ],
)
def test_ticks_fit_the_days_shown(first: date, last: date, form: str) -> None:
    ticks = list(Scale(first, last, 0, 900).ticks())
    assert 1 <= len(ticks) <= 11
    assert all(first <= tick.first <= last and re.fullmatch(form, tick.written) for tick in ticks)


@pytest.mark.parametrize(("last", "every"), [(date(2031, 5, 1), 3), (date(2031, 5, 3), 6)])
def test_near_enough_there_are_hours(last: date, every: int) -> None:
    ticks = [tick.written for tick in Scale(date(2031, 5, 1), last, 0, 700).ticks()]
    assert ticks[:2] == ["05-01", f"{every:02}:00"]


def test_an_announcement_stands_at_its_hour() -> None:
    scale = Scale(date(2031, 5, 1), date(2031, 5, 2), 0, 480)
    assert (scale.moment("2031-05-01T06:00:00+00:00"), scale.moment("2031-05-02")) == (60, 360)


def test_names_of_lanes_stay_in_view(client: TestClient) -> None:
    page = Page(client.get("/timeline").text)
    names, rest = (a for _, a, _ in page.elements if "chart" in a.get("class", "").split())
    assert "names" in names["class"]
    assert rest["viewbox"].startswith(names["width"])


def test_the_widest_times_can_be_asked_for(client: TestClient) -> None:
    for query in ("since=0001&until=9999", "since=9999-12-31", "until=0001-01-01", "since=2032&until=2031"):
        assert client.get(f"/timeline?{query}").status_code == 200, query


def test_the_style_of_charts_needs_no_page() -> None:
    style = (Path(months.__file__).parents[1] / "static" / "charts.css").read_text(encoding="utf-8")
    assert not re.search(r"var\(--[\w-]+\)", style), "a variable without a value of its own"
