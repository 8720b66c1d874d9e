"""Reads a codebook: a folder with one YAML file a type, `status.yaml` and `words.yaml`."""

import re
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from dateline.codebook.schema import Codebook, EventType, StatusCues
from dateline.errors import CodebookError

T = TypeVar("T", bound=BaseModel)
SHIPPED = Path(__file__).parent / "plover"


class _Loader(yaml.SafeLoader):
    """YAML in which "on", "off", "yes" and "no" are words: "on" is a preposition here, not a truth value."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def load(path: Path | None = None) -> Codebook:
    """The codebook in this folder, or the one that ships with Dateline.

    Raises CodebookError, which names the file and the field.
    """
    return _read(path or SHIPPED)


@cache
def _read(folder: Path) -> Codebook:
    if not folder.is_dir():
        raise CodebookError(f"{folder}: no such folder; a codebook is a folder of YAML files, one for each type")
    words = {name: _words(values, folder) for name, values in _yaml(folder / "words.yaml").items()}
    head = _yaml(folder / "status.yaml")
    version = head.pop("version", None)
    if not isinstance(version, str):
        raise CodebookError(f'{folder / "status.yaml"}: version: a text such as "plover-2.0/1" is needed')
    statuses = {name: _valid(StatusCues, cues, folder / "status.yaml", name) for name, cues in head.items()}
    types: dict[str, EventType] = {}
    for file in sorted(folder.glob("*.yaml")):
        if file.name not in ("words.yaml", "status.yaml"):
            event_type = _valid(EventType, _spelled_out(_yaml(file), words, file), file)
            types[event_type.type] = event_type
    if not types:
        raise CodebookError(f"{folder}: holds no event type")
    return _valid(Codebook, {"version": version, "types": types, "statuses": statuses, "words": words}, folder)


def _yaml(file: Path) -> dict[str, Any]:
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # a SafeLoader
    except FileNotFoundError:
        raise CodebookError(f"{file}: this file is missing from the codebook") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CodebookError(f"{file}: not valid YAML: {error}") from None
    if not isinstance(data, dict):
        raise CodebookError(f"{file}: the top level must be fields with values")
    return data


def _words(values: Any, folder: Path) -> tuple[str, ...]:
    if not (isinstance(values, list) and all(isinstance(v, str) for v in values)):
        raise CodebookError(f"{folder / 'words.yaml'}: every set must be a list of words")
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
