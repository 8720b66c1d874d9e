"""Layouts that other programs read: each is read back by such a program, or held against its standard."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.formats import LAYOUTS, dossier, ical, jsonl
from dateline.formats.brief import brief
from dateline.store import EventFilter, View
from tests.formats import written
from tests.store import builders
from tests.store.builders import CALL, MEET, VISIT


def test_every_layout_says_what_it_is() -> None:
    assert all(layout.summary and bool(layout.of_events) != bool(layout.of_kind) for layout in LAYOUTS.values())


# --- Parquet ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", jsonl.TABLES)
def test_parquet_reads_back_as_the_lines_of_json(path: Path, what: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(written.of_record(path, "parquet", what)))
    assert table.to_pylist() == written.lines(written.of_record(path, "jsonl", what))


def test_parquet_types_do_not_depend_on_the_record(tmp_path: Path, path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from dateline.store import Writer

    empty = tmp_path / "empty.db"
    Writer(empty, coder="dateline test").close()
    schemas = [parquet.read_schema(io.BytesIO(written.of_record(p, "parquet"))) for p in (empty, path)]
    assert schemas[0] == schemas[1]


# --- FollowTheMoney --------------------------------------------------------------------------------------------------


def test_ftm_entities_refer_to_each_other(path: Path) -> None:
    entities = {e["id"]: e for e in written.lines(written.of_record(path, "ftm"))}
    visit = entities[VISIT.id]["properties"]
    assert [entities[id]["schema"] for id in visit["involved"]] == ["Person"]
    assert visit["date"] == ["2024-03-04"]
    assert {entities[id]["schema"] for id in visit["proof"]} == {"Article"}


def test_ftm_entities_are_valid(path: Path) -> None:
    ftm = pytest.importorskip("followthemoney")
    for data in written.lines(written.of_record(path, "ftm")):
        schema = ftm.model.get(data["schema"])
        assert schema, data["schema"]
        assert set(data["properties"]) <= set(schema.properties), data
        entity = ftm.model.get_proxy(data, cleaned=False)
        kept = entity.to_dict()["properties"]
        lost = set(data["properties"]) - set(kept)
        assert not lost - {"country"}, (data, lost)  # invented countries have no code


# --- GeoJSON, calendars, graphs, linked data -------------------------------------------------------------------------


def test_geojson_points_are_longitude_first(path: Path) -> None:
    collection = json.loads(written.of_record(path, "geojson"))
    assert collection["type"] == "FeatureCollection"
    assert {tuple(f["geometry"]["coordinates"]) for f in collection["features"]} == {(31.25, -12.5)}
    assert len(collection["features"]) == 2


def test_a_calendar_reads_back_with_its_plans(path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    entries = {str(e["UID"]): e for e in icalendar.Calendar.from_ical(written.of_record(path, "ical")).walk("VEVENT")}
    assert set(entries) == {f"{VISIT.id}@dateline", f"{CALL.id}@dateline"}
    visit, call = entries[f"{VISIT.id}@dateline"], entries[f"{CALL.id}@dateline"]
    assert (str(visit["STATUS"]), str(call["STATUS"])) == ("CONFIRMED", "TENTATIVE")
    assert (call["DTSTART"].dt.isoformat(), call["DTEND"].dt.isoformat()) == ("2024-03-04", "2024-03-11")
    assert builders.VISITING.evidence.of(builders.HELD.text) in str(visit["DESCRIPTION"])


def test_lines_of_a_calendar_are_folded_between_characters(path: Path) -> None:
    text = written.of_record(path, "ical")
    assert text.endswith("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= ical.OCTETS


@pytest.mark.parametrize("layout", ["gexf", "graphml"])
def test_graphs_read_back_with_weights(path: Path, layout: str) -> None:
    networkx = pytest.importorskip("networkx")
    read = {"gexf": networkx.read_gexf, "graphml": networkx.read_graphml}[layout]
    graph = read(io.BytesIO(written.of_record(path, layout).encode()))
    assert {graph.nodes[n]["label"] for n in graph} == {"Ilse Varga", "Tomas Rell"}
    (edge,) = graph.edges(data=True)
    assert (edge[2]["weight"], edge[2]["types"]) == (1, "meet")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # within rdflib itself
def test_linked_data_is_valid_rdf_and_points_at_the_words(path: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=written.of_record(path, "jsonld"), format="json-ld")
    oa, schema = rdflib.Namespace("http://www.w3.org/ns/oa#"), rdflib.Namespace("https://schema.org/")
    assert len(set(graph.subjects(rdflib.RDF.type, oa.Annotation))) == 5
    assert len(set(graph.subjects(rdflib.RDF.type, schema.Event))) == 4
    quotes = {str(o) for o in graph.objects(None, oa.exact)}
    assert builders.RECALLED.evidence.of(builders.HELD.text) in quotes


# --- dossiers --------------------------------------------------------------------------------------------------------


@pytest.fixture
def made(path: Path) -> dossier.Dossier:
    with View(path) as view:
        return brief(view, EventFilter(actor="varga"))


def test_a_brief_has_what_happened_was_said_planned_and_disputed(made: dossier.Dossier) -> None:
    assert [section.title for section in made.sections] == [
        "What happened", "What was said", "What was planned", "What is disputed",
    ]  # fmt: skip


def test_nothing_stands_in_a_brief_without_a_source(made: dossier.Dossier) -> None:
    texts = builders.ANNOUNCED.text + builders.HELD.text
    for section in made.sections:
        for line in section.lines:
            assert line.notes
            assert all(note.quote in texts for note in line.notes)


def test_a_plan_in_a_brief_has_its_fate(made: dossier.Dossier) -> None:
    (planned,) = (section for section in made.sections if section.title == "What was planned")
    assert any("Kept, announced 2024-03-01" in line.text for line in planned.lines)
    assert any("Open" in line.text and "Obi Talu" in line.text for line in planned.lines)


def test_every_mark_of_a_dossier_has_its_footnote(made: dossier.Dossier) -> None:
    import re

    text = dossier.markdown(made)
    marks, notes = re.findall(r"\[\^(\d+)\](?!:)", text), re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert marks == notes
    assert marks


def test_words_of_an_article_are_no_markup(path: Path) -> None:
    outlet = "Doranga Daily [bold]"  # the builders' own trap
    text = written.of_record(path, "markdown")
    assert outlet not in text
    assert outlet.replace("[", "\\[").replace("]", "\\]") in text
    hostile = written.story(replace(MEET, place=replace(builders.CITY, name="<script>x</script>")))
    page = written.of_stories("html", hostile)
    assert "<script>" not in page


def test_a_page_is_whole_html(made: dossier.Dossier) -> None:
    from html.parser import HTMLParser

    opened: list[str] = []

    class Balanced(HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:
            if tag != "meta":
                opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    Balanced().feed(dossier.page(made))
    assert opened == []


def test_a_dossier_on_paper(made: dossier.Dossier) -> None:
    pytest.importorskip("typst")
    assert dossier.pdf(made).startswith(b"%PDF")
