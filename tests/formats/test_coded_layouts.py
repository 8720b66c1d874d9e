"""PLOVER, POLECAT, ICEWS and GDELT: their manuals' columns, and the act that each status of an event becomes."""

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.codebook import load
from dateline.formats import acts, facts, gdelt, icews, plover, polecat
from dateline.model import Event, EventReport, Participant, When
from tests.formats import written
from tests.store import builders
from tests.store.builders import BANKS, CALL, MEET, VISIT

POLECAT = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"
    "Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|"
    "Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|"
    "Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|"
    "GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|Story Organizations|"
    "Story Locations|Language|Version"
)
ICEWS = (
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|"
    "Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude"
)


def test_columns_are_those_of_the_manuals() -> None:
    assert "|".join(polecat.COLUMNS) == POLECAT
    assert "|".join(icews.COLUMNS) == ICEWS
    assert (len(gdelt.EVENTS), len(gdelt.MENTIONS), len(set(gdelt.EVENTS))) == (61, 16, 61)
    assert len(plover.FIELDS) == 23


# event, kind of act -> PLOVER type, modes, CAMEO, day. The sanction of "2019" has no day, and so no row.
CASES = [
    (VISIT, "announced", "AGREE", ["future"], "036", "2024-03-01"),
    (VISIT, "done", "CONSULT", ["visit"], "042", "2024-03-04"),
    (MEET, "done", "CONSULT", [], "040", "2024-03-04"),
    (CALL, "announced", "AGREE", ["future"], "036", "2024-03-01"),
]


@pytest.mark.parametrize(("event", "kind", "type", "modes", "cameo", "day"), CASES)
def test_each_act_has_its_type_code_and_day(
    event: Event, kind: str, type: str, modes: list[str], cameo: str, day: str
) -> None:
    (act,) = (a for a in acts.acts([written.story(event)]) if a.kind == kind)
    assert (act.type, plover.modes(act), act.cameo, act.day.isoformat()) == (type, modes, cameo, day)


def test_what_has_no_day_within_a_month_is_left_out() -> None:
    assert list(acts.acts([written.story(BANKS)])) == []


def reported(event: Event, status: str) -> tuple[Event, EventReport]:
    report = replace(builders.CALLING, status=status)
    return replace(event, status=status, reports=(report.id,), steps=()), report


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("held", [("CONSULT", "041")]),
        ("planned", [("AGREE", "036")]),
        ("proposed", [("AGREE", "036")]),
        ("cancelled", [("REJECT", "125")]),
        ("postponed", []),
        ("denied", []),
    ],
)
def test_status_decides_what_is_written(status: str, expected: list[tuple[str, str]]) -> None:
    event, report = reported(CALL, status)
    assert [(a.type, a.cameo) for a in acts.acts([written.story(event, report)])] == expected


def test_a_plan_kept_by_another_event_is_only_an_announcement() -> None:
    kept = replace(CALL, status="held")
    assert [a.kind for a in acts.acts([written.story(kept)])] == ["announced"]


def test_every_type_and_mode_of_the_codebook_has_a_code() -> None:
    table, names = facts.document("acts.yaml"), facts.document("acts.yaml")["cameo"]
    for name, type in load().types.items():
        assert name in table["done"]
        assert table["quads"][name] == type.quad or name == "REQUEST"  # the manual's own is verbal conflict
        coded = {key.partition("/")[2] for key in table["done"] if key.startswith(f"{name}/")}
        assert set(type.modes) <= coded, name
    for kind in ("done", "announced", "called off"):
        assert {code for _, _, code in table[kind].values()} <= set(names)
        assert {type for type, _, _ in table[kind].values()} <= set(table["quads"])
    assert set(table["frames"].values()) <= set(names)


def test_a_visit_is_made_and_hosted(path: Path) -> None:
    rows = [r for r in written.table(written.of_record(path, "icews")) if r["Event ID"].startswith(VISIT.id)]
    done = [r for r in rows if "announced" not in r["Event ID"]]
    assert [(r["Source Name"], r["CAMEO Code"], r["Target Country"]) for r in done] == [
        ("Ilse Varga", "042", ""),
        ("DOR", "043", ""),
    ]
    assert done[0]["Intensity"] == "1.9"
    assert done[0]["Sentence Number"] == "1"


def test_those_who_meet_are_a_pair_in_both_directions(path: Path) -> None:
    rows = [r for r in written.table(written.of_record(path, "icews")) if r["Event ID"].startswith(MEET.id)]
    assert [(r["Source Name"], r["Target Name"], r["CAMEO Code"]) for r in rows] == [
        ("Ilse Varga", "Tomas Rell", "040"),
        ("Tomas Rell", "Ilse Varga", "040"),
    ]


