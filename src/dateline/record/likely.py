"""Which of many samples share much: the pairs that are worth a comparison.

Hashes and pairs lie in buckets, on disk once they are many, each small enough to be sorted in memory. So memory stays
the same however many samples there are.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

OWNERS = 10_000  # of samples in a bucket: some tens of megabytes for articles of usual length
_MOST_FILES = 200
_KEPT = 2**20  # bytes of a bucket that stay in memory
_TOGETHER = 1_000  # samples that are put away in one go
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_NO_DAY = -1


def likely(
    samples: Iterable[Hashes], days: Sequence[int | None], *, within: int, share: float
) -> Iterator[tuple[int, int]]:
    """The pairs of numbers of samples that have this share of the smaller one in common, in order.

    There is a day for each sample, or None; two days of a pair lie no further apart than `within`. No sample is empty,
    and none holds a hash twice.
    """
    told = np.array([_NO_DAY if day is None else day for day in days], dtype=np.int64)
    with ExitStack() as stack:
        width = max(OWNERS, 1 + len(told) // _MOST_FILES)
        buckets = 1 + len(told) // width
        held, pairs = _Buckets(stack, buckets), _Buckets(stack, buckets)
        sizes = _put_away(samples, held, len(told))
        for bucket in range(buckets):
            for low, high in _near(held.rows(bucket), told, within):
                pairs.put(low // width, low * len(told) + high)
        for bucket in range(buckets):  # each holds the pairs of some owners, the next one those of the next
            found, counts = np.unique(pairs.rows(bucket), return_counts=True)
            low, high = np.divmod(found, max(1, len(told)))
            enough = counts >= share * np.minimum(sizes[low], sizes[high])
            yield from zip(low[enough].tolist(), high[enough].tolist(), strict=True)


class _Buckets:
    """Whole numbers parted into buckets; a large bucket lies in a file that nobody else sees."""

    def __init__(self, stack: ExitStack, count: int) -> None:
        self.count = count
        self._files = [stack.enter_context(SpooledTemporaryFile(_KEPT)) for _ in range(count)]  # noqa: SIM115 - closed by the stack

    def put(self, bucket_of: Numbers, rows: Numbers) -> None:
        """Put each row into its bucket, in their order."""
        order = np.argsort(bucket_of, kind="stable")
        ends = np.cumsum(np.bincount(bucket_of, minlength=len(self._files)))
        for file, part in zip(self._files, np.split(rows[order], ends[:-1]), strict=True):
            if part.size:
                file.write(part.tobytes())

    def rows(self, bucket: int) -> Numbers:
        """Everything in one bucket, which is empty from then on."""
        with self._files[bucket] as file:
            file.seek(0)
            return np.frombuffer(file.read(), dtype=np.int64)


def _put_away(samples: Iterable[Hashes], held: _Buckets, count: int) -> Numbers:
    """How large each sample is; its hashes lie in the buckets, each beside its owner."""
    sizes = np.zeros(count, dtype=np.int64)
    waiting: list[Hashes] = []
    for owner, sample in enumerate(samples):
        sizes[owner] = sample.size
        waiting.append(sample)
        if len(waiting) == _TOGETHER or owner == count - 1:
            first = owner + 1 - len(waiting)
            hashes = np.concatenate(waiting)
            owners = np.repeat(np.arange(first, owner + 1), sizes[first : owner + 1])
            bucket_of = (hashes * _SPREAD >> np.uint64(32)) % np.uint64(held.count)
            held.put(bucket_of.astype(np.int64), np.stack([hashes.view(np.int64), owners], axis=1))
            waiting.clear()
    return sizes


def _near(rows: Numbers, told: Numbers, within: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Every two owners of one hash whose days are near, once for each such hash; the smaller number first."""
    hashes, owners = rows.reshape(-1, 2).T
    order = np.lexsort((told[owners], hashes))
    hashes, owners = hashes[order], owners[order]
    days = told[owners]
    left, step = np.arange(owners.size), 0
    while left.size:  # each owner of a hash with the next, the one after it ... as long as the days are near
        step += 1
        left = left[left + step < owners.size]
        right = left + step
        near = (hashes[left] == hashes[right]) & ((days[left] < 0) | (days[right] - days[left] <= within))
        left, right = left[near], right[near]
        yield np.minimum(owners[left], owners[right]), np.maximum(owners[left], owners[right])
