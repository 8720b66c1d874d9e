"""Persons and bodies of different articles: joined where they are one, never where they are not."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import world
from dateline.model import Actor, Anchor, Article, Coding, Dateline, Decision, Record, content_id
from dateline.record import build
from tests.record.builders import Joined

ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "name_variants.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def actor(article: str, words: str, kind: str = "person") -> Actor:
    """ "name, country, office" as a local actor."""
    name, country, office = ([*(part.strip() for part in words.split(",", 2)), "", ""])[:3]
    return Actor(content_id("act", article, kind, name), name, kind, country or None, office or None, (name,))


def coding(article: str, *actors: Actor, day: str = "2024-07-24") -> Coding:
    line = Dateline(None, date.fromisoformat(day), None, "")
    return Coding(Article(article, f"Text {article}.", dateline=line), actors, (), (), ())


def joined(*codings: Coding, log: Iterable[Decision] = ()) -> Joined:
    return Joined(codings, log)


def people(*rows: str, days: tuple[str, ...] = ()) -> list[set[str]]:
    """The names of each person of the record, one article a row."""
    codings = [
        coding(f"a{n}", actor(f"a{n}", row), day=days[n] if days else "2024-07-24") for n, row in enumerate(rows)
    ]
    table = joined(*codings)
    return sorted(({c.actors[0].name for c in codings if table[c.actors[0].id] == a} for a in table.actors), key=sorted)


def bodies(kind: str, *rows: str) -> list[Actor]:
    return list(joined(*(coding(f"a{n}", actor(f"a{n}", row, kind)) for n, row in enumerate(rows))).actors)


@pytest.mark.parametrize(("verdict", "left", "right"), ROWS)
def test_names_of_two_articles(verdict: str, left: str, right: str) -> None:
    codings = coding("a", actor("a", left)), coding("b", actor("b", right))
    table = joined(*codings)
    assert (len(table.actors) == 1) == (verdict == "same"), table.judgements


def test_the_table_of_names_is_long_enough() -> None:
    assert len(ROWS) >= 150
    assert {row[0] for row in ROWS} == {"same", "apart"}


def test_a_surname_that_two_persons_bear_stays_alone() -> None:
    assert {"Kim"} in people("Kim Jong Un, PRK, Leader", "Kim Tok Hun, PRK, Premier", "Kim, PRK,")


def test_an_office_beside_the_surname_chooses_between_two() -> None:
    found = people("Kim Jong Un, PRK, Leader", "Kim Tok Hun, PRK, Premier", "Kim, PRK, Premier")
    assert {"Kim", "Kim Tok Hun"} in found


def test_a_surname_without_a_country_joins_in_the_same_story() -> None:
    rest = "Norway", "Kazakhstan"
    states = [[actor(a, f"{s}, {c},", "country") for s, c in zip(rest, ("NOR", "KAZ"), strict=True)] for a in "abc"]
    full = coding("a", actor("a", "Daniyar Seitkali, KAZ, Foreign Minister"), *states[0])
    near = coding("b", actor("b", "Seitkali"), *states[1])
    assert joined(full, near)[near.actors[0].id].name == "Daniyar Seitkali"
    far = coding("c", actor("c", "Seitkali"), *states[2], day="2026-07-24")
    assert joined(full, far)[far.actors[0].id].name == "Seitkali"


HOLDERS = (
    ("Leif Berg, NOR, Foreign Minister", "Leif Berg, NOR, Foreign Minister"),
    (
        "Siv Dahl, NOR, Foreign Minister",
        "Siv Dahl, NOR, Foreign Minister",
    ),
)


@pytest.mark.parametrize(
    ("day", "holder"),
    [("2031-03-01", "Leif Berg"), ("2033-03-01", "Siv Dahl"), ("2032-03-01", None), ("2030-12-01", "Leif Berg")],
)
def test_an_office_without_a_name_joins_the_holder_of_that_time(day: str, holder: str | None) -> None:
    found = people(
        *HOLDERS[0],
        *HOLDERS[1],
        "Foreign Minister of Norway, NOR, Foreign Minister",
        days=("2031-01-01", "2031-06-01", "2032-12-01", "2033-06-01", day),
    )
    expected = {"Foreign Minister of Norway", holder} if holder else {"Foreign Minister of Norway"}
    assert expected in found


def test_two_ministers_of_one_name_in_one_month_are_two() -> None:
    rows = "Juan Perez, PER, Foreign Minister", "Juan Perez, PER, Defense Minister"
    codings = [coding(f"a{n}", actor(f"a{n}", row)) for n, row in enumerate(rows)]
    assert len({a.id for a in joined(*codings).actors}) == 2
    later = replace(
        codings[1], article=replace(codings[1].article, dateline=Dateline(None, date(2026, 1, 1), None, ""))
    )
    assert len(joined(codings[0], later).actors) == 1


def test_the_name_is_the_one_used_most_and_every_form_is_kept() -> None:
    rows = ["Sergey Lavrov, RUS,", "Sergey Lavrov, RUS,", "Sergey Viktorovich Lavrov, RUS,", "Lavrov, RUS,"]
    table = joined(*(coding(f"a{n}", actor(f"a{n}", row)) for n, row in enumerate(rows)))
    (one,) = table.actors
    assert one.name == "Sergey Lavrov"
    assert one.forms == ("Lavrov", "Sergey Lavrov", "Sergey Viktorovich Lavrov")


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("ministry", ("Foreign Ministry of the DPRK, PRK,", "North Korean Foreign Ministry, PRK,")),
        ("ministry", ("Ministry of Foreign Affairs of Russia, RUS,", "Russian Foreign Ministry, RUS,")),
        ("ministry", ("Ministry of Defence of Norway, NOR,", "Norwegian Defense Ministry, NOR,")),
        ("ministry", ("U.S. Department of State, USA,", "State Department, USA,")),
        ("igo", ("Group of Seven", "G7")),
        ("igo", ("NATO", "North Atlantic Treaty Organization")),
        ("organization", ("U.S. Senate, USA,", "Senate, USA,")),
        ("organization", ("Herring Consultative Council of Iceland, ISL,", "Herring Consultative Council")),
        ("delegation", ("Delegation of Russian experts, RUS,", "Russian delegation of experts, RUS,")),
        ("delegation", ("Russian expert delegation, RUS,", "Russian delegation of experts, RUS,")),
        ("military", ("Armed Forces of Ukraine, UKR,", "Military of Ukraine, UKR,")),
        ("country", ("Belarus, BLR,", "Republic of Belarus, BLR,")),
        ("group", ("Protesters from Denmark, DNK,", "Danish protesters, DNK,")),
        ("military", ("Ghana's peacekeepers, GHA,", "Ghanaian peacekeepers, GHA,")),
    ],
)  # fmt: skip
def test_two_names_of_one_body(kind: str, rows: tuple[str, str]) -> None:
    assert len(bodies(kind, *rows)) == 1


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("ministry", ("Foreign Ministry of Norway, NOR,", "Foreign Ministry of Sweden, SWE,")),
        ("ministry", ("Foreign Ministry of Norway, NOR,", "Defense Ministry of Norway, NOR,")),
        ("ministry", ("Foreign Ministry", "Foreign Ministry of Norway, NOR,")),
        ("delegation", ("Russian delegation of doctors, RUS,", "Russian delegation of pilots, RUS,")),
        ("delegation", ("Russian expert delegation, RUS,", "Belarusian expert delegation, BLR,")),
        ("igo", ("United Nations", "UN Security Council")),
        ("group", ("Danish protesters, DNK,", "Norwegian protesters, NOR,")),
        ("group", ("Danish protesters, DNK,", "Danish students, DNK,")),
    ],
)
def test_two_bodies_stay_two(kind: str, rows: tuple[str, str]) -> None:
    assert len(bodies(kind, *rows)) == 2


def test_delegations_of_two_years_are_two() -> None:
    rows = [actor(f"a{n}", "Russian delegation of experts, RUS,", "delegation") for n in range(2)]
    table = joined(coding("a0", rows[0]), coding("a1", rows[1], day="2025-07-24"))
    assert len({a.id for a in table.actors}) == 2


def test_an_organization_is_called_what_readers_call_it() -> None:
    local = [replace(actor(f"a{n}", "Group of Seven", "igo"), forms=("G7",)) for n in range(3)]
    (one,) = joined(*(coding(f"a{n}", a) for n, a in enumerate(local))).actors
    assert one.name == "G7"
    assert set(one.forms) == {"G7", "Group of Seven"}


def test_a_join_says_why() -> None:
    table = joined(
        coding("a", actor("a", "Maxim Ryzhenkov, BLR, Foreign Minister")),
        coding("b", actor("b", "Maxim Ruzhenkov, BLR, Foreign Minister")),
    )
    (judgement,) = table.judgements
    assert judgement.verdict == "same"
    assert {f.name for f in judgement.features} >= {"name", "country", "office"}


def test_a_near_miss_says_why() -> None:
    table = joined(coding("a", actor("a", "Igor Petrov, RUS,")), coding("b", actor("b", "Igor Petrov, BLR,")))
    (judgement,) = table.judgements
    assert judgement.verdict == "not same"
    assert any(f.name == "country" and f.weight < 0 for f in judgement.features)


def decided(action: str, *actors: Actor, number: int = 1, value: str | None = None) -> Decision:
    anchors = [Anchor(a.id, a.id, a.kind, a.country, a.name, a.office or "") for a in actors]
    return Decision(number, "2031-01-01T00:00:00+00:00", "Ann", action, tuple(anchors), value=value)


LAVROV, SERGEI = actor("a", "Sergey Lavrov, RUS, Foreign Minister"), actor("b", "Sergei Lavrov, RUS,")
IVANOV = actor("c", "Pyotr Ivanov, RUS,")
THREE = coding("a", LAVROV), coding("b", SERGEI), coding("c", IVANOV)


def test_a_person_can_take_a_join_back() -> None:
    parted = joined(*THREE, log=[decided("part", LAVROV, SERGEI)])
    assert parted[LAVROV.id] != parted[SERGEI.id]


def test_a_person_can_part_all_of_a_name() -> None:
    again = actor("d", "Sergei Lavrov, RUS,")
    parted = joined(*THREE, coding("d", again), log=[decided("part", LAVROV, value="Sergei Lavrov")])
    assert parted[LAVROV.id] != parted[SERGEI.id] == parted[again.id]


def test_a_person_can_make_a_join_with_all_that_is_joined_already() -> None:
    forced = joined(*THREE, log=[decided("join", LAVROV, IVANOV)])
    assert forced[LAVROV.id] == forced[IVANOV.id] == forced[SERGEI.id]


def test_a_decision_is_a_judgement_of_its_author() -> None:
    table = joined(*THREE, log=[decided("join", LAVROV, IVANOV)])
    assert [j.verdict for j in table.judgements if j.author == "person Ann"] == ["same"]


def test_later_decisions_are_applied_to_what_earlier_ones_made() -> None:
    log = [decided("join", LAVROV, IVANOV), decided("part", LAVROV, IVANOV, number=2)]
    table = joined(*THREE, log=log)
    assert table[LAVROV.id] == table[SERGEI.id] != table[IVANOV.id]


def test_bodies_are_parted_and_joined_too() -> None:
    one, two, other = actor("a", "G7", "igo"), actor("b", "Group of Seven", "igo"), actor("c", "Fjord Pact", "igo")
    told = coding("a", one), coding("b", two), coding("c", other)
    parted = joined(*told, log=[decided("part", one, two)])
    assert parted[one.id] != parted[two.id]
    forced = joined(*told, log=[decided("join", one, other)])
    assert forced[one.id] == forced[other.id] == forced[two.id]


SAMPLE = [row[side] for row in ROWS[:40] for side in (1, 2)]


@settings(max_examples=15, deadline=None)
@given(st.permutations(SAMPLE))
def test_the_order_of_articles_changes_nothing(rows: list[str]) -> None:
    names = {row: f"a{n}" for n, row in enumerate(sorted(set(SAMPLE)))}
    codings = [coding(names[row], actor(names[row], row)) for row in dict.fromkeys(rows)]
    table, straight = joined(*codings), joined(*sorted(codings, key=lambda c: c.article.id))
    assert (table.actors, table.of, table.judgements) == (straight.actors, straight.of, straight.judgements)


def test_no_person_of_the_record_has_two_countries() -> None:
    codings = [coding(f"a{n}", actor(f"a{n}", row[side])) for n, row in enumerate(ROWS) for side in (1,)]
    table = joined(*codings)
    for one, other in combinations(codings, 2):
        a, b = one.actors[0], other.actors[0]
        if a.country and b.country and a.country != b.country:
            assert table[a.id] != table[b.id]


def test_the_record_keeps_the_judgements_on_actors() -> None:
    record: Record = build(
        [coding("a", actor("a", "Sergey Lavrov, RUS,")), coding("b", actor("b", "Sergei Lavrov, RUS,"))], world.load()
    )
    ids = {j.left for j in record.judgements} | {j.right for j in record.judgements}
    assert ids == {local for local, _ in record.actor_of}


def test_a_seat_of_power_has_a_name_of_its_own_and_its_state() -> None:
    found = bodies("government", "White House, USA,", "Government of the United States, USA,")
    assert {(a.name, a.kind, a.country) for a in found} == {
        ("White House", "government", "USA"),
        ("United States", "country", "USA"),
    }
