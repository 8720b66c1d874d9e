"""Where the options come from: the command line, else the environment, else `dateline.toml`, else what stands here."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.errors import InputError

FILE = Path("dateline.toml")


class Config(BaseModel):
    """The options of `dateline.toml` in the working directory. Paths are relative to it; `record` may be the
    address of a server."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    record: str = "dateline.db"
    format: Literal["table", "json"] = "table"


def load(file: Path = FILE, environment: Mapping[str, str] = os.environ) -> Config:
    """The options, without those of the command line.

    Raises InputError, which names the file and the option.
    """
    given: dict[str, object] = {}
    if file.exists():
        try:
            given = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise InputError(f"{file}: {error}") from error
    if environment.get("DATELINE_RECORD"):
        given["record"] = environment["DATELINE_RECORD"]
    try:
        return Config.model_validate(given)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise InputError(f"{file}: {wrong} (known options: {', '.join(Config.model_fields)})") from error
