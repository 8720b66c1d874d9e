"""What the doctor finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a record; `mended` says whether it is right now, `remedy` what else would make it so."""

    what: str
    mended: bool = False
    remedy: str = ""
