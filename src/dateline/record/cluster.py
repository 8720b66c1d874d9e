"""Events as a pure function of the judgements: the best agreements join first, and no join may break a refusal."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.model import Judgement
from dateline.record.claims import Claim
from dateline.record.compare import compare
from dateline.record.weights import SAME

REFUSED = 0.05  # a pair below this score may not stand in one event
AGREED = 0.4  # what all pairs of two groups must score on average, for the groups to join

Pair = tuple[str, str]


class Judge:
    """Judges pairs of reports (smaller id first) when asked, each once. `claims` may grow between the questions.

    `known` are scores of pairs that were judged before.
    """

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._claims = claims
        self._judged: dict[Pair, Judgement] = {}
        self._movers: dict[str, list[Claim]] = defaultdict(list)
        self._moves: set[str] = set()
        self.known: dict[Pair, float] = {}

    def tell(self, moves: Iterable[Claim]) -> None:
        """The postponements that may have moved what the pairs asked for announce."""
        for move in moves:
            if move.report.id not in self._moves:
                self._moves.add(move.report.id)
                for person in sorted(move.people):
                    self._movers[person].append(move)

    def of(self, one: str, other: str) -> Judgement:
        if (one, other) not in self._judged:
            left, right = self._claims[one], self._claims[other]
            shared = sorted(left.people & right.people) if left.planned or right.planned else ()
            moves = [move for person in shared for move in self._movers[person]]
            self._judged[one, other] = compare(left, right, moves)
        return self._judged[one, other]

    def score(self, one: str, other: str) -> float:
        known = self.known.get((one, other))
        return self.of(one, other).score if known is None else known


def clusters(reports: Iterable[str], near: Iterable[Pair], judge: Judge) -> list[tuple[str, ...]]:
    """Groups of report ids: `near` pairs that are the same, best first, join their groups where all pairs across agree.

    Pairs that are not near are judged where they would come to stand in one event: a report of "last year" must not
    tie together three meetings of that year.
    """
    ranked = sorted((-score, pair) for pair in near if (score := judge.score(*pair)) >= SAME)
    members: dict[str, list[str]] = {report: [report] for report in reports}
    group_of = {report: report for report in members}
    for _, (a, b) in ranked:
        one, other = group_of[a], group_of[b]
        if one == other or not _may_join(members[one], members[other], judge):
            continue
        low, high = sorted((one, other))
        members[low].extend(members.pop(high))
        for report in members[low]:
            group_of[report] = low
    return sorted(tuple(sorted(group)) for group in members.values())


def _may_join(left: Sequence[str], right: Sequence[str], judge: Judge) -> bool:
    """No refused pair across, and the pairs agree on average."""
    total = 0.0
    for score in _across(left, right, judge):
        if score < REFUSED:
            return False
        total += score
    return total / (len(left) * len(right)) >= AGREED


def _across(left: Sequence[str], right: Sequence[str], judge: Judge) -> Iterator[float]:
    return (judge.score(min(a, b), max(a, b)) for a in left for b in right)
