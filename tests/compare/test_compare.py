"""Comparing with a table coded by hand: reading it, matching, what differs, and Cohen's kappa."""

import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store import builders

from dateline.compare import LAYOUTS, Entry, compare, mapping, ours, read, report
from dateline.compare.comparing import kappa
from dateline.compare.entries import alpha3, same_person
from dateline.errors import InputError
from dateline.formats import export
from dateline.store import View, Writer


def entry(who: str, first: str | None, country: str = "", **more: Any) -> Entry:
    day = date.fromisoformat(first) if first else None
    last = more.pop("last", None)
    end = date.fromisoformat(last) if last else day
    return Entry(more.pop("id", f"{who}{first}"), who, day, end, tuple(country.split()), **more)


# One entry of the record and one of the table, and whether they match.
MATCHES = [
    ("the same day", entry("Ilse Varga", "2024-03-04", "DOR"), entry("Ilse Varga", "2024-03-04", "DOR"), True),
    ("a day apart", entry("Ilse Varga", "2024-03-04", "DOR"), entry("Ilse Varga", "2024-03-05", "DOR"), True),
    ("two days apart", entry("Ilse Varga", "2024-03-04", "DOR"), entry("Ilse Varga", "2024-03-06", "DOR"), False),
    (
        "within the days",
        entry("Ilse Varga", "2024-03-06", "DOR"),
        entry("Ilse Varga", "2024-03-04", last="2024-03-08"),
        True,
    ),
    ("another country", entry("Ilse Varga", "2024-03-04", "DOR"), entry("Ilse Varga", "2024-03-04", "USA"), False),
    ("a country not given", entry("Ilse Varga", "2024-03-04", "DOR"), entry("Ilse Varga", "2024-03-04"), True),
    ("a title and surname", entry("Ilse Varga", "2024-03-04"), entry("Minister Ilse Varga", "2024-03-04"), True),
    ("a surname alone", entry("Ilse Varga", "2024-03-04"), entry("Varga", "2024-03-04"), True),
    ("another person", entry("Ilse Varga", "2024-03-04"), entry("Tomas Rell", "2024-03-04"), False),
    (
        "no day, told that day",
        entry("Ilse Varga", None, told=date(2024, 3, 5)),
        entry("Ilse Varga", "2024-03-04"),
        True,
    ),
    (
        "a call and a visit",
        entry("Ilse Varga", "2024-03-04", kind="call"),
        entry("Ilse Varga", "2024-03-04", kind="visit"),
        False,
    ),
    (
        "a meeting in a visit",
        entry("Ilse Varga", "2024-03-04", kind="meeting"),
        entry("Ilse Varga", "2024-03-04", kind="visit"),
        True,
    ),
    ("no day at all", entry("Ilse Varga", None), entry("Ilse Varga", "2024-03-04"), False),
]


@pytest.mark.parametrize(("here", "there", "match"), [c[1:] for c in MATCHES], ids=[c[0] for c in MATCHES])
def test_entries_match_by_person_country_and_day(here: Entry, there: Entry, match: bool) -> None:
    made = compare([here], [there])
    assert len(made.pairs) == match
    assert len(made.missing_here) == (not match)


@pytest.mark.parametrize(("day", "lacking"), [("2024-03-04", True), ("2024-02-28", True), ("2024-02-27", False)])
def test_what_no_article_can_tell_is_not_missing(day: str, lacking: bool) -> None:
    made = compare([], [entry("Ilse Varga", day)], covered=(date(2024, 2, 29), date(2024, 3, 31)))
    assert (len(made.missing_here), len(made.not_covered)) == (lacking, not lacking)


def test_the_nearest_in_time_match_and_each_only_once() -> None:
    here = [entry("Ilse Varga", "2024-03-04"), entry("Ilse Varga", "2024-03-05")]
    there = [entry("Ilse Varga", "2024-03-05"), entry("Ilse Varga", "2024-03-06")]
    made = compare(here, there)
    assert [(p.here.first, p.there.first) for p in made.pairs] == [(date(2024, 3, 5), date(2024, 3, 5))]
    assert len(made.missing_here) == 1


def test_differences_name_the_field_and_both_values() -> None:
    here = entry("Ilse Varga", "2024-03-04", "DOR", kind="meeting", status="held")
    there = entry("Ilse Varga", "2024-03-05", "DOR", kind="visit")
    (pair,) = compare([here], [there]).pairs
    assert [(d.field, d.here, d.there) for d in pair.differences] == [
        ("first", "2024-03-04", "2024-03-05"),
        ("last", "2024-03-04", "2024-03-05"),
        ("kind", "meeting", "visit"),
    ]


def test_missing_there_are_only_the_tables_persons_and_days() -> None:
    there = [entry("Ilse Varga", "2024-03-04"), entry("Ilse Varga", "2024-03-20")]
    here = [
        entry("Ilse Varga", "2024-03-10", status="held", id="one"),
        entry("Ilse Varga", "2024-04-10", status="held", id="later"),
        entry("Tomas Rell", "2024-03-10", status="held", id="somebody else"),
        entry("Ilse Varga", "2024-03-11", status="planned", id="only planned"),
    ]
    assert [e.id for e in compare(here, there).missing_there] == ["one"]


