"""Likely pairs are the same however few of the samples are in memory."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import likely as module
from dateline.record.likely import Hashes, likely

SAMPLES = st.lists(
    st.tuples(
        st.sets(st.integers(2**64 - 8, 2**64 - 1) | st.integers(0, 8), min_size=1), st.none() | st.integers(1, 6)
    ),
    max_size=25,
)


def arrays(samples: list[tuple[set[int], int | None]]) -> list[Hashes]:
    return [np.array(sorted(hashes), dtype=np.uint64) for hashes, _ in samples]


def compared(samples: list[tuple[set[int], int | None]], within: int, share: float) -> list[tuple[int, int]]:
    """Every pair held against the definition."""
    found = []
    for (a, (one, day)), (b, (other, later)) in combinations(enumerate(samples), 2):
        near = day is None or later is None or abs(day - later) <= within
        if near and len(one & other) >= max(1, share * min(len(one), len(other))):
            found.append((a, b))
    return found


@given(SAMPLES, st.sampled_from([0.2, 0.5, 1.0]))
@pytest.mark.parametrize("owners", [2, 7, 10_000])
def test_pairs_are_those_of_the_definition(
    owners: int, samples: list[tuple[set[int], int | None]], share: float
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"OWNERS": owners, "_KEPT": 64, "_TOGETHER": 3}.items():
            patch.setattr(module, name, value)
        days = [day for _, day in samples]
        assert list(likely(arrays(samples), days, within=2, share=share)) == compared(samples, 2, share)


def test_no_samples_have_no_pairs() -> None:
    assert not list(likely([], [], within=1, share=0.5))
