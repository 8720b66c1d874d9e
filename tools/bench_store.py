"""How long the common questions take on a large record: `python tools/bench_store.py [ARTICLES] [RECORD]`.

The record is invented articles many times over (tests/store/multiplied.py), written once and kept in build/. Each
question is asked with different values; the 95th percentile of each must stay under LIMIT milliseconds of this
process' own time, so that what else the machine does is not measured. The time on the clock is told beside it.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.store import multiplied  # noqa: E402

from dateline import front  # noqa: E402
from dateline.store import View, Writer  # noqa: E402

LIMIT = 50.0
ROUNDS = 40
PAGE = 50  # events on a page of answers


def build(path: Path, articles: int) -> None:
    groups = articles // 3
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        with View(path) as view:
            if view.counts().articles == groups * 3 and not view.settings().get("stale"):
                return
    started = time.monotonic()
    with Writer(path, coder="bench") as writer:
        if writer.put_codings(multiplied.codings(groups)).changed or writer.stale:
            writer.replace_record(multiplied.record(groups))
    print(f"{path}: {groups * 3} articles, written in {time.monotonic() - started:.0f} s")


def questions(view: View) -> dict[str, Callable[[int], object]]:
    """The common questions, each of a number that varies what is asked."""

    def ask(query: Callable[[int], str]) -> Callable[[int], object]:
        return lambda n: view.events(front.asked(query(n)), limit=PAGE)

    people = multiplied.people(400)
    countries, topics = multiplied.COUNTRIES, multiplied.TOPICS

    def month(n: int) -> str:
        return multiplied.day(n * 31).isoformat()[:7]

    return {
        "events of an actor": ask(lambda n: f'actor:"{people[n * 9].name}"'),
        "events of a dyad": ask(lambda n: f"dyad:{countries[n % 24]}-{countries[(n + 7) % 24]}"),
        "events of a country": ask(lambda n: f"country:{countries[n % 24]}"),
        "events of two countries": ask(lambda n: f"country:{countries[n % 24]},{countries[(n + 1) % 24]}"),
        "a type": ask(lambda n: f"type:{('visit', 'meet', 'phone', 'sanction')[n % 4]}"),
        "a status": ask(lambda n: f"status:{('planned', 'held')[n % 2]}"),
        "a month": ask(lambda n: f"on:{month(n)}"),
        "since a month": ask(lambda n: f"since:{month(n)}"),
        "an outlet's month": ask(lambda n: f'outlet:"Outlet {n * 7 % 97}" on:{month(n)}'),
        "a country's plans": ask(lambda n: f"country:{countries[n % 24]} status:planned"),
        "a country's month": ask(lambda n: f"country:{countries[n % 24]} on:{month(n)}"),
        "visits of a month": ask(lambda n: f"type:visit on:{month(n)}"),
        "words in events": ask(lambda n: f'actor:"{people[n * 9].name}" sanction*'),
        "a page of events": lambda n: view.events(limit=PAGE, offset=n * PAGE),
        "the newest events": lambda n: view.events(limit=PAGE, offset=n * PAGE, newest=True),
        "how many of a country": lambda n: view.count(front.asked(f"country:{countries[n % 24]}")),
        "statements by words": lambda n: view.statements(text=("agreed", "million dollars")[n % 2], limit=PAGE),
        "the most active": lambda n: view.actors(limit=PAGE, offset=n),
        "one event": lambda n: view.event(f"ev-1111aaaa0000ffff{n * 11}"),
        "one article": lambda n: view.article(f"a2-{n * 13}"),
        "articles by words": lambda n: view.search(f"{topics[n % 16]} {topics[(n + 5) % 16]}", "articles"),
        "a phrase in articles": lambda n: view.search(f'"{topics[n % 16]} and {topics[n // 2 % 16]}"', "articles"),
        "facets of everything": lambda n: view.facets(),
        "facets of a country": lambda n: view.facets(front.asked(f"country:{countries[n % 24]}")),
        "facets of a month": lambda n: view.facets(front.asked(f"on:{month(n)}")),
        "facets of a dyad": lambda n: view.facets(front.asked(f"dyad:{countries[n % 24]}-{countries[(n + 7) % 24]}")),
    }


def main() -> int:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    path = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "build" / f"bench-{articles}.db"
    build(path, articles)
    slow = []
    with View(path) as view:
        for name, ask in questions(view).items():
            ask(0)  # the first reads the pages from disk
            own, clock = [], []
            for n in range(1, ROUNDS + 1):
                started, used = time.perf_counter(), time.process_time()
                ask(n)
                own.append(1000 * (time.process_time() - used))
                clock.append(1000 * (time.perf_counter() - started))
            p95, waited = (statistics.quantiles(times, n=20)[-1] for times in (own, clock))
            slow += [name] * (p95 >= LIMIT)
            print(f"{name:24} median {statistics.median(own):6.1f} ms   p95 {p95:6.1f} ms   (clock {waited:6.1f} ms)")
    if slow:
        print(f"over {LIMIT:.0f} ms: {', '.join(slow)}")
    return bool(slow)


if __name__ == "__main__":
    sys.exit(main())
