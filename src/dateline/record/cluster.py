"""Events as a pure function of the judgements: the best agreements join first, and no join may break a refusal."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dateline.model import Judgement
from dateline.record.blocking import candidates
from dateline.record.claims import MOVED, Claim
from dateline.record.compare import compare

REFUSED = 0.05  # a pair below this score may not stand in one event


def judge(claims: Sequence[Claim]) -> tuple[list[Judgement], list[tuple[str, ...]]]:
    """The judgements, sorted by ids, and the groups of report ids that follow from them.

    Every pair of a block is judged, and then every pair that would stand in one event through others: a report of
    "last year" must not tie together three meetings of that year.
    """
    at = {claim.report.id: index for index, claim in enumerate(claims)}
    moves: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.report.status in MOVED:
            for person in sorted(claim.people):
                moves[person].append(claim)

    def judged(pairs: Iterable[tuple[int, int]]) -> Iterator[Judgement]:
        for i, j in pairs:
            shared = claims[i].people & claims[j].people
            yield compare(claims[i], claims[j], [move for person in sorted(shared) for move in moves[person]])

    known = {(j.left, j.right): j for j in judged(candidates(claims))}
    while True:
        groups = clusters(at, known.values())
        missing = [pair for group in groups for pair in combinations(group, 2) if pair not in known]
        if not missing:
            return [known[pair] for pair in sorted(known)], groups
        known |= {(j.left, j.right): j for j in judged((at[a], at[b]) for a, b in missing)}


def clusters(report_ids: Iterable[str], judgements: Iterable[Judgement]) -> list[tuple[str, ...]]:
    """Groups of report ids: average-link joining of `same` pairs, best first; a person's judgement outranks all."""
    score: dict[tuple[str, str], float] = {}
    for judgement in judgements:
        score[judgement.left, judgement.right] = judgement.score
    group_of = {report: report for report in report_ids}
    members: dict[str, list[str]] = {report: [report] for report in group_of}
    ranked = sorted((pair for pair, s in score.items() if s >= 0.5), key=lambda pair: (-score[pair], pair))
    for a, b in ranked:
        ga, gb = group_of[a], group_of[b]
        if ga == gb or not _may_join(members[ga], members[gb], score):
            continue
        low, high = sorted((ga, gb))
        members[low].extend(members.pop(high))
        for report in members[low]:
            group_of[report] = low
    return sorted(tuple(sorted(group)) for group in members.values())


def _may_join(left: list[str], right: list[str], score: dict[tuple[str, str], float]) -> bool:
    """No refused pair across, and the known pairs agree on average."""
    known = [score[pair] for a in left for b in right if (pair := (min(a, b), max(a, b))) in score]
    return min(known) >= REFUSED and sum(known) / len(known) >= 0.4
