"""The house rules of imports, read from the source itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline

SOURCE = Path(dateline.__file__).parent
STAGES = {"sources", "articles", "language", "mentions", "reports", "second_coder", "record"}
FACTS = {"model", "errors", "codebook", "world"}

# What each room may import of ours. The package itself ("dateline") holds nothing but names and the version.
ALLOWED = {
    "errors": set(),
    "model": set(),
    "codebook": {"errors", "model"},
    "world": {"errors", "model"},
    **dict.fromkeys(STAGES, FACTS),
    "store": {"errors", "model"},
    "formats": {"errors", "model", "store", "world"},
    "compare": {"errors", "model", "store", "world"},
    "processes": set(),
    "samples": set(),
    "config": {"errors"},
    "pipeline": {*STAGES, *FACTS, "processes", "store"},
    "scale": {"errors", "model", "sources", "articles", "pipeline", "processes", "store"},
    "reviewing": {"errors", "model", "store", "pipeline"},
    "front": {*FACTS, "store", "formats", "pipeline", "processes", "scale", "reviewing", "second_coder", "dateline"},
    "web": {"errors", "model", "store", "formats", "compare", "front", "reviewing", "dateline"},
    "cli": {
        "errors",
        "model",
        "codebook",
        "world",
        "store",
        "formats",
        "compare",
        "config",
        "front",
        "web",
        "pipeline",
        "reviewing",
        "samples",
        "second_coder",
        "dateline",
    },
    "__init__": {"errors", "front"},
    "__main__": {"cli"},
    "evaluation": {*STAGES, *FACTS, "store", "formats", "pipeline", "front", "samples", "dateline"},
}
FILES = sorted(SOURCE.rglob("*.py"))


def room_of(file: Path) -> str:
    return file.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[tuple[str, int]]:
    """The rooms that a file imports, with the line; also inside functions and for types only."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: relative import"
            inside = node.module == "dateline"
            names = [f"dateline.{alias.name}" for alias in node.names] if inside else [node.module or ""]
        for name in names:
            parts = name.split(".")
            if parts[0] == "dateline":
                known = len(parts) > 1 and ((SOURCE / parts[1]).is_dir() or (SOURCE / f"{parts[1]}.py").exists())
                yield parts[1] if known else "dateline", getattr(node, "lineno", 0)


def test_every_room_is_known() -> None:
    assert {room_of(file) for file in FILES} <= set(ALLOWED)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_room_imports_only_what_it_may(file: Path) -> None:
    room = room_of(file)
    wrong = [f"line {line}: {name}" for name, line in imported(file) if name not in ALLOWED[room] | {room}]
    assert not wrong, f"{room} may import {sorted(ALLOWED[room])}"


def test_rooms_import_each_other_in_no_circle() -> None:
    edges = {room: set[str]() for room in ALLOWED}
    for file in FILES:
        edges[room_of(file)] |= {name for name, _ in imported(file)} - {room_of(file), "dateline"}
    # The package's lazy names are the front door's; nothing depends on the package for more than those.
    edges["__init__"] = set()
    done: list[str] = []
    while len(done) < len(edges):
        free = [room for room in sorted(edges) if room not in done and edges[room] <= set(done)]
        assert free, f"a circle among {sorted(set(edges) - set(done))}"
        done += free


def test_importing_the_package_imports_no_room_but_errors() -> None:
    tree = ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8"))
    top = [node.module for node in tree.body if isinstance(node, ast.ImportFrom) and node.module != "typing"]
    assert top == ["dateline.errors"]


@pytest.mark.parametrize(
    "file", [f for f in FILES if room_of(f) != "language"], ids=lambda file: str(file.relative_to(SOURCE))
)
def test_dependency_labels_stay_in_the_language_room(file: Path) -> None:
    if file == SOURCE / "model" / "language.py":
        return  # where tokens are defined
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in ("deprel", "head"):
            of = ast.unparse(node.value)
            token = node.attr == "deprel" or "token" in of or of in ("t", "tok", "word")  # phrases have a head too
            assert not token, f"line {node.lineno}: {of}.{node.attr}"


def test_only_the_language_room_loads_the_model() -> None:
    for file in FILES:
        heavy = [
            node.lineno
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in ([a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""])
            if name.split(".")[0] in ("spacy", "onnxruntime", "tokenizers", "dateline_en")
        ]
        assert not heavy or room_of(file) == "language", f"{file}: line {heavy}"


def test_there_is_no_room_for_odds_and_ends() -> None:
    assert not [
        file for file in SOURCE.rglob("*") if file.stem in ("utils", "util", "common", "helpers", "core", "misc")
    ]
