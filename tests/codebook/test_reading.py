"""The codebook that ships is whole, and a slip in an edited one is named with its file and field."""

import shutil
from pathlib import Path

import pytest

from dateline import codebook
from dateline.codebook.reading import SHIPPED
from dateline.errors import CodebookError

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "own"))


def edit(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_file_of_changes_reaches_the_conduct_of_visits(tmp_path: Path) -> None:
    file = tmp_path / "my.yaml"
    file.write_text(
        "type: cultural site\nframes:\n"
        "  - {id: conduct.culture.plant, verbs: [plant], objects: [tree], roles: {actor: [subject]}}\n",
        encoding="utf-8",
    )
    frames = codebook.load(file).conduct["cultural site"].frames
    assert [f.id for f in frames][-1] == "conduct.culture.plant"
    assert len(frames) == len(codebook.load().conduct["cultural site"].frames) + 1


def test_conduct_that_nothing_asks_for_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    shutil.copytree(SHIPPED, folder)
    (folder / "conduct.yaml").write_text("type: golf played\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"conduct.yaml: type: 'golf played' is none of public address"):
        codebook.load(folder)


def test_the_shipped_codebook_has_the_sixteen_types() -> None:
    assert set(codebook.load().types) == PLOVER


def test_every_type_is_defined_with_a_frame_and_a_trap() -> None:
    for event_type in codebook.load().types.values():
        assert event_type.definition
        assert event_type.frames
        assert event_type.traps


@pytest.mark.parametrize("kind", codebook.load().types)
def test_every_mode_has_a_definition_and_a_frame(kind: str) -> None:
    event_type = codebook.load().types[kind]
    assert {frame.mode for frame in event_type.frames} - {None} == set(event_type.modes)
    assert event_type.counter_examples
    assert all(mode.definition for mode in event_type.modes.values())


def test_consult_has_the_modes_of_the_field() -> None:
    assert set(codebook.load().types["CONSULT"].modes) == {"visit", "meet", "phone", "multilateral", "third-party"}


def test_on_is_a_preposition_and_not_a_truth_value() -> None:
    _, frame = codebook.load().frame("request.call-on")
    assert "on" in frame.roles["recipient"]


def test_a_word_set_is_spelled_out() -> None:
    _, frame = codebook.load().frame("support.sign")
    assert "treaty" in frame.objects
    assert not any(word.startswith("$") for word in frame.objects)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("consult.yaml", "mode: phone", "mode: fax", "fax"),
        ("consult.yaml", "verbs: [visit]", "verb: [visit]", "verb"),
        ("agree.yaml", "quad: verbal cooperation", "quad: verbal", "quad"),
        ("aid.yaml", "$weapons", "$wepons", "wepons"),
        ("request.yaml", "id: request.invite\n", "id: request.call-on\n", "used twice"),
        ("sanction.yaml", "roles: {actor: [subject]", "roles: {author: [subject]", "author"),
        ("status.yaml", "version: ", "edition: ", "version"),
        ("reject.yaml", "type: REJECT", "type: [REJECT", "not valid YAML"),
    ],
)
def test_a_slip_is_named_with_its_file(own: Path, file: str, old: str, new: str, said: str) -> None:
    edit(own, file, old, new)
    with pytest.raises(CodebookError) as raised:
        codebook.load(own)
    assert said in str(raised.value)
    assert str(own) in str(raised.value)


def test_a_missing_folder_says_what_a_codebook_is(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="folder of YAML files"):
        codebook.load(tmp_path / "nowhere")


def test_a_word_that_somebody_adds_is_used(own: Path) -> None:
    edit(own, "consult.yaml", "verbs: [meet, ", "verbs: [meet, powwow, ")
    _, frame = codebook.load(own).frame("consult.meet.meet")
    assert "powwow" in frame.verbs


def changes(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "my.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_of_changes_leaves_the_rest_as_it_is(tmp_path: Path) -> None:
    book = codebook.load(changes(tmp_path, "type: AID\ndrop: [aid.relief]\n"))
    shipped = codebook.load()
    assert {f.id for f in shipped.types["AID"].frames} - {f.id for f in book.types["AID"].frames} == {"aid.relief"}
    assert book.types["CONSULT"] == shipped.types["CONSULT"]
    assert book.version != shipped.version


def test_a_frame_with_a_known_id_takes_its_place(tmp_path: Path) -> None:
    text = "type: AID\nframes: [{id: aid.relief, verbs: [gift], roles: {actor: [subject]}}]\n"
    assert codebook.load(changes(tmp_path, text)).frame("aid.relief")[1].verbs == ("gift",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("type: AID\nframes: [{id: x, verbs: [give], mode: fax, roles: {actor: [subject]}}]", "fax"),
        ("type: SPORT\ndefinition: Games.", "SPORT"),
        ("words: {gifts: panda}", "list of words"),
        ("- a list", "top level"),
    ],
)
def test_a_slip_in_a_file_of_changes_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CodebookError, match=said):
        codebook.load(changes(tmp_path, text))


def test_what_counts_only_between_given_sides_is_kept_out_of_the_record() -> None:
    given = [f for t in codebook.load().types.values() for f in t.frames if f.given]
    assert len(given) > 50
    assert all(any(not f.given for f in t.frames) for t in codebook.load().types.values())
