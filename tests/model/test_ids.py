"""Content ids: the same content has the same id, other content another."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import content_id

PARTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(PARTS)
def test_an_id_is_its_tag_and_sixteen_hex_digits(part: object) -> None:
    assert re.fullmatch(r"ev-[0-9a-f]{16}", content_id("ev", part))


@given(PARTS)
def test_the_same_content_has_the_same_id(part: object) -> None:
    assert content_id("ev", part) == content_id("ev", part)


def test_an_id_never_changes_between_versions() -> None:
    assert content_id("ev", "CONSULT", ["a", "b"]) == "ev-9ede4700a9ca9c5d"


def test_the_order_of_keys_does_not_matter_and_that_of_parts_does() -> None:
    assert content_id("ev", {"a": 1, "b": 2}) == content_id("ev", {"b": 2, "a": 1})
    assert content_id("ev", "a", "b") != content_id("ev", "b", "a")


def test_the_tag_is_part_of_the_content() -> None:
    assert content_id("ev", "a")[3:] != content_id("st", "a")[3:]


def test_parts_do_not_run_together() -> None:
    assert content_id("ev", "ab", "c") != content_id("ev", "a", "bc")
