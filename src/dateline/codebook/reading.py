"""Reads a codebook: a folder with one YAML file a type, `conduct.yaml`, `status.yaml` and `words.yaml`, or one file of
changes."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from dateline.codebook.schema import Codebook, EventType, StatusCues
from dateline.errors import CodebookError
from dateline.model import CONDUCT

T = TypeVar("T", bound=BaseModel)
CONDUCT_FILE = "conduct.yaml"
NO_TYPES = ("words.yaml", "status.yaml", CONDUCT_FILE)
SHIPPED = Path(__file__).parent / "plover"


_Fastest = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # seven times faster where PyYAML has it


class _Loader(_Fastest):  # type: ignore[misc,valid-type]
    """YAML in which "on", "off", "yes" and "no" are words: "on" is a preposition here, not a truth value."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Fastest.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def load(path: Path | None = None) -> Codebook:
    """The codebook in this folder, or the one that ships with Dateline.

    A file instead of a folder holds changes to the shipped one: see `_changed`. Raises CodebookError, which names the
    file and the field.
    """
    if path is not None and path.is_file():
        return _changed(path)
    return _read(path or SHIPPED)


def _changed(file: Path) -> Codebook:
    """The shipped codebook with the changes of one file of YAML documents, one for each type.

    A new type is given whole. For a type that exists only `type` is needed: `modes` and `frames` join those that are
    there, a frame with a known id takes its place, `drop` lists the ids of frames to leave out, and any other field
    replaces the old one. A document without `type` may hold `words` (new sets, or more words of a set) and `version`.
    """
    types, conduct, words = _raw(SHIPPED)
    version = f"{_version(SHIPPED)}+{file.stem}-{sha256(file.read_bytes()).hexdigest()[:8]}"
    for number, document in enumerate(_documents(file), start=1):
        name = document.get("type")
        if name is None:
            version = str(document.get("version", version))
            for name, more in document.get("words", {}).items():
                words[name] = tuple(dict.fromkeys((*words.get(name, ()), *_words(more, file))))
        elif not isinstance(name, str):
            raise CodebookError(f"{file}: document {number}: type: a name in capitals is needed")
        else:
            there = conduct if name in CONDUCT else types
            there[name] = _joined(there.get(name, {}), document)
    parts = {"types": _types(types, words, file), "conduct": _types(conduct, words, file)}
    return _valid(Codebook, {"version": version, **parts, "statuses": _statuses(SHIPPED), "words": words}, file)


def _types(raw: dict[str, dict[str, Any]], words: dict[str, tuple[str, ...]], file: Path) -> dict[str, EventType]:
    return {name: _valid(EventType, _spelled_out(kind, words, file), file, name) for name, kind in raw.items()}


def _joined(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    dropped = {*new.get("drop", ()), *(f.get("id") for f in new.get("frames", ()))}
    frames = [f for f in old.get("frames", ()) if f["id"] not in dropped]
    return {
        **old,
        **{key: value for key, value in new.items() if key != "drop"},
        "modes": {**old.get("modes", {}), **new.get("modes", {})},
        "frames": [*frames, *new.get("frames", ())],
    }


@cache
def _read(folder: Path) -> Codebook:
    if not folder.is_dir():
        raise CodebookError(
            f"{folder}: no such file or folder; a codebook is a folder of YAML files, one for each type"
        )
    version, statuses = _version(folder), _statuses(folder)
    words = _word_sets(folder)
    types: dict[str, EventType] = {}
    for file in _type_files(folder):
        event_type = _valid(EventType, _spelled_out(_yaml(file), words, file), file)
        types[event_type.type] = event_type
    if not types:
        raise CodebookError(f"{folder}: holds no event type")
    conduct = _types(_conduct(folder), words, folder / CONDUCT_FILE)
    parts = {"types": types, "conduct": conduct, "statuses": statuses, "words": words}
    return _valid(Codebook, {"version": version, **parts}, folder)


def _raw(folder: Path) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]], dict[str, tuple[str, ...]]]:
    """The types and the conduct of a folder as they are written, and its word sets."""
    written = [_yaml(file) for file in _type_files(folder)]
    return {raw["type"]: raw for raw in written}, _conduct(folder), _word_sets(folder)


def _conduct(folder: Path) -> dict[str, dict[str, Any]]:
    """What is asked of visits, one document for each of CONDUCT; a folder without the file asks nothing."""
    file = folder / CONDUCT_FILE
    found = {str(document.get("type")): document for document in _documents(file)} if file.is_file() else {}
    for name in found:
        if name not in CONDUCT:
            raise CodebookError(f"{file}: type: {name!r} is none of {', '.join(CONDUCT)}")
    return found


def _type_files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.glob("*.yaml")) if file.name not in NO_TYPES]


def _word_sets(folder: Path) -> dict[str, tuple[str, ...]]:
    return {name: _words(values, folder / "words.yaml") for name, values in _yaml(folder / "words.yaml").items()}


def _version(folder: Path) -> str:
    version = _yaml(folder / "status.yaml").get("version")
    if not isinstance(version, str):
        raise CodebookError(f'{folder / "status.yaml"}: version: a text such as "plover-2.0/1" is needed')
    return version


def _statuses(folder: Path) -> dict[str, StatusCues]:
    file = folder / "status.yaml"
    return {name: _valid(StatusCues, cues, file, name) for name, cues in _yaml(file).items() if name != "version"}


def _yaml(file: Path) -> dict[str, Any]:
    documents = _documents(file)
    if len(documents) != 1:
        raise CodebookError(f"{file}: one document is needed, {len(documents)} are there")
    return documents[0]


def _documents(file: Path) -> list[dict[str, Any]]:
    try:
        data = list(yaml.load_all(file.read_text(encoding="utf-8"), Loader=_Loader))  # a SafeLoader
    except FileNotFoundError:
        raise CodebookError(f"{file}: this file is missing from the codebook") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CodebookError(f"{file}: not valid YAML: {error}") from None
    if not all(isinstance(document, dict) for document in data):
        raise CodebookError(f"{file}: the top level must be fields with values")
    return data


def _words(values: Any, file: Path) -> tuple[str, ...]:
    if not (isinstance(values, list) and all(isinstance(v, str) for v in values)):
        raise CodebookError(f"{file}: every set must be a list of words")
    return tuple(values)


def _spelled_out(value: Any, words: dict[str, tuple[str, ...]], file: Path) -> Any:
    """The same data with every `$set` in a list replaced by the words of that set."""
    if isinstance(value, dict):
        return {key: _spelled_out(inner, words, file) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    out: list[Any] = []
    for item in value:
        if isinstance(item, str) and item.startswith("$") and item != "$":
            if item[1:] not in words:
                raise CodebookError(f"{file}: {item} is no word set of words.yaml")
            out.extend(words[item[1:]])
        else:
            out.append(_spelled_out(item, words, file))
    return out


def _valid(model: type[T], data: Any, file: Path, field: str = "") -> T:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in ((field,) if field else ()) + first["loc"])
        raise CodebookError(f"{file}: {where or 'codebook'}: {first['msg']}") from None
