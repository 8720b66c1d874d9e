"""How often one address may ask: a bucket that fills steadily, so that a page with its charts passes at once."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

BURST = 5  # seconds' worth that may be asked at once
KEPT = 10_000  # addresses remembered, the latest


class Rate:
    """`each` requests a second on average for each address."""

    def __init__(self, each: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._each = each
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # address -> requests left, when that was so

    def wait(self, address: str) -> int:
        """Seconds that this address must wait before it asks; 0 where it may now, and then it has asked."""
        now = self._clock()
        left, then = self._left.pop(address, (float(self._each * BURST), now))
        left = min(left + (now - then) * self._each, float(self._each * BURST))
        waits = left < 1
        self._left[address] = (left if waits else left - 1, now)
        if len(self._left) > KEPT:
            self._left.popitem(last=False)
        return math.ceil((1 - left) / self._each) if waits else 0
