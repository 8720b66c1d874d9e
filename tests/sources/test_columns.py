"""Columns named by the user, from the command line to the article."""

import pytest

from dateline import sources
from dateline.errors import InputError


def test_a_field_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(InputError, match="no field 'mood'"):
        sources.read([], on_problem=lambda problem: None, columns={"mood": "x"})
