"""The pages of the reference that describe code are what the code says."""

import re
from pathlib import Path

import pytest

from dateline.formats import LAYOUTS
from dateline.store import query
from dateline.store.sql import described

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def listed(page: str) -> list[str]:
    """What stands between the first backticks of each row of a page's tables."""
    return re.findall(r"^\| `([^`]+)`", (REFERENCE / page).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_table_and_column_is_described_as_the_code_has_it() -> None:
    page = (REFERENCE / "tables.md").read_text(encoding="utf-8")
    assert page.endswith(described() + "\n"), "run tools/tables.py"


def test_every_layout_is_listed() -> None:
    assert listed("layouts.md") == list(LAYOUTS)


def test_every_field_of_a_query_is_listed() -> None:
    assert [name.rstrip(":") for name in listed("queries.md")] == list(query.FIELDS)


@pytest.mark.parametrize("alias", query.ALIASES)
def test_every_alias_is_named(alias: str) -> None:
    assert f"`{alias}:`" in (REFERENCE / "queries.md").read_text(encoding="utf-8")
