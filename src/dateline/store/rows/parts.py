"""What several rows have: spans, times, places; and how values and names are compared."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import is_dataclass
from typing import Any

from anyascii import anyascii
from sqlalchemy import RowMapping

from dateline.model import (
    Place,
    Span,
    When,
)

Row = RowMapping


Values = dict[str, Any]


def digest(value: object) -> str:
    """SHA-256 of a dataclass as canonical JSON: equal values have equal digests in every run."""
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """What JSON has in place of a value: names and values of a dataclass, else its text."""
    return {field: getattr(value, field) for field in value.__dataclass_fields__} if is_dataclass(value) else str(value)


def folded(text: str) -> str:
    """Plain lower-case words for comparing names: "Chŏe Sŏn-hŭi" and "Choe Son Hui" are alike.

    >>> folded("Łukasz  O'Brien-Núñez")
    'lukasz o brien nunez'
    """
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(text).lower()))


def from_span(name: str, span: Span | None) -> Values:
    return {f"{name}_at": span.start if span else None, f"{name}_to": span.end if span else None}


def to_span(row: Row, name: str) -> Span | None:
    return None if row[f"{name}_at"] is None else Span(row[f"{name}_at"], row[f"{name}_to"])


def sure_span(row: Row, name: str) -> Span:
    return Span(row[f"{name}_at"], row[f"{name}_to"])


def from_when(name: str, when: When | None) -> Values:
    if when is None:
        return {f"{name}{part}": None for part in ("", "_precision", "_reason", "_at", "_to")}
    words = {name: when.edtf, f"{name}_precision": when.precision, f"{name}_reason": when.reason}
    return words | from_span(name, when.span)


def to_when(row: Row, name: str) -> When | None:
    if row[name] is None:
        return None
    return When(row[name], row[f"{name}_precision"], row[f"{name}_reason"], to_span(row, name))


def from_place(place: Place | None) -> Values:
    return {
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "place_latitude": place.latitude if place else None,
        "place_longitude": place.longitude if place else None,
        "place_geonames": place.geonames if place else None,
        "place_precision": place.precision if place else None,
    }


def to_place(row: Row) -> Place | None:
    if row["place"] is None:
        return None
    return Place(
        row["place"],
        row["place_country"],
        row["place_latitude"],
        row["place_longitude"],
        row["place_geonames"],
        row["place_precision"],
    )


def pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]