def test_gdelt_mentions_belong_to_gdelt_events(path: Path) -> None:
    events = written.table(written.of_record(path, "gdelt-events"), columns=gdelt.EVENTS)
    mentions = written.table(written.of_record(path, "gdelt-mentions"), columns=gdelt.MENTIONS)
    counted = {e["GlobalEventID"]: int(e["NumMentions"]) for e in events}
    assert len(counted) == len(events)
    for id, count in counted.items():
        assert count == sum(m["GlobalEventID"] == id for m in mentions)
    text = builders.HELD.text
    met = next(
        m for m in mentions if m["MentionIdentifier"] == "a2" and m["ActionCharOffset"] == str(text.index("met "))
    )
    assert met["MentionTimeDate"] == "20240305080000"
    assert met["MentionType"] == "2"
    assert {m["Actor2CharOffset"] for m in mentions} >= {str(text.index("Tomas Rell"))}


def test_gdelt_codes_are_typed_as_gdelt_has_them(path: Path) -> None:
    for row in written.table(written.of_record(path, "gdelt-events"), columns=gdelt.EVENTS):
        assert row["EventCode"].startswith(row["EventBaseCode"])
        assert row["EventBaseCode"].startswith(row["EventRootCode"])
        assert row["QuadClass"] == "1"
        assert len(row["Day"]) == 8
        assert len(row["DATEADDED"]) == 14
        float(row["FractionDate"])


def test_plover_lines_have_the_manuals_fields_and_their_words(path: Path) -> None:
    texts = {article.id: article.text for article in (builders.ANNOUNCED, builders.HELD)}
    found = written.lines(written.of_record(path, "plover"))
    assert len(found) == len(CASES)
    for line in found:
        assert tuple(line) == plover.FIELDS
        info = line["text_info"]
        assert texts[info["text_story"]][info["start"] : info["end"]] == line["text"]
    visit = next(line for line in found if line["id"] == VISIT.id)
    assert [a["name"] for a in visit["actor"]] == ["Ilse Varga"]
    assert [r["country"] for r in visit["recipient"]] == ["DOR"]  # the visitor is actor, the host recipient


def test_polecat_rows_name_both_sides(path: Path) -> None:
    rows = written.table(written.of_record(path, "polecat"))
    visit = next(r for r in rows if r["Event ID"].startswith(VISIT.id) and r["Event Type"] == "CONSULT")
    assert (visit["Actor Name"], visit["Primary Actor Sector"], visit["Actor Title"]) == (
        "Ilse Varga",
        "GOV",
        "Foreign Minister",
    )
    assert (visit["Event Mode"], visit["Quad Code"], visit["City"]) == ("visit", "VERBAL COOPERATION", "Doranga")
    assert (visit["Actor Name Raw"], visit["GeoNames ID"]) == ("Ilse Varga", "999001")


def test_a_tab_or_line_break_of_an_article_breaks_no_row() -> None:
    event = replace(MEET, place=replace(builders.CITY, name="Do\tran\nga"))
    rows = written.table(written.of_stories("icews", written.story(event)))
    assert {r["City"] for r in rows} == {"Do ran ga"}
    assert all(None not in r and None not in r.values() for r in rows)


@pytest.mark.parametrize(
    ("office", "kind", "sector"),
    [
        ("President", "person", "GOV"),
        ("Foreign Minister", "person", "GOV"),
        (None, "person", ""),
        (None, "ministry", "GOV"),
        (None, "military", "MIL"),
        (None, "country", ""),
        (None, "igo", "IGO"),
    ],
)
def test_sectors_come_from_office_and_kind(office: str | None, kind: str, sector: str) -> None:
    assert facts.plover_sector(replace(builders.VARGA, office=office, kind=kind)) == sector


def test_an_event_of_one_country_alone_still_has_a_row() -> None:
    alone = replace(MEET, participants=(Participant("s-zen", "participant"),))
    (pair,) = acts.directed(next(acts.acts([written.story(alone)])))
    assert (pair.source.name, pair.target) == ("Zenia", None)


def test_weeks_count_by_their_first_day() -> None:
    week = replace(MEET, start=When("2024-03-04/2024-03-10", "week", "that week"))
    (act,) = acts.acts([written.story(week)])
    assert act.day.isoformat() == "2024-03-04"