# Codes of two coders, and kappa as worked out by hand.
KAPPAS: list[tuple[list[tuple[str, str]], float | None]] = [
    ([], None),
    ([("a", "a")] * 5, None),
    ([("a", "a"), ("b", "b")], 1.0),
    ([("a", "b"), ("b", "a")], -1.0),
    ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
]


@pytest.mark.parametrize(("codes", "value"), KAPPAS)
def test_kappa_is_agreement_beyond_chance(codes: list[tuple[str, str]], value: float | None) -> None:
    assert kappa(codes) == (None if value is None else pytest.approx(value))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"))))
def test_kappa_is_at_most_one(codes: list[tuple[str, str]]) -> None:
    value = kappa(codes)
    assert value is None or -1.0 - 1e-9 <= value <= 1.0 + 1e-9


@pytest.mark.parametrize(
    ("name", "code"),
    [("North Korea", "PRK"), ("PRK", "PRK"), ("Korea, South", "KOR"), ("U.S.", "USA"), ("Atlantis", None)],
)
def test_countries_are_known_by_name_and_code(name: str, code: str | None) -> None:
    assert alpha3(name) == code


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("King Salman", "King Salman bin Abdulaziz", True),
        ("Xi Jinping", "Li Keqiang", False),
        ("", "Li Keqiang", False),
    ],
)
def test_names_are_compared_as_spellings(left: str, right: str, same: bool) -> None:
    assert same_person(left, right) is same


# --- reading tables --------------------------------------------------------------------------------------------------


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "table"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "Leader,Start,Country\nIlse Varga,2024-03-04,Peru\n",
        "Leader;Start;Country\nIlse Varga;04.03.2024;PER\n",
        "Leader\tStart\tCountry\nIlse Varga\t20240304\tPeru\n",
        "\ufeffLeader,Start,Country\nIlse Varga,3/4/2024,Peru\n",
        json.dumps({"Leader": ["Ilse Varga"], "Start": "2024-03-04", "Country": [{"id": "peru", "name": "Peru"}]}),
    ],
)
def test_tables_are_read_whatever_their_delimiter_and_days(tmp_path: Path, text: str) -> None:
    (found,) = read(table(tmp_path, text), mapping("who=Leader,first=Start,country=Country,kind:=visit"))
    assert (found.who, found.first, found.countries, found.kind) == ("Ilse Varga", date(2024, 3, 4), ("PER",), "visit")


@pytest.mark.parametrize(
    ("text", "message"),
    [("who=Leader", "lacks first"), ("leader=Leader", "maps nothing"), ("who=,first=Start", "maps nothing")],
)
def test_a_wrong_mapping_is_told(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        mapping(text)


def test_a_missing_column_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no column Start; it has .*Leader"):
        read(table(tmp_path, "Leader,Day\na,2024\n"), mapping("who=Leader,first=Start"))


def test_a_remark_names_whom_they_met(tmp_path: Path) -> None:
    text = "L,D,R\nIlse Varga,2024-03-04,Met with President Obi Talu and Foreign Minister Tomas Rell. Signed.\n"
    (found,) = read(table(tmp_path, text), mapping("who=L,first=D,others=R"))
    assert found.others == ("President Obi Talu", "Foreign Minister Tomas Rell")


# --- the record's own exports come back ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("compare") / "record.db"
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings(builders.CODINGS)
        writer.replace_record(builders.RECORD)
    return path


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_export_compared_with_its_record_matches_whole(record: Path, tmp_path: Path, layout: str) -> None:
    path = tmp_path / "export"
    with View(record) as view, path.open("w", encoding="utf-8", newline="") as out:
        export(view, out, layout=layout)
        here = list(ours(view.stories()))
    theirs = [e for e in read(path, LAYOUTS[layout]) if e.who != "DOR"]
    if layout == "historian-visits":  # that register is of visits to one country
        theirs = [Entry(e.id, e.who, e.first, e.last, (), e.kind) for e in theirs]
    made = compare(here, theirs)
    assert theirs
    assert (made.missing_here, [p.differences for p in made.pairs if p.differences]) == ((), [])


def test_the_page_is_whole_and_names_whose_evidence() -> None:
    here = entry("Ilse <b>Varga", "2024-03-04", "DOR", source="“She came.” (Zenia Wire)")
    made = compare([here], [entry("Varga", "2024-03-05", "DOR", source="trips.csv, row 7")])
    page = report.page(made, "a & b")
    assert "<b>" not in page
    assert "“She came.” (Zenia Wire) · trips.csv, row 7" in page
    opened: list[str] = []

    class Balanced(HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:
            if tag != "meta":
                opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    Balanced().feed(page)
    assert opened == []
