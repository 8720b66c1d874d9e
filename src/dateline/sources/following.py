"""From addresses to articles: pages as they are, feeds and sitemaps by the pages that they name."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

from dateline.errors import FetchError
from dateline.model import Raw, Visit
from dateline.sources.fetching import Answer, Fetcher, address, host_of
from dateline.sources.files import read_stream
from dateline.sources.memory import Memory
from dateline.sources.reading import Reading, Wanted

_FIRST_WAIT = timedelta(minutes=5)  # after a failure; doubled with each more
_LONGEST_WAIT = timedelta(days=1)
_SETTLED = timedelta(hours=1)  # a page is not fetched anew before, whatever its feed says
_MOST_FAILURES = 6  # in a row; then a page is given up until its feed says that it has changed


def follow(seeds: Iterable[Wanted], fetcher: Fetcher, how: Reading, memory: Memory) -> Iterator[Raw]:
    """The articles at these addresses, and at those that they lead to, as they come.

    What cannot be had is reported as a problem and left out. A page that `memory` knows is fetched again only where its
    feed says that it has changed, or after a failure, when some time has passed.
    """
    frontier = _Frontier(fetcher, memory)
    for seed in seeds:
        try:
            frontier.add(replace(seed, url=address(seed.url)))
        except FetchError as error:
            how.problem(seed.url, str(error))
    for wanted in frontier:
        found: list[Wanted] = []
        yield from _visit(wanted, fetcher, replace(how, want=found.append if wanted.leads else None), memory)
        for more in found:
            leads = min(more.leads, wanted.leads - 1)
            try:
                url = address(more.url)
            except FetchError as error:
                how.problem(more.url, f"{error}; named by {wanted.url}")
            else:
                frontier.add(replace(more, url=url, leads=leads, outlet=wanted.outlet, seed=wanted.seed or wanted.url))
    for seed_url, count in frontier.left_out.items():
        how.problem(seed_url, f"{count} of its pages were left out: --most fetches more in one run")


class _Frontier:
    """Addresses to fetch, each once: first those of the host that may be asked soonest."""

    def __init__(self, fetcher: Fetcher, memory: Memory) -> None:
        self._fetcher = fetcher
        self._memory = memory
        self._waiting: dict[str, deque[Wanted]] = {}  # by host
        self._met: set[str] = set()
        self._taken: Counter[str] = Counter()  # by seed
        self.left_out: Counter[str] = Counter()

    def add(self, wanted: Wanted) -> None:
        if wanted.url in self._met or not _is_due(wanted, self._memory.known(wanted.url)):
            return
        self._met.add(wanted.url)
        if wanted.seed and self._taken[wanted.seed] >= self._fetcher.manners.most:
            self.left_out[wanted.seed] += 1
            return
        self._taken[wanted.seed] += 1
        self._waiting.setdefault(host_of(wanted.url), deque()).append(wanted)

    def __iter__(self) -> Iterator[Wanted]:
        while self._waiting:
            host = min(self._waiting, key=self._fetcher.wait)
            yield self._waiting[host].popleft()
            if not self._waiting[host]:
                del self._waiting[host]


def _is_due(wanted: Wanted, before: Visit | None) -> bool:
    if before is None:
        return True
    now = datetime.now(UTC)
    if before.again and datetime.fromisoformat(before.again) > now:
        return False
    if _moment(wanted.stamp) > _moment(before.stamp):
        return now - datetime.fromisoformat(before.at) > _SETTLED
    return 0 < before.failures < _MOST_FAILURES or wanted.leads > 0 or not wanted.seed


def _moment(stamp: str | None) -> datetime:
    """When a page changed, by its feed; long ago where the feed does not say."""
    try:
        told = datetime.fromisoformat(stamp or "")
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _visit(wanted: Wanted, fetcher: Fetcher, how: Reading, memory: Memory) -> Iterator[Raw]:
    before = memory.known(wanted.url) or Visit(wanted.url, "")
    now = datetime.now(UTC)
    try:
        answer = fetcher.get(wanted.url, etag=before.etag, modified=before.modified)
    except FetchError as error:
        how.problem(wanted.url, str(error))
        memory.visited(wanted, _failed(replace(before, stamp=wanted.stamp), error, now))
        return
    made = replace(before, at=now.isoformat(), stamp=wanted.stamp, failures=0, problem=None, again=None)
    if answer is None:
        memory.visited(wanted, made)
        return
    memory.visited(wanted, replace(made, etag=answer.etag, modified=answer.modified))
    yield from _read(wanted, answer, how)


def _failed(before: Visit, error: FetchError, now: datetime) -> Visit:
    wait = min(_FIRST_WAIT * 2 ** min(before.failures, 10), _LONGEST_WAIT)
    wait = _LONGEST_WAIT if error.lasting else max(wait, min(timedelta(seconds=error.after), _LONGEST_WAIT))
    again = (now + wait).isoformat()
    return replace(before, at=now.isoformat(), failures=before.failures + 1, problem=str(error), again=again)


def _read(wanted: Wanted, answer: Answer, how: Reading) -> Iterator[Raw]:
    here = replace(how, url=answer.url, charset=answer.charset)
    hints: dict[str, object] = {"outlet": wanted.outlet} if wanted.outlet else {}
    if wanted.published:
        hints["published"] = wanted.published
    for raw in read_stream(BytesIO(answer.body), wanted.url, here):
        dated = "feed" if wanted.published else raw.dated
        yield replace(raw, row={**raw.row, **hints}, dated=dated)
