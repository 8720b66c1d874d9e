"""A user's own facts: what a file of them may be, what is refused, and that they win."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.world import Holder, World, load, update
from dateline.world.own import folder, read
from dateline.world.terms import winning

Give = Callable[[str], World]
HEAD = "person,office,country,start,end\n"


@pytest.fixture
def give(tmp_path: Path) -> Give:
    """Puts a file among the own facts, and gives the world with them."""

    def given(text: str) -> World:
        file = tmp_path / "given.csv"
        file.write_text(text, encoding="utf-8")
        update(file, tmp_path / "facts", load())
        return World(read(tmp_path / "facts"))

    return given


def refused(text: str, tmp_path: Path) -> str:
    file = tmp_path / "given.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        update(file, tmp_path / "facts", load())
    return str(error.value)


def test_a_holder_of_ones_own_is_known(give: Give) -> None:
    world = give(f"{HEAD}Otto Fjell,Foreign Minister,Norway,2031-03,\n")
    assert [(h.office, h.country, h.source) for h in world.holders("Otto Fjell")] == [
        ("Foreign Minister", "NOR", "given.csv")
    ]


def test_ones_own_holder_wins_over_the_shipped_one(give: Give) -> None:
    world = give(f"{HEAD}Otto Fjell,Secretary of State,USA,2025-06-01,2025-07-01\n")
    holder = world.holder("USA", "Secretary of State", date(2025, 6, 10))
    assert holder
    assert holder.person == "Otto Fjell"


def test_a_shipped_term_ends_where_ones_own_begins() -> None:
    old = Holder("Anna Berg", "NOR", "Foreign Minister", "2029", names=("Anna Berg",))
    new = Holder("Otto Fjell", "NOR", "Foreign Minister", "2031-03-01", names=("Otto Fjell",))
    assert [h.end for h in winning([new], [old], ["Foreign Minister"])] == ["2031-03-01", None]


def test_several_hold_an_office_that_is_not_one_persons() -> None:
    old = Holder("Anna Berg", "NOR", "Ambassador", "2029", names=("Anna Berg",))
    new = Holder("Otto Fjell", "NOR", "Ambassador", "2031-03-01", names=("Otto Fjell",))
    assert winning([new], [old], ["Foreign Minister"]) == (old, new)


def test_an_open_term_says_nothing_of_later_days_than_its_source_knows() -> None:
    shipped = Holder("Anna Berg", "NOR", "Foreign Minister", "2031", names=("Anna Berg",))
    mine = Holder("Otto Fjell", "NOR", "Foreign Minister", "2027", names=("Otto Fjell",), seen="2028-01-01")
    assert shipped in winning([mine], [shipped], ["Foreign Minister"])


def test_a_counterpart_sits_in_the_same_seat() -> None:
    old = Holder("Anna Berg", "GBR", "Foreign Secretary", "2029", names=("Anna Berg",))
    new = Holder("Otto Fjell", "GBR", "Foreign Minister", "2031", names=("Otto Fjell",))
    assert winning([new], [old], ["Foreign Minister", "Foreign Secretary"])[0].end == "2031"


def test_the_same_term_of_the_same_person_is_replaced() -> None:
    old = Holder("Anna Berg", "NOR", "Ambassador", "2029", names=("Anna Berg",))
    new = Holder("Anna Berg", "NOR", "Ambassador", "2029-05-01", "2030", names=("Anna Berg",))
    assert winning([new], [old], []) == (new,)


@pytest.mark.parametrize(
    "row",
    [
        "http://www.wikidata.org/entity/Q7,Otto Fjell,Minister of Foreign Affairs of Norway,NOR,2031-03-01T00:00:00Z,",
        "http://www.wikidata.org/entity/Q7,Otto Fjell,Minister of Foreign Affairs of Norway,,2031-03-01,",
        "Q7,Otto Fjell,foreign minister,Kingdom of Norway,2031-03-01,_:genid1",
    ],
)
def test_a_csv_of_the_query_service_is_understood(row: str, give: Give) -> None:
    world = give(f"person,personLabel,officeLabel,country,start,end\n{row}\n")
    (holder,) = world.own.holders
    assert (holder.person, holder.wikidata, holder.office, holder.country, holder.start, holder.end) == (
        *("Otto Fjell", "Q7", "Foreign Minister", "NOR", "2031-03-01", None),
    )


@pytest.mark.parametrize("verbose", [True, False])
def test_a_json_of_the_query_service_is_understood(verbose: bool, give: Give) -> None:
    row = {"person": "http://www.wikidata.org/entity/Q7", "personLabel": "Otto Fjell", "officeLabel": "Premier"}
    row |= {"country": "NOR", "start": "2031-01-01T00:00:00Z"}
    cells = {name: {"type": "literal", "value": value} for name, value in row.items()}
    world = give(json.dumps({"head": {}, "results": {"bindings": [cells]}} if verbose else [row]))
    assert [(h.person, h.start) for h in world.own.holders] == [("Otto Fjell", "2031-01-01")]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Otto Fjell,King,Narnia,2031,", "line 2: country 'Narnia' is unknown: give its ISO 3166 alpha-3 code"),
        ("Otto Fjell,King,,2031,", "line 2: no country and no organization"),
        (",King,Norway,2031,", "line 2: no person: give the name in English"),
        ("Q7,King,Norway,2031,", "line 2: no person"),
        ("Otto Fjell,,Norway,2031,", "line 2: no office"),
        ("Otto Fjell,King,Norway,12 March,", "line 2: start '12 March' is no date: write it as 2031-03-12"),
        ("Otto Fjell,King,Norway,2031-02-30,", "line 2: start '2031-02-30' is no date"),
        ("Otto Fjell,King,Norway,2031,2030-04", "line 2: it ends (2030-04) before it begins (2031)"),
    ],
)
def test_a_wrong_row_is_named_with_its_line_and_the_remedy(row: str, told: str, tmp_path: Path) -> None:
    assert told in refused(f"{HEAD}{row}\n", tmp_path)


def test_nothing_is_kept_of_a_file_that_is_refused(tmp_path: Path) -> None:
    refused(f"{HEAD}Anna Berg,King,Norway,2031,\nOtto Fjell,King,Narnia,2031,\n", tmp_path)
    assert read(tmp_path / "facts").holders == ()


def test_wrong_rows_can_be_left_out(tmp_path: Path) -> None:
    file = tmp_path / "given.csv"
    file.write_text(f"{HEAD}Anna Berg,King,Norway,2031,\nOtto Fjell,King,Narnia,2031,\n", encoding="utf-8")
    done = update(file, tmp_path / "facts", load(), skip=True)
    assert (done.rows, done.new, len(done.skipped)) == (1, 1, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "its columns (a, b) are not those of a table of facts: holders: person, office"),
        ("", "holds no rows"),
        ('{"rows": 1}', "this JSON holds no rows"),
        ("{", "neither JSON of the query service nor CSV"),
        ("name,latitude,longitude\nPier 9,95,10\n", "line 2: latitude '95' is none: write degrees from -90 to 90"),
        ("name,kind\nFjord Bank,bank\n", "line 2: kind 'bank' is none: one of igo"),
    ],
)
def test_a_file_that_is_no_table_of_facts_is_refused(text: str, told: str, tmp_path: Path) -> None:
    assert told in refused(text, tmp_path)


def test_a_row_replaces_what_was_given_before_of_the_same_person_and_office(give: Give) -> None:
    give(f"{HEAD}Otto Fjell,King,Norway,2031,\nAnna Berg,Premier,Norway,2031,\n")
    world = give(f"{HEAD}Otto Fjell,King,Norway,2030,2033\n")
    assert [(h.person, h.start) for h in world.own.holders] == [("Anna Berg", "2031"), ("Otto Fjell", "2030")]


def test_the_version_is_that_of_the_facts_whatever_file_and_order_they_came_in(tmp_path: Path) -> None:
    rows = ["Otto Fjell,King,Norway,2031,2032", "Anna Berg,Premier,Norway,2031,2032"]
    for name, order in (("one", rows), ("other", rows[::-1])):
        for number, row in enumerate(order):
            file = tmp_path / f"{name}{number}.csv"
            file.write_text(f"{HEAD}{row}\n", encoding="utf-8")
            update(file, tmp_path / name, load())
    assert read(tmp_path / "one").version == read(tmp_path / "other").version != ""


def test_without_own_facts_there_is_no_version(tmp_path: Path) -> None:
    assert read(tmp_path / "none").version == ""


def test_the_name_of_ones_own_place_means_that_place_alone(give: Give) -> None:
    world = give("name,kind,country,latitude,longitude,names\nPier Hall,venue,NOR,59.9,10.7,Oslo\n")
    assert [found.place.name for found in world.places("Oslo")] == ["Pier Hall"]


def test_ones_own_body_wins_over_the_shipped_one(give: Give) -> None:
    body = give("name,kind,country,names\nFjord Pact,igo,,UN|Pact\n").organization("UN")
    assert body
    assert body.name == "Fjord Pact"


def test_the_folder_is_what_the_environment_names() -> None:
    assert folder({"DATELINE_FACTS": "/somewhere"}) == Path("/somewhere")


def test_a_kept_table_that_is_broken_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "holders.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"holders\.csv: your own facts cannot be read .* delete it"):
        read(tmp_path)
